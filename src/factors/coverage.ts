import type { Message } from "../units/problem.ts";
import { type SureCounts, sureCounts } from "./audit.ts";
import { type Topic, topicsOf } from "./coverage-topics.ts";
import type { FactorLibrary, FactorRow } from "./library.ts";
import { placeOf, resolveFactor } from "./resolve.ts";

/** How near a value stands to a country: its own or a grid's, its regions', the world's, or none. */
export type Nearness = "own" | "region" | "world" | "none";

/** What a country has of a topic. */
export interface Coverage {
  readonly topic: Topic;
  /** The nearest place that gives a value. */
  readonly nearest: Nearness;
  /** Keys by the place their value comes from; those without a value are not counted. */
  readonly keys: Readonly<Record<Exclude<Nearness, "none">, number>>;
  /** How sure the values are: all of the country's own, and the defaults that stand in for others. */
  readonly counts: SureCounts;
  /** The newest year of the country's own values, where they grow old; null for defaults of any year. */
  readonly newest: number | null;
  /** What is weak, as codes below `coverage.weak.` of the catalogue; empty where nothing is. */
  readonly weak: readonly Message[];
}

/** Values older than this are said to be old. */
const OLD_AFTER = 5;
/** Later than any value: whatever the library has is taken, of whichever year and edition. */
const WHENEVER = { year: 2100, guidelines: "2019" } as const;

/** What a country has of every topic that depends on the place, and what is weak of it in a given year. */
export function coverageOf(library: FactorLibrary, country: string, now: number): readonly Coverage[] {
  return topicsOf(library)
    .filter((topic) => topic.isOfPlaces)
    .map((topic) => cover(library, topic, country, now));
}

function cover(library: FactorLibrary, topic: Topic, country: string, now: number): Coverage {
  const grids = [...(library.countries.get(country)?.grids.keys() ?? [])];
  const own = new Set([country, ...grids]);
  const taken = [undefined, ...grids].map((grid) => takenAt(library, topic, country, grid));
  const rows = [...new Set(taken.flat())];
  const keys = { own: 0, region: 0, world: 0 };
  for (const same of Map.groupBy(rows, (row) => row.key).values()) {
    const nearest = nearestOf(same, own);
    if (nearest !== "none") keys[nearest] += 1;
  }
  const owned = topic.keys.flatMap((key) =>
    (library.byKey.get(key) ?? []).filter((row) => own.has(row.region)),
  );
  const found = {
    topic,
    nearest: nearestOf(rows, own),
    keys,
    counts: sureCounts([...new Set([...owned, ...rows])]),
    newest: topic.ages ? newestOf(owned) : null,
  };
  return { ...found, weak: weaknesses(library, found, { country, grids, taken, now }) };
}

function newestOf(rows: readonly FactorRow[]): number | null {
  const years = rows.flatMap(({ dated, year }) => (dated && year !== null ? [year] : []));
  return years.length === 0 ? null : Math.max(...years);
}

/** The row each key of the topic would give at a place; one is enough where keys stand for each other. */
function takenAt(
  library: FactorLibrary,
  topic: Topic,
  country: string,
  grid: string | undefined,
): readonly FactorRow[] {
  const place = placeOf(library, country, grid);
  const whenever = { ...WHENEVER, place };
  const rows = topic.keys.flatMap((key) => resolveFactor(library, key, whenever)?.row ?? []);
  return topic.isEither ? rows.slice(0, 1) : rows;
}

function nearestOf(rows: readonly FactorRow[], own: ReadonlySet<string>): Nearness {
  if (rows.some(({ region }) => own.has(region))) return "own";
  if (rows.some(({ region }) => region !== "world")) return "region";
  return rows.length > 0 ? "world" : "none";
}

interface Given {
  readonly country: string;
  readonly grids: readonly string[];
  /** Rows taken for the country without a grid, then for each of its grids. */
  readonly taken: readonly (readonly FactorRow[])[];
  readonly now: number;
}

function weaknesses(
  library: FactorLibrary,
  found: Omit<Coverage, "weak">,
  { country, grids, taken, now }: Given,
): readonly Message[] {
  const { topic, nearest, counts, newest } = found;
  if (nearest === "none") return [{ code: missingCode(library, topic, country) }];
  const weak: Message[] = [];
  if (topic.isNational && nearest !== "own") weak.push({ code: `not-own-${nearest}` });
  const bare = grids.filter((_, at) => taken[at + 1]?.length === 0);
  if (bare.length > 0) weak.push({ code: "grids-missing", params: { grids: bare } });
  if (grids.length > 0 && taken[0]?.length === 0) weak.push({ code: "needs-grid" });
  if (newest !== null && now - newest > OLD_AFTER) {
    weak.push({ code: "old", params: { year: newest, age: now - newest } });
  } else if (topic.ages) {
    const old = grids.filter((_, at) => now - (newestOf(taken[at + 1] ?? []) ?? now) > OLD_AFTER);
    if (old.length > 0) weak.push({ code: "grids-old", params: { grids: old } });
  }
  const all = counts.source + counts["second-hand"] + counts.recall;
  if (counts.recall === all) weak.push({ code: "recall-all", params: { count: all } });
  else if (counts.recall > 0) weak.push({ code: "recall-some", params: { count: counts.recall, all } });
  if (counts.source === 0 && counts["second-hand"] > 0) weak.push({ code: "none-at-source" });
  return weak;
}

/** Nothing at all; for electricity nothing but the fallback with upstream emissions inside. */
function missingCode(library: FactorLibrary, topic: Topic, country: string): string {
  if (topic.id === "ndc") return "no-pledge";
  if (topic.id !== "grid-factor") return "missing";
  const fallback = resolveFactor(library, "grid/ef-life-cycle", {
    ...WHENEVER,
    place: placeOf(library, country),
  });
  return fallback ? "fallback-alone" : "missing";
}
