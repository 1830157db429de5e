import type { Translator } from "../../../i18n/i18n.ts";
import type { Knowledge } from "../../../inventory/prepare.ts";
import type { MeasureEntry } from "../../../planning/library/measure-entry.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import type { PlanPart } from "../../../store/plan-parts.ts";
import type { PartKind } from "../../../store/tables.ts";
import type { NumberFormat } from "../../../units/number-format.ts";
import type { OpenPlan } from "../open.ts";
import type { Choice, PartField, TypedPart } from "../part-fields.ts";
import type { PartReader } from "../part-reader.ts";
import type { PartWriter } from "../part-writer.ts";

/** What a form is made in. */
export interface PartContext {
  readonly texts: Translator;
  readonly knowledge: Knowledge;
  readonly open: OpenPlan;
  readonly format: NumberFormat;
  /** Which of the kind's types, where it has several; `""` where it has none. */
  readonly type: string;
  /** The part that is being changed. */
  readonly part: PlanPart | null;
  /** The entry of the measure library that it comes from. */
  readonly entry: MeasureEntry | null;
  /** What a new part is started from, in place of a blank form. */
  readonly started: JsonObject | null;
}

/** How one kind of part is asked for, read and shown again. */
export interface PartForm {
  readonly kind: PartKind;
  /** Types that have forms of their own, the first page of a new part. */
  readonly types: readonly string[];
  /** The page of the plan that lists this kind. */
  readonly list: "growth" | "measures" | "goals" | "risk" | "progress";
  fields(context: PartContext): readonly PartField[];
  /** The part's document; problems are kept by the reader. */
  read(reader: PartReader, context: PartContext): JsonObject;
  /** The reverse of `read`. */
  write(writer: PartWriter, document: JsonObject, context: PartContext): void;
  /** The key of a new part. */
  key(typed: TypedPart, context: PartContext): string;
  /** The control that a problem of the document belongs to, where its path does not say it. */
  controlOf?(path: string): string | undefined;
}

/** A document's members, those that are undefined left out. */
export function present(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

export function nameField(texts: Translator, kind: string): PartField {
  return {
    kind: "text",
    name: "name",
    label: texts.t(`planning:${kind}.name.label`),
    hint: texts.t(`planning:${kind}.name.hint`),
  };
}

export function choices(texts: Translator, prefix: string, ids: readonly string[]): readonly Choice[] {
  return ids.map((id) => {
    const hint = texts.find(`${prefix}.${id}.hint`);
    return hint === undefined ? [id, texts.t(`${prefix}.${id}`)] : [id, texts.t(`${prefix}.${id}`), hint];
  });
}

export const plain = (units: readonly string[]): readonly Choice[] => units.map((unit) => [unit, unit]);
