import { idsMatching } from "../../../factors/choices.ts";
import type { InventoryDocument as InventoryFrame } from "../../../inventory/document.ts";
import { offerOf } from "../../../inventory/prepare.ts";
import { optionsOf } from "../../../methods/input-schema.ts";
import type { Translator } from "../../../i18n/i18n.ts";
import { idText } from "../../../i18n/method-texts.ts";
import type { MeasureField, MeasureFields, Options } from "../../../planning/measures/field.ts";
import { OPERATORS } from "../../../planning/measures/operators.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import type { Choice, LineOfFields, PartField } from "../part-fields.ts";
import type { PartReader } from "../part-reader.ts";
import type { PartWriter } from "../part-writer.ts";
import { plain, present, type PartContext } from "./part-form.ts";

/** Blank lines that a list of rows offers after those that are filled in. */
const SPARE_LINES = 3;
const WASTE = /^WA-/;

/** What a measure of the context's type is asked, as its operator declares it. */
export function ownFields(context: PartContext): readonly PartField[] {
  const document = context.part?.document ?? context.started ?? {};
  return Object.entries(declared(context)).map(([name, field]) => {
    const filled = document[name];
    return asked(context, field, name, controlName(name), Array.isArray(filled) ? filled.length : 0);
  });
}

/** What was typed, as the document has it; left-out answers are left out. */
export function readOwnFields(reader: PartReader, context: PartContext): JsonObject {
  return present(
    Object.fromEntries(
      Object.entries(declared(context)).map(([name, field]) => {
        const control = controlName(name);
        const value = read(reader, context, field, control);
        return [name, field.optional ? value : reader.required(control, value)];
      }),
    ),
  );
}

export function writeOwnFields(writer: PartWriter, document: JsonObject, context: PartContext): void {
  for (const [name, field] of Object.entries(declared(context)))
    write(writer, field, controlName(name), document[name]);
}

/** Questions of a type that the form asks by the same name of something else: the spread, the equipment. */
const ASKED_ELSEWHERE = new Set(["shape", "lifetime"]);

/** The control of one of the type's own fields. */
export function controlName(name: string): string {
  return ASKED_ELSEWHERE.has(name) ? `own.${name}` : name;
}

function declared({ type }: PartContext): MeasureFields {
  return OPERATORS.get(type)?.fields ?? {};
}

/** Words for a type where it has its own, else those of all types. */
export function words({ texts, type }: PartContext, name: string): { label: string; hint: string } {
  return fieldWords(texts, type, name);
}

/** The same outside a form. */
export function fieldWords(texts: Translator, type: string, name: string): { label: string; hint: string } {
  const find = (part: string): string | undefined =>
    texts.find(`planning:measure.${type}.${name}.${part}`) ?? texts.find(`planning:measure.${name}.${part}`);
  return { label: find("label") ?? name, hint: find("hint") ?? "" };
}

/**
 * @param name of the field in its declaration, by which it has its words
 * @param control the control's name; in a row the list's name and the row's number stand before it
 */
function asked(
  context: PartContext,
  field: MeasureField,
  name: string,
  control: string,
  filled: number,
): PartField {
  const { label, hint } = words(context, name);
  const common = { name: control, label, hint, ...(field.optional ? { optional: true as const } : {}) };
  switch (field.kind) {
    case "share":
    case "efficiency":
      return { kind: "percent", ...common };
    case "number":
      return { kind: field.least < 0 ? "signed" : "number", ...common };
    case "year":
      return { kind: "year", ...common };
    case "quantity":
      return { kind: "quantity", ...common, units: plain(field.offer) };
    case "choice":
      return { kind: "select", ...common, choices: choicesOf(context, field.from, name) };
    case "rows": {
      const count = Math.min(field.most, filled + SPARE_LINES);
      const lines = Array.from({ length: count }, (_, at): LineOfFields =>
        Object.entries(field.columns).map(([column, inner]) =>
          asked(context, inner, `${name}.${column}`, `${control}.${at}.${column}`, 0),
        ),
      );
      return { kind: "rows", ...common, lines };
    }
  }
}

function choicesOf(context: PartContext, from: Options, name: string): readonly Choice[] {
  const { texts, type } = context;
  const none: Choice = ["", texts.find(`planning:measure.${type}.${name}.none`) ?? texts.t("form.choose")];
  return [none, ...offered(context, from)];
}

function offered(context: PartContext, from: Options): readonly Choice[] {
  const { texts, knowledge, open } = context;
  const named = (ids: readonly string[]): readonly Choice[] =>
    ids.map((id): Choice => [
      id,
      texts.find(`planning:treatment.${id}`) ?? texts.find(`planning:factor.${id}`) ?? idText(texts, id),
    ]);
  if (from === "fractions") return named(fractionsOf(context));
  if (from === "factors") return named(factorsOf(context));
  if (from === "activities") {
    return open.stored.activities.map(({ id, ref, label }): Choice => [
      id,
      `${ref} ${label || texts.t("inventory:entry.unnamed", { ref })}`,
    ]);
  }
  if (typeof from === "object" && "method" in from) return named(inputIds(context, from.method, from.input));
  if (from !== "fuels" && !("library" in from)) return named(from);
  const ids = idsMatching(knowledge.library, from === "fuels" ? "fuel/+/ncv" : from.library);
  const sorted = named(ids).toSorted(([, one], [, other]) => one.localeCompare(other, texts.language));
  return from === "fuels" ? [["electricity", texts.t("planning:measure.electricity")], ...sorted] : sorted;
}

/** The fractions that the inventory's waste is made of. */
function fractionsOf({ open }: PartContext): readonly string[] {
  const found = new Set<string>();
  for (const { method, document } of open.stored.activities) {
    if (!WASTE.test(method)) continue;
    const inputs = (document["inputs"] ?? {}) as JsonObject;
    const composition = (inputs["composition"] ?? {}) as Readonly<Record<string, unknown>>;
    for (const [key, value] of Object.entries(composition)) {
      if (typeof value === "object" && value !== null) for (const id of Object.keys(value)) found.add(id);
      else found.add(key);
    }
  }
  return [...found];
}

/** Factors that the methods of the inventory's entries use. */
function factorsOf({ open, knowledge }: PartContext): readonly string[] {
  const codes = new Set(open.stored.activities.map(({ method }) => method));
  const names = [...codes].flatMap((code) => knowledge.book.get(code)?.method.factors ?? []);
  return [...new Set(names.map(({ name }) => name))].toSorted();
}

/** What a choice of a method may be, in a list its column. */
function inputIds({ open, knowledge }: PartContext, code: string, path: string): readonly string[] {
  const [name, column] = path.split(".");
  const input = knowledge.book.get(code)?.method.inputs.find((one) => one.name === name);
  const choice = input?.kind === "list" ? input.columns.find((one) => one.name === column) : input;
  if (choice?.kind !== "choice") throw new Error(`${code} has no choice ${path}`);
  const frame = open.stored.document as unknown as Pick<InventoryFrame, "gwp" | "guidelines">;
  return optionsOf(choice, offerOf(knowledge, frame.gwp, frame.guidelines));
}

function read(reader: PartReader, context: PartContext, field: MeasureField, control: string): unknown {
  switch (field.kind) {
    case "share":
    case "efficiency":
      return reader.percent(control);
    case "number": {
      const number = reader.number(control);
      return number === undefined ? undefined : Number(number);
    }
    case "year":
      return reader.year(control);
    case "quantity":
      return reader.quantity(control);
    case "choice":
      return reader.choice(
        control,
        offered(context, field.from).map(([id]) => id),
      );
    case "rows":
      return readRows(reader, context, field, control);
  }
}

/** The lines in which something stands; in those every answer that is not optional is asked for. */
function readRows(
  reader: PartReader,
  context: PartContext,
  { columns, most }: Extract<MeasureField, { kind: "rows" }>,
  control: string,
): readonly unknown[] | undefined {
  const rows: unknown[] = [];
  for (let at = 0; at < most; at++) {
    const cells = Object.entries(columns).map(([column, field]) => [column, field, `${control}.${at}.${column}`] as const); // prettier-ignore
    if (cells.every(([, , cell]) => reader.text(cell) === undefined)) continue;
    rows.push(
      present(
        Object.fromEntries(
          cells.map(([column, field, cell]) => {
            const value = read(reader, context, field, cell);
            return [column, field.optional ? value : reader.required(cell, value)];
          }),
        ),
      ),
    );
  }
  return rows.length > 0 ? rows : undefined;
}

function write(writer: PartWriter, field: MeasureField, control: string, value: unknown): void {
  switch (field.kind) {
    case "share":
    case "efficiency":
      return writer.percent(control, value);
    case "number":
      return writer.number(control, value);
    case "quantity":
      return writer.quantity(control, value);
    case "year":
    case "choice":
      return writer.text(control, value);
    case "rows":
      for (const [at, row] of (Array.isArray(value) ? value : []).entries()) {
        for (const [column, inner] of Object.entries(field.columns))
          write(writer, inner, `${control}.${at}.${column}`, (row as JsonObject)[column]);
      }
  }
}
