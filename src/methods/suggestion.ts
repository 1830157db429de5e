import { idsMatching } from "../factors/choices.ts";
import type { FactorLibrary, FactorRow } from "../factors/library.ts";
import { type FactorContext, resolveFactor } from "../factors/resolve.ts";
import { readUnit } from "../units/unit.ts";
import type { Suggest } from "./method.ts";

/** A default of the place: parts with their values in the coherent base (shares of 1), all from one table. */
export interface Suggestion {
  /** The id that stands in `{name}`; `weighted` where all of them are weighed together; "" where there is none. */
  readonly of: string;
  readonly parts: ReadonlyMap<string, number>;
  /** The rows of the library it is made of, the weights' among them. */
  readonly rows: readonly FactorRow[];
}

export const WEIGHTED = "weighted";

const PLACEHOLDER = /\{(\w+)\}/;

/**
 * The defaults a form may offer, for the place, year and edition. The parts of one are never gathered from
 * several tables: they would not belong together.
 * @param choices what was chosen so far, by input; an input of the method that is not chosen yet is ""
 */
export function suggestionsFor(
  suggest: Suggest,
  choices: ReadonlyMap<string, string>,
  library: FactorLibrary,
  context: FactorContext,
): readonly Suggestion[] {
  const [placeholder, name] = PLACEHOLDER.exec(suggest.keys) ?? [];
  if (placeholder === undefined || name === undefined) {
    return known(partsOf(suggest.keys, "", library, context));
  }
  const chosen = choices.get(name);
  if (chosen === "") return [];
  if (chosen !== undefined) {
    return known(partsOf(suggest.keys.replace(placeholder, chosen), chosen, library, context));
  }
  const ids = idsBehind(suggest.keys, placeholder, library);
  const each = ids.flatMap((id) =>
    known(partsOf(suggest.keys.replace(placeholder, id), id, library, context)),
  );
  const whole = suggest.weights && weighted(suggest.weights, placeholder, each, library, context);
  return whole ? [whole, ...each] : each;
}

/** The ids in the place of `{name}`, wherever `+` leads. */
function idsBehind(keys: string, placeholder: string, library: FactorLibrary): readonly string[] {
  const parts = keys.split("/");
  const at = parts.indexOf(placeholder);
  const ids = new Set<string>();
  for (const key of library.byKey.keys()) {
    const given = key.split("/");
    const fits = parts.every((part, index) =>
      part === "+" || part === placeholder ? given[index] !== undefined : given[index] === part,
    );
    if (fits && given.length === parts.length) ids.add(given[at] ?? "");
  }
  return [...ids];
}

function partsOf(
  pattern: string,
  of: string,
  library: FactorLibrary,
  context: FactorContext,
): Suggestion | null {
  const found = idsMatching(library, pattern).flatMap((id) => {
    const row = resolveFactor(library, pattern.replace("+", id), context)?.row;
    return row ? [{ id, row }] : [];
  });
  const tables = [...Map.groupBy(found, ({ row }) => tableOf(row)).values()];
  const narrowness = (table: typeof found): number => context.place.indexOf(table[0]?.row.region ?? "");
  const [best] = tables.toSorted(
    (left, right) => narrowness(left) - narrowness(right) || right.length - left.length,
  );
  if (!best) return null;
  return {
    of,
    parts: new Map(best.map(({ id, row }) => [id, valueOf(row)])),
    rows: best.map(({ row }) => row),
  };
}

function known(suggestion: Suggestion | null): readonly Suggestion[] {
  return suggestion && total(suggestion.parts) > 0 ? [suggestion] : [];
}

function weighted(
  pattern: string,
  placeholder: string,
  each: readonly Suggestion[],
  library: FactorLibrary,
  context: FactorContext,
): Suggestion | null {
  const weights = each.map(
    ({ of }) => resolveFactor(library, pattern.replace(placeholder, of), context)?.row,
  );
  const rows = weights.filter((row) => row !== undefined);
  const [first] = rows;
  const one = (row: FactorRow): boolean => first !== undefined && row.region === first.region;
  if (each.length < 2 || rows.length < each.length || !rows.every(one)) return null;
  const parts = new Map<string, number>();
  for (const [index, suggestion] of each.entries()) {
    if (!suggestion.rows.every(one)) return null;
    const weight = valueOf(rows[index] as FactorRow);
    for (const [id, value] of suggestion.parts) parts.set(id, (parts.get(id) ?? 0) + weight * value);
  }
  return { of: WEIGHTED, parts, rows: [...rows, ...each.flatMap((one) => one.rows)] };
}

function tableOf({ region, edition, document, table, dated, year }: FactorRow): string {
  return JSON.stringify([region, edition, document, table, dated ? year : null]);
}

function valueOf(row: FactorRow): number {
  const unit = readUnit(row.unit);
  return row.value * (unit.ok ? unit.value.scale : 1);
}

function total(parts: ReadonlyMap<string, number>): number {
  return [...parts.values()].reduce((sum, value) => sum + value, 0);
}
