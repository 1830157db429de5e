import { z } from "zod";
import { accepted, addAll, type Outcome, type Problem, refusedFor } from "../../units/problem.ts";
import { problemsFromZod } from "../../units/zod-problems.ts";
import { SECTORS } from "../../inventory/gpc-table.ts";
import { type MeasureField, shapeOf } from "../measures/field.ts";
import { OPERATORS } from "../measures/operators.ts";
import { ACROSS, measureEntry, type MeasureEntry, measureFile, type Start } from "./measure-entry.ts";
import { isRange, isRows, valueOf } from "./start-value.ts";

/** The measures that a city may start from, by id, in the order of the sectors and of their files. */
export type MeasureLibrary = ReadonlyMap<string, MeasureEntry>;

/** A file of the library: its JSON, undefined where it is none. */
export interface MeasureSource {
  readonly name: string;
  readonly data: unknown;
}

/** The order of sectors in the catalogue, measures across all of them last. */
const SECTOR_ORDER = [...Object.keys(SECTORS), ACROSS];

/**
 * Builds the library from its files and checks it as a whole: shape, ids that occur once and are known where
 * they are named, types and their fields, ranges in order and in a unit that the field takes.
 * `path` of a problem is as in `waste.json:measures[2].start.share`.
 */
export function buildMeasureLibrary(files: readonly MeasureSource[]): Outcome<MeasureLibrary> {
  const problems: Problem[] = [];
  const placed = files.flatMap(({ name, data }) => readFile(name, data, problems));
  const library = new Map<string, MeasureEntry>();
  const order = ({ entry }: Placed): number => SECTOR_ORDER.indexOf(entry.sector);
  for (const { entry, path } of placed.toSorted((one, other) => order(one) - order(other))) {
    if (library.has(entry.id))
      problems.push({ path: `${path}.id`, code: "measures.twice", params: { id: entry.id } });
    library.set(entry.id, entry);
  }
  for (const { entry, path } of placed) {
    addAll(problems, typeProblems(entry, path));
    addAll(problems, relationProblems(entry, path, library));
  }
  return problems.length > 0 ? refusedFor(problems) : accepted(library);
}

interface Placed {
  readonly entry: MeasureEntry;
  readonly path: string;
}

function readFile(name: string, data: unknown, problems: Problem[]): readonly Placed[] {
  const frame = measureFile.safeParse(data, { reportInput: true });
  if (!frame.success) {
    addAll(problems, problemsFromZod(frame.error, `${name}:`));
    return [];
  }
  const { sector, measures } = frame.data;
  return measures.flatMap((given, index) => {
    const path = `${name}:measures[${index}]`;
    const read = measureEntry.safeParse(given, { reportInput: true });
    if (read.success) return [{ entry: { ...read.data, sector }, path }];
    addAll(problems, problemsFromZod(read.error, path));
    return [];
  });
}

/** Each field of the type has a starting value or is asked of the city, and every starting value is one it takes. */
function typeProblems(entry: MeasureEntry, path: string): readonly Problem[] {
  const { type, start, ask, note, adoption } = entry;
  if (type === null) {
    const fields = [...Object.keys(start), ...Object.keys(ask)];
    const left = fields.map((name): Problem => ({ path: `${path}.start.${name}`, code: "measures.no-type" }));
    return note ? left : [...left, { path: `${path}.note`, code: "value.missing" }];
  }
  const fields = OPERATORS.get(type)?.fields;
  if (!fields) return [{ path: `${path}.type`, code: "value.not-offered", params: { found: type, accepted: [...OPERATORS.keys()] } }]; // prettier-ignore
  const problems: Problem[] = adoption ? [] : [{ path: `${path}.adoption`, code: "value.missing" }];
  for (const [name, given] of Object.entries(start)) {
    const field = fields[name];
    if (field) addAll(problems, startProblems(given, name, field, `${path}.start.${name}`));
    else problems.push({ path: `${path}.start.${name}`, code: "key.unknown", params: { key: name } });
  }
  for (const name of Object.keys(ask))
    if (!fields[name]) problems.push({ path: `${path}.ask.${name}`, code: "key.unknown", params: { key: name } }); // prettier-ignore
  for (const [name, field] of Object.entries(fields))
    if (!field.optional && !(name in start) && !(name in ask)) problems.push({ path: `${path}.start.${name}`, code: "value.missing" }); // prettier-ignore
  return problems;
}

/** Whether a field takes its starting value, low and high alike. */
function startProblems(start: Start, name: string, field: MeasureField, path: string): readonly Problem[] {
  if (isRows(start)) {
    if (field.kind !== "rows") return [{ path, code: "measures.not-rows" }];
    return start.flatMap(({ cells }, at) =>
      Object.entries(cells).flatMap(([column, cell]) => {
        const inner = field.columns[column];
        const place = `${path}[${at}].${column}`;
        return inner ? startProblems(cell, column, inner, place) : [{ path: place, code: "key.unknown", params: { key: column } }]; // prettier-ignore
      }),
    );
  }
  const given = isRange(start)
    ? (["low", "typical", "high"] as const).map((which) => valueOf(start, field, which))
    : [start];
  const schema = z.object(shapeOf({ [name]: field }));
  for (const value of given) {
    const read = schema.safeParse({ [name]: value }, { reportInput: true });
    if (!read.success) return problemsFromZod(read.error).map((problem) => ({ ...problem, path }));
  }
  return [];
}

function relationProblems(entry: MeasureEntry, path: string, library: MeasureLibrary): readonly Problem[] {
  return (["interacts", "requires", "conflicts"] as const).flatMap((relation) =>
    entry[relation].flatMap((id): Problem[] => {
      const place = `${path}.${relation}`;
      const other = library.get(id);
      if (!other || id === entry.id) return [{ path: place, code: "measures.unknown", params: { id } }];
      const isMutual = relation !== "conflicts" || other.conflicts.includes(entry.id);
      return isMutual ? [] : [{ path: place, code: "measures.one-sided", params: { id } }];
    }),
  );
}
