import { randomUUID } from "node:crypto";
import type { Translator } from "../i18n/i18n.ts";
import type { Problem } from "../units/problem.ts";
import { fault } from "./fault.ts";
import type { Ask } from "./reply.ts";

/** What was typed, field by field, exactly. */
export type Typed<Name extends string = string> = Readonly<Record<Name, string>>;

/** A field as the partials print it. */
export interface FieldView {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly error: string | null;
}

export interface OptionView {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
  readonly hint?: string;
}

/** A form as a page prints it. */
export interface FormView<Name extends string> {
  readonly fields: Readonly<Record<Name, FieldView>>;
  /** For the error summary: every problem, in the order of the fields, linked to its field. */
  readonly errors: readonly { readonly href: string | null; readonly text: string }[];
  readonly wrong: boolean;
  readonly requestId: string;
}

const always = ["requestId", "version"] as const;

/**
 * The named fields of a posted form; one that was not sent is empty. A field that the form does not have
 * is a fault (400): nobody's browser sends one.
 */
export function readForm<Name extends string>(
  req: Ask,
  names: readonly Name[],
): Typed<Name | "requestId" | "version"> {
  const body = new Map(Object.entries((req.body ?? {}) as Record<string, string>));
  const known: readonly string[] = [...names, ...always];
  for (const name of body.keys()) if (!known.includes(name)) throw fault(400, "web.field-unknown");
  return Object.fromEntries(known.map((name) => [name, body.get(name) ?? ""])) as Typed<
    Name | "requestId" | "version"
  >;
}

/** The version that a form carried; a form without one is a fault (400). */
export function readVersion(typed: { readonly version: string }): number {
  if (!/^\d{1,9}$/.test(typed.version)) throw fault(400, "web.field-unknown");
  return Number(typed.version);
}

/** The id by which a repeated post is known, if the form carried a fit one. */
export function requestIdOf(typed: { readonly requestId: string }): { readonly requestId?: string } {
  return /^[A-Za-z0-9-]{8,100}$/.test(typed.requestId) ? { requestId: typed.requestId } : {};
}

/**
 * A form to print: `values` in its fields, and each problem as a sentence at the field that its path names
 * (`city.name` and `amount.value` too: the first or last part of the path). A sentence is looked up for the
 * field first (`<form>.<field>.<code>`), then for any field (the code alone). A repeated form keeps its
 * request id, so that going back and sending again does nothing twice.
 */
export function formView<Name extends string>(
  texts: Translator,
  form: string,
  values: Typed<Name>,
  names: readonly Name[],
  problems: readonly Problem[] = [],
  requestId?: string,
): FormView<Name> {
  const errors = new Map<Name | null, string[]>();
  for (const problem of problems) {
    const name = fieldOf(problem.path, names);
    const text = sentence(texts, form, name, problem);
    const told = errors.get(name) ?? [];
    if (!told.includes(text)) errors.set(name, [...told, text]);
  }
  const fields = Object.fromEntries(
    names.map((name): [Name, FieldView] => [
      name,
      { id: `f-${name}`, name, value: values[name] ?? "", error: errors.get(name)?.[0] ?? null },
    ]),
  ) as Record<Name, FieldView>;
  const summary = [...names, null].flatMap((name) =>
    (errors.get(name) ?? []).map((text) => ({ href: name === null ? null : `#f-${name}`, text })),
  );
  return {
    fields,
    errors: summary,
    wrong: summary.length > 0,
    requestId: requestId === undefined || requestId === "" ? randomUUID() : requestId,
  };
}

/** The choices of a select or radio field, the one in `value` chosen. */
export function options(
  value: string,
  choices: readonly (readonly [value: string, label: string, hint?: string])[],
): readonly OptionView[] {
  return choices.map(([id, label, hint]) => ({
    value: id,
    label,
    selected: id === value,
    ...(hint === undefined ? {} : { hint }),
  }));
}

function fieldOf<Name extends string>(path: string, names: readonly Name[]): Name | null {
  const parts = path.split(".");
  return (
    names.find((name) => name === path) ??
    names.find((name) => name === parts.at(-1)) ??
    names.find((name) => name === parts[0]) ??
    null
  );
}

function sentence(texts: Translator, form: string, name: string | null, problem: Problem): string {
  const own = name === null ? undefined : texts.find(`${form}.${name}.${problem.code}`, problem.params);
  return own ?? texts.message(problem);
}
