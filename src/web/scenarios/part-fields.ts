import type { Translator } from "../../i18n/i18n.ts";
import type { Problem } from "../../units/problem.ts";
import { options, type OptionView } from "../form.ts";

export type Choice = readonly [value: string, label: string, hint?: string];

interface Labelled {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: true;
}

/** A line of text or a number; `signed` may be negative, `percent` has its sign beside it. */
export interface LineField extends Labelled {
  readonly kind: "text" | "number" | "signed" | "percent" | "signed-percent" | "year";
  readonly suffix?: string;
}

/** A number and its unit; the unit's control is called `<name>.unit`. */
export interface QuantityField extends Labelled {
  readonly kind: "quantity";
  readonly units: readonly Choice[];
}

/** Lines of a year and an amount; with `units`, all in the unit of `<name>.unit`. */
export interface PointsField extends Labelled {
  readonly kind: "points";
  readonly units?: readonly Choice[];
}

export interface ChoiceField extends Labelled {
  readonly kind: "select" | "radios";
  readonly choices: readonly Choice[];
}

/** Boxes to tick, each a control of its own. */
export interface ChecksField extends Labelled {
  readonly kind: "checks";
  readonly groups: readonly CheckGroup[];
}

export interface CheckGroup {
  readonly label: string | null;
  /** 1 to 6: colours the group. */
  readonly sector: number | null;
  readonly items: readonly CheckItem[];
}

export interface CheckItem {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  /** Boxes for the parts of what this box is for. */
  readonly within?: readonly Omit<CheckItem, "within" | "open">[];
  /** Whether its parts are in view before any is ticked. */
  readonly open?: boolean;
}

/** A small number for each of several things. */
export interface NumbersField extends Labelled {
  readonly kind: "numbers";
  readonly items: readonly { readonly name: string; readonly label: string }[];
}

/** Fields side by side. */
export type LineOfFields = readonly PartField[];

/** Lines of the same few fields; what stays blank is no row. */
export interface RowsField extends Labelled {
  readonly kind: "rows";
  readonly lines: readonly LineOfFields[];
}

/** Words between fields. */
export interface Heading {
  readonly kind: "heading";
  readonly name: "";
  readonly label: string;
  readonly hint?: string;
}

export type PartField =
  | LineField
  | QuantityField
  | PointsField
  | ChoiceField
  | ChecksField
  | NumbersField
  | RowsField
  | Heading;

/** What stood in each control of a form, exactly. */
export type TypedPart = Readonly<Record<string, string>>;

/** The names of every control of a form, in order. */
export function controlsOf(fields: readonly PartField[]): readonly string[] {
  return fields.flatMap((field): readonly string[] => {
    switch (field.kind) {
      case "heading":
        return [];
      case "quantity":
        return [field.name, `${field.name}.unit`];
      case "points":
        return field.units ? [field.name, `${field.name}.unit`] : [field.name];
      case "checks":
        return field.groups.flatMap(({ items }) =>
          items.flatMap(({ name, within = [] }) => [name, ...within.map((one) => one.name)]),
        );
      case "numbers":
        return field.items.map(({ name }) => name);
      case "rows":
        return field.lines.flatMap(controlsOf);
      default:
        return [field.name];
    }
  });
}

/** A control's label and, of its value, what stands on the page: for comparing two versions. */
export function shownControl(
  fields: readonly PartField[],
  name: string,
  typed: TypedPart,
): { readonly label: string; readonly value: string } {
  const value = typed[name] ?? "";
  for (const field of fields) {
    if (!controlsOf([field]).includes(name)) continue;
    switch (field.kind) {
      case "checks": {
        const items = field.groups.flatMap(({ items }) =>
          items.flatMap((item) => [item, ...(item.within ?? [])]),
        );
        const label = items.find((item) => item.name === name)?.label ?? "";
        return { label: `${field.label} ${label}`, value: value === "" ? "" : "✓" };
      }
      case "numbers":
        return {
          label: `${field.label} ${field.items.find((item) => item.name === name)?.label ?? ""}`,
          value,
        };
      case "rows": {
        const line = field.lines.findIndex((fields) => controlsOf(fields).includes(name));
        const shown = shownControl(field.lines[line] ?? [], name, typed);
        return { ...shown, label: `${field.label} ${line + 1}: ${shown.label}` };
      }
      case "select":
      case "radios":
        return { label: field.label, value: field.choices.find(([id]) => id === value)?.[1] ?? value };
      default:
        return { label: field.label, value };
    }
  }
  return { label: name, value };
}

/** The id of a control on the page, where an error's link leads. */
export function controlId(name: string): string {
  return `f-${name.replaceAll(/[^\w-]/g, "-")}`;
}

export interface PartFormView {
  readonly fields: readonly object[];
  readonly errors: readonly { readonly href: string | null; readonly text: string }[];
}

/**
 * A form to print: each field as its partial takes it, the typed values in it, and each problem as a
 * sentence at the control its path names (its own for the kind of part or the control, else the code's);
 * others stand in the summary alone.
 */
export function partFormView(
  texts: Translator,
  kind: string,
  fields: readonly PartField[],
  typed: TypedPart,
  problems: readonly Problem[],
): PartFormView {
  const controls = new Set(fields.flatMap((field) => [field.name, ...controlsOf([field])]));
  const told = new Map<string, string[]>();
  for (const problem of problems) {
    const { path, code, params } = problem;
    const own =
      texts.find(`planning:${kind}.${path}.${code}`, params) ??
      texts.find(`planning:field.${path}.${code}`, params);
    const text = own ?? texts.message(problem);
    const name = controls.has(problem.path) && problem.path !== "" ? problem.path : "";
    const before = told.get(name) ?? [];
    if (!before.includes(text)) told.set(name, [...before, text]);
  }
  const error = (name: string): string | null => told.get(name)?.[0] ?? null;
  const errors = [
    ...new Set([...fields.flatMap((field) => [field.name, ...controlsOf([field])]), ""]),
  ].flatMap((name) =>
    (told.get(name) ?? []).map((text) => ({ href: name === "" ? null : `#${controlId(name)}`, text })),
  );
  return { fields: fields.map((field) => fieldView(field, typed, error)), errors };
}

function fieldView(field: PartField, typed: TypedPart, error: (name: string) => string | null): object {
  const value = typed[field.name] ?? "";
  const common = {
    kind: field.kind,
    id: controlId(field.name),
    name: field.name,
    value,
    label: field.label,
    hint: field.hint ?? null,
    error: error(field.name),
    optional: "optional" in field,
    suffix: null,
    unit: null,
    options: null,
    groups: [],
    items: [],
    lines: [],
  };
  const unitOf = (units: readonly Choice[]) => ({
    name: `${field.name}.unit`,
    options: options(typed[`${field.name}.unit`] ?? "", units),
  });
  switch (field.kind) {
    case "quantity":
      return { ...common, error: common.error ?? error(`${field.name}.unit`), unit: unitOf(field.units) };
    case "points":
      return { ...common, unit: field.units ? unitOf(field.units) : null };
    case "select":
    case "radios":
      return { ...common, options: options(value, field.choices) satisfies readonly OptionView[] };
    case "checks":
      return { ...common, groups: field.groups.map((group) => groupView(group, typed)) };
    case "numbers":
      return {
        ...common,
        items: field.items.map((item) => ({
          ...item,
          id: controlId(item.name),
          value: typed[item.name] ?? "",
          error: error(item.name),
        })),
      };
    case "rows":
      return {
        ...common,
        lines: field.lines.map((line) =>
          line.map((one) => ({ ...fieldView(one, typed, error), hint: null })),
        ),
      };
    case "heading":
      return common;
    default:
      return { ...common, suffix: field.suffix ?? (field.kind.endsWith("percent") ? "%" : null) };
  }
}

function groupView(group: CheckGroup, typed: TypedPart): object {
  const item = ({ name, label, note }: Omit<CheckItem, "within" | "open">) => ({
    id: controlId(name),
    name,
    label,
    note: note ?? null,
    checked: (typed[name] ?? "") !== "",
  });
  return {
    label: group.label,
    sector: group.sector,
    items: group.items.map((one) => {
      const within = (one.within ?? []).map(item);
      return { ...item(one), within, open: one.open === true || within.some(({ checked }) => checked) };
    }),
  };
}
