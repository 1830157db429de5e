import type { FactorLibrary } from "../factors/library.ts";
import type { OwnRow } from "../factors/own-rows.ts";
import { compareOwnFactors, type LibraryComparison } from "../inventory/compare-libraries.ts";
import { beyondBounds } from "../inventory/own-factor-bounds.ts";
import { MOST_OWN_FACTORS, ownRowsSchema } from "../inventory/own-factors-schema.ts";
import type { Knowledge } from "../inventory/prepare.ts";
import { appendAudit } from "../store/audit.ts";
import {
  type CityFactor,
  insertCityFactors,
  listCityFactors,
  ownRow,
  type SeenFactor,
  updateCityFactor,
} from "../store/city-factors.ts";
import { newId } from "../store/ids.ts";
import { listInventories } from "../store/inventories.ts";
import { clip } from "../units/machine-number.ts";
import type { Problem } from "../units/problem.ts";
import { inCity, type Actor, type Deps, type Work } from "./act.ts";
import { knowledgeOf } from "./factor-sets.ts";
import { line, readFields } from "./fields.ts";
import { loadInventory, type StoredInventory } from "./inventories.ts";
import type { CityScope } from "../store/scope.ts";
import type { KnowingDeps } from "./knowing.ts";
import { once } from "./once.ts";
import { conflict, done, invalid, notFound, type Result } from "./result.ts";

/** What is done to a city's own factors: rows added, all or none; one corrected, retired or taken up again. */
export type FactorAct =
  | { readonly act: "add"; readonly rows: readonly unknown[] }
  | (SeenFactor & { readonly act: "correct"; readonly row: unknown })
  | (SeenFactor & { readonly act: "retire"; readonly reason: string })
  | (SeenFactor & { readonly act: "restore" });

/** A draft inventory of the city before and after. */
export interface InventoryEffect {
  readonly stored: StoredInventory;
  readonly comparison: LibraryComparison;
}

/** What an act would do; nothing is stored. */
export interface FactorPreview {
  /** As they would stand, read. */
  readonly rows: readonly OwnRow[];
  readonly effects: readonly InventoryEffect[];
}

/** What an act did. */
export interface FactorsDone {
  readonly factorIds: readonly string[];
}

/** The city's own factors, retired ones among them. */
export async function readCityFactors(
  deps: Deps,
  actor: Actor,
  cityId: string,
): Promise<Result<readonly CityFactor[]>> {
  return inCity(deps, actor, cityId, "view", async ({ tx, scope }) => done(await listCityFactors(scope, tx)));
}

/**
 * What an act would change in each inventory of the city, the latest year first. Refused as the act itself
 * would be; paths start at the row, of several at `[n]`.
 */
export async function previewFactorAct(
  deps: KnowingDeps,
  actor: Actor,
  input: { readonly cityId: string; readonly act: FactorAct },
): Promise<Result<FactorPreview, CityFactor>> {
  return inCity<FactorPreview, CityFactor>(deps, actor, input.cityId, "view", async ({ tx, scope }) => {
    const planned = await plan({ tx, scope }, deps.knowledge, input.act);
    if (!planned.ok) return planned;
    const effects: InventoryEffect[] = [];
    for (const { id } of await listInventories(scope, tx)) {
      const stored = await loadInventory(scope, tx, id);
      if (stored) effects.push(await effectOn(deps, stored, planned.value.after));
    }
    return done({ rows: planned.value.rows, effects });
  });
}

/** Does it, unless somebody changed the factor since its version was read; rows are added all or none. */
export async function actOnFactors(
  deps: KnowingDeps,
  actor: Actor,
  input: { readonly cityId: string; readonly requestId?: string; readonly act: FactorAct },
): Promise<Result<FactorsDone, CityFactor>> {
  return inCity<FactorsDone, CityFactor>(deps, actor, input.cityId, "edit", async (work) =>
    once(work, `${input.act.act}-city-factors ${input.cityId}`, input.requestId, async () => {
      const { tx, scope, at } = work;
      const planned = await plan(work, deps.knowledge, input.act);
      if (!planned.ok) return planned;
      const { before, rows } = planned.value;
      const note = async (entityId: string, after?: unknown): Promise<void> =>
        appendAudit(tx, {
          at,
          actor: scope.userId,
          cityId: scope.cityId,
          entity: "city-factor",
          entityId,
          action: input.act.act,
          ...(before ? { before: ownRow(before) } : {}),
          ...(after === undefined ? {} : { after }),
        });
      if (input.act.act === "add") {
        const added = rows.map((row) => ({ ...row, id: newId() }));
        await insertCityFactors(scope, tx, added, at);
        for (const { id, ...row } of added) await note(id, row);
        return done({ factorIds: added.map(({ id }) => id) });
      }
      const [row] = rows;
      const { act } = input;
      if (!before || !row) return notFound;
      const change =
        act.act === "correct" ? { row } : { retired: act.act === "retire" ? act.reason.trim() : null };
      if (!(await updateCityFactor(scope, tx, act, change, at))) return conflict(before);
      await note(before.id, act.act === "retire" ? { reason: act.reason.trim() } : row);
      return done({ factorIds: [before.id] });
    }),
  );
}

interface Planned {
  /** The factor that is changed; null where rows are added. */
  readonly before: CityFactor | null;
  /** What is added, or the one factor as it would be. */
  readonly rows: readonly OwnRow[];
  /** All in force afterwards. */
  readonly after: readonly OwnRow[];
}

async function plan(
  { tx, scope }: Pick<Work<CityScope>, "tx" | "scope">,
  { book, library }: Knowledge,
  act: FactorAct,
): Promise<Result<Planned, CityFactor>> {
  const all = await listCityFactors(scope, tx);
  const before = act.act === "add" ? null : all.find(({ id }) => id === act.factorId);
  if (before === undefined) return notFound;
  if (act.act !== "add" && before && before.version !== act.version) return conflict(before);
  // What is retired is not corrected, nor retired twice; what is in force is not taken up again.
  if (before && (before.retired_at === null) === (act.act === "restore")) return conflict(before);
  const others = all.filter((one) => one.retired_at === null && one.id !== before?.id).map(ownRow);
  if (act.act === "retire" && before) {
    const reason = readFields(line(1000), act.reason);
    if (!reason.ok) return at("reason", reason);
    return done({ before, rows: [ownRow(before)], after: others });
  }
  const given = act.act === "add" ? act.rows : [act.act === "correct" ? act.row : before && ownRow(before)];
  const read = readFields(ownRowsSchema, given);
  const single = act.act !== "add";
  const place = (index: number, field: string): string => (single ? field : `[${index}].${field}`);
  if (!read.ok)
    return invalid(
      ...read.problems.map((one) => ({ ...one, path: single ? one.path.replace("[0].", "") : one.path })),
    );
  const rows = read.value;
  const problems = [
    ...unknownKeys(rows, library, place),
    ...takenKeys(rows, others, place),
    ...beyondBounds(rows, book).map((one) => ({ ...one, path: single ? "value" : one.path })),
    ...(rows.length === 0 ? [{ path: "", code: "own-factor.none" }] : []),
    ...(rows.length + others.length > MOST_OWN_FACTORS
      ? [{ path: "", code: "list.too-long", params: { most: String(MOST_OWN_FACTORS) } }]
      : []),
  ];
  if (problems.length > 0) return invalid(...problems);
  return done({ before, rows, after: [...others, ...rows] });
}

type PlaceOf = (index: number, field: string) => string;

function unknownKeys(rows: readonly OwnRow[], { byKey }: FactorLibrary, place: PlaceOf): Problem[] {
  return rows.flatMap(({ key }, index) =>
    byKey.has(key)
      ? []
      : [{ path: place(index, "key"), code: "own-factor.unknown-key", params: { found: clip(key) } }],
  );
}

/** A key with a value in force for the year is corrected or retired, not given a second one. */
function takenKeys(rows: readonly OwnRow[], others: readonly OwnRow[], place: PlaceOf): Problem[] {
  const taken = new Set(others.map(identity));
  return rows.flatMap((row, index) =>
    taken.has(identity(row))
      ? [{ path: place(index, "key"), code: "own-factor.taken", params: { key: row.key } }]
      : [],
  );
}

function identity({ key, year }: OwnRow): string {
  return `${key} ${year ?? ""}`;
}

function at<T extends { readonly problems: readonly Problem[] }>(path: string, refusal: T): T {
  return { ...refusal, problems: refusal.problems.map((one) => ({ ...one, path })) };
}

async function effectOn(
  deps: KnowingDeps,
  stored: StoredInventory,
  after: readonly OwnRow[],
): Promise<InventoryEffect> {
  const { ownFactors: _, ...document } = stored.document;
  const changed = { ...document, ...(after.length > 0 ? { ownFactors: after } : {}) };
  const known = await knowledgeOf(deps, stored.inventory);
  if (known.ok) return { stored, comparison: compareOwnFactors(stored.document, changed, known.value) };
  const unknown = { before: known, after: known, changes: [], rows: [], totals: [] };
  return { stored, comparison: unknown };
}
