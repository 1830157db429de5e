import { numberPrinter } from "../../../i18n/format.ts";
import type { MeasureEntry, Range, Start, StartRow } from "../../../planning/library/measure-entry.ts";
import { startDocument } from "../../../planning/library/start-document.ts";
import { isRange, isRows } from "../../../planning/library/start-value.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import { priceYear, rangeParams, said } from "../../measures/words.ts";
import { partsOf, type OpenPlan } from "../open.ts";
import type { LineOfFields, PartField } from "../part-fields.ts";
import { nameOfChoice } from "../part-words.ts";
import { controlName } from "./measure-fields.ts";
import type { PartContext } from "./part-form.ts";

/**
 * The document that a new measure of the plan starts from: the library's, acting at the earliest in the year
 * after this one, and tied to the plan's measures that came from entries it needs or excludes.
 */
export function startedFrom(entry: MeasureEntry, open: OpenPlan, thisYear: number): JsonObject | null {
  const base = open.stored.inventory.year;
  const start = Math.min(Math.max(base, thisYear) + 1, open.plan.horizon);
  const document = startDocument(entry, start);
  if (document === null) return null;
  const fromEntries = (ids: readonly string[]): readonly string[] =>
    partsOf(open, "measure").filter((part) => ids.includes(String(part.document["library"]))).map(({ key }) => key); // prettier-ignore
  const tied = { conflicts: fromEntries(entry.conflicts), requires: fromEntries(entry.requires) };
  return { ...document, ...Object.fromEntries(Object.entries(tied).filter(([, keys]) => keys.length > 0)) };
}

/** The form's fields with what the library says of each at the end of its hint. */
export function withLibrary(fields: readonly PartField[], context: PartContext): readonly PartField[] {
  const { entry } = context;
  if (!entry) return fields;
  const words = wordsBeside(entry, context);
  return fields.map((field): PartField => {
    const beside = field.name === "" ? undefined : words.get(field.name);
    if (beside === undefined) return field;
    const hinted = { ...field, hint: `${field.hint ?? ""} ${beside}`.trim() };
    const start = entry.start[field.name];
    return hinted.kind === "rows" && start && isRows(start)
      ? { ...hinted, lines: hinted.lines.map((line, at) => ofMode(line, start[at], context)) }
      : hinted;
  });
}

/** A line of a list with what the library has it for, at its first question: `Entry: car`. */
function ofMode(line: LineOfFields, row: StartRow | undefined, { texts }: PartContext): LineOfFields {
  const [first, ...others] = line;
  if (!row || !first) return line;
  const label = texts.t("measures:hint.of", { label: first.label, mode: said(texts, row.mode) });
  return [{ ...first, label }, ...others];
}

/** What the library says, by the control it is said at. */
function wordsBeside(entry: MeasureEntry, context: PartContext): ReadonlyMap<string, string> {
  const { texts } = context;
  const say = (key: string, params: Record<string, string>): string => texts.t(`measures:hint.${key}`, params); // prettier-ignore
  const { part, adoption, cost } = entry;
  return new Map([
    ...Object.entries(entry.start).map(([name, start]) => [controlName(name), startText(start, context)] as const),
    ...Object.entries(entry.ask).map(([name, how]) => [name, say("asked", { how: said(texts, how) })] as const),
    ...(part ? [["refs", say("part", { part: said(texts, part) })] as const] : []),
    ...(adoption?.decay ? [["decay", startText(adoption.decay, context)] as const] : []),
    ...(cost
      ? ([
          ["capex", costText(cost, context)],
          ["lifetime", say("one", { typical: texts.t("measures:cost.lifetime.years", { count: cost.lifetime }) })],
          ...(cost.upkeep ? [["opex", say("upkeep", { upkeep: said(texts, cost.upkeep) })] as const] : []),
        ] as const)
      : []),
  ]); // prettier-ignore
}

function startText(start: Start, context: PartContext): string {
  const { texts } = context;
  if (isRange(start)) return texts.t(`measures:hint.${isFixed(start) ? "one" : "range"}`, paramsOf(start, context)); // prettier-ignore
  if (!isRows(start)) return texts.t("measures:hint.chosen", { choice: nameOfChoice(texts, start) });
  const rows = start.map(({ mode, cells }) => {
    const values = Object.values(cells).flatMap((cell) => {
      if (!isRange(cell)) return [];
      const { typical } = paramsOf(cell, context);
      const { low, high } = paramsOf({ ...cell, unit: "" }, context);
      return [`${typical} (${low} – ${high})`];
    });
    return texts.t("measures:hint.row", { mode: said(texts, mode), values: values.join(", ") });
  });
  return texts.t("measures:hint.rows", { rows: rows.join("; ") });
}

const isFixed = ({ low, high }: Range): boolean => low === high;

function paramsOf(range: Pick<Range, "low" | "typical" | "high" | "unit">, { texts, format }: PartContext) {
  return rangeParams({ texts, numbers: numberPrinter(format.id) }, range);
}

function costText(cost: NonNullable<MeasureEntry["cost"]>, context: PartContext): string {
  const { texts } = context;
  const { currency, per } = cost;
  const amounts = paramsOf({ ...cost, unit: "" }, context);
  return texts.t("measures:hint.cost", { ...amounts, currency, per: said(texts, per), year: priceYear(texts, cost) }); // prettier-ignore
}
