import { z } from "zod";
import type { Outcome } from "../../units/problem.ts";
import { accepted } from "../../units/problem.ts";
import { readQuantity, toBase } from "../../units/quantity.ts";
import { efficiency, number, parse, readBy, share, year } from "../fields.ts";

/** What a choice is made from: ids, or what the inventory or the library has of a kind. */
export type Options =
  | readonly string[]
  /** Fuels of the library, and electricity. */
  | "fuels"
  /** Fractions of the inventory's waste. */
  | "fractions"
  /** Activities of the inventory that the measure's rows hold. */
  | "activities"
  /** Factors of the inventory's activities. */
  | "factors"
  /** Ids in the place of `+` in the library's keys. */
  | { readonly library: string }
  /** What an input of a method may be; a column of a list is `list.column`. */
  | { readonly method: string; readonly input: string };

/**
 * One question of a type of measure. From its declaration come the document's schema, the form and the
 * words; the label and the hint stand in the catalogues (`planning:measure.<type>.<field>.label`).
 */
export type MeasureField = { readonly optional?: true } & (
  | { readonly kind: "share" | "efficiency" | "year" }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  /** A quantity of one of these units' dimensions, the first preferred; `offer` is what a form offers. */
  | {
      readonly kind: "quantity";
      readonly units: readonly string[];
      readonly offer: readonly string[];
      readonly signed?: true;
      /** Its value is told with its dimension, where there may be several. */
      readonly dimensioned?: true;
    }
  | { readonly kind: "choice"; readonly from: Options }
  | { readonly kind: "rows"; readonly most: number; readonly columns: Readonly<Record<string, MeasureField>> }
);

/** A quantity in coherent base units of its dimension. */
export interface Measured {
  readonly base: number;
  readonly dimension: string;
}

export type MeasureFields = Readonly<Record<string, MeasureField>>;

type ValueOf<Field> = Field extends { readonly kind: "choice" }
  ? string
  : Field extends { readonly kind: "rows"; readonly columns: infer Columns }
    ? readonly ValuesOf<Columns>[]
    : Field extends { readonly dimensioned: true }
      ? Measured
      : number;

/** What is read of fields: shares and efficiencies as numbers, quantities in coherent base units. */
export type ValuesOf<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends { readonly optional: true }
    ? ValueOf<Fields[Name]> | undefined
    : ValueOf<Fields[Name]>;
};

/** The document's schema of fields. */
export function shapeOf(fields: MeasureFields): z.ZodRawShape {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const schema = schemaOf(field);
      return [name, field.optional ? schema.optional() : schema];
    }),
  );
}

function schemaOf(field: MeasureField): z.ZodType {
  switch (field.kind) {
    case "share":
      return share;
    case "efficiency":
      return efficiency;
    case "year":
      return year;
    case "number":
      return number(field.least, field.most);
    case "quantity":
      return readBy((given) => quantity(given, field));
    case "choice":
      return Array.isArray(field.from)
        ? z.enum(field.from as [string, ...string[]])
        : z.string().min(1).max(100);
    case "rows": {
      const row = z.strictObject(shapeOf(field.columns));
      return z.array(readBy((given) => parse(row, given))).min(1).max(field.most); // prettier-ignore
    }
  }
}

function quantity(
  given: unknown,
  { units, signed, dimensioned }: Extract<MeasureField, { kind: "quantity" }>,
): Outcome<number | Measured> {
  const read = readQuantity(given, units, "");
  if (!read.ok) return read;
  const base = toBase(read.value);
  return base < 0 && !signed
    ? { ok: false, problems: [{ path: "", code: "value.negative", params: { found: read.value.value } }] }
    : accepted(dimensioned ? { base, dimension: read.value.unit.dimension } : base);
}
