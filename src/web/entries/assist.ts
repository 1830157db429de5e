import type { Problem } from "../../units/problem.ts";
import type { CompositionInput, ListInput, Method, SeriesInput, GasesInput } from "../../methods/method.ts";
import { fillEarlyYears } from "./back-cast-fill.ts";
import { type Block, readBlock } from "./block.ts";
import type { FieldSource, Said } from "./control.ts";
import { estimateWished } from "./estimate-work.ts";
import type { Pasted } from "./paste-board.ts";
import { pasteComposition } from "./paste-composition.ts";
import { pasteGases } from "./paste-gases.ts";
import { pasteList } from "./paste-list.ts";
import { pasteSeries } from "./paste-series.ts";
import { readEntry } from "./read-entry.ts";
import { firstYear } from "./series-view.ts";
import { partName, startFrom } from "./suggestions.ts";
import {
  columnCount,
  FIRST_GASES,
  FIRST_ROWS,
  MORE_ROWS,
  rowCount,
  textOf,
  type TypedEntry,
} from "./typed.ts";

/** What the form is to do with a table or an estimate before it is shown again; nothing is saved. */
export interface Wish {
  readonly what: "rows" | "sum" | "paste" | "suggest" | "back-cast" | "estimate";
  readonly grid: string;
  readonly of: string;
}

const WISH = /^(rows|sum|paste|suggest|back-cast|estimate):(in\.\w{1,40})(?::([\w-]{0,60}))?$/;

/** What a button of a table or an estimate says, or null where it is not one of theirs. */
export function wishOf(said: string): Wish | null {
  const [, what, grid, of = ""] = WISH.exec(said) ?? [];
  return what === undefined || grid === undefined ? null : { what: what as Wish["what"], grid, of };
}

/** The form as it stands after a wish: what is typed in it, what is wrong, and what is to be said. */
export interface Assisted {
  readonly typed: TypedEntry;
  readonly problems: readonly Problem[];
  readonly said: Said | null;
}

type Table = CompositionInput | ListInput | SeriesInput | GasesInput;

function tableOf(method: Method, grid: string): Table | null {
  const input = method.inputs.find((one) => `in.${one.name}` === grid);
  const isTable =
    input?.kind === "composition" ||
    input?.kind === "list" ||
    input?.kind === "series" ||
    input?.kind === "gases";
  return isTable ? input : null;
}

const YEARS_AT_A_TIME = 10;

/** Does what was wished for; null where the method has no such table, or nothing of the kind for it. */
export function assist(source: FieldSource, { what, grid, of }: Wish): Assisted | null {
  if (what === "estimate") {
    const wished = estimateWished(source, grid, of);
    return wished && { ...wished, said: null };
  }
  const input = tableOf(source.method, grid);
  if (!input) return null;
  const { typed } = source;
  switch (what) {
    case "rows":
      return { typed: { ...typed, ...moreRoom(source, grid, input) }, problems: [], said: null };
    case "sum":
      return { typed, problems: unreadable(source, grid, typed), said: null };
    case "paste":
      return pasted(source, grid, input);
    case "suggest":
      return input.kind === "composition" || input.kind === "list" ? started(source, grid, input, of) : null;
    case "back-cast": {
      if (input.kind !== "series" || !input.suggest) return null;
      const made = fillEarlyYears(source, grid, input, input.suggest);
      const said: Said = { grid, kind: "done", texts: made.told };
      return { typed: made.typed, problems: made.problems, said: made.told.length > 0 ? said : null };
    }
  }
}

/** More rows of a list, earlier years of a series, one more column of a composition. */
function moreRoom(source: FieldSource, grid: string, input: Table): TypedEntry {
  const { typed } = source;
  switch (input.kind) {
    case "series":
      return { [`${grid}:from`]: String(firstYear(source, grid) - YEARS_AT_A_TIME) };
    case "composition":
      return { [`${grid}:columns`]: String(columnCount(typed, grid) + 1) };
    case "list":
      return { [`${grid}:rows`]: String(rowCount(typed, grid, FIRST_ROWS) + MORE_ROWS) };
    case "gases":
      return { "gas:rows": String(rowCount(typed, "gas", FIRST_GASES) + MORE_ROWS) };
  }
}

/** The cells of a table that cannot be read. A unit that is not chosen yet is left until the entry is saved. */
function unreadable(source: FieldSource, grid: string, typed: TypedEntry): readonly Problem[] {
  const { problems } = readEntry(source.method, source.ref, typed, source.numbers.format);
  return problems.filter(
    ({ path, code }) =>
      code !== "unit.missing" &&
      (path === grid || path.startsWith(`${grid}.`) || path.startsWith(`${grid}:`)),
  );
}

function pasted(source: FieldSource, grid: string, input: Table): Assisted {
  const text = textOf(source.typed, `paste.${grid}`);
  if (text === undefined) {
    return { typed: source.typed, problems: [{ path: `paste.${grid}`, code: "paste.nothing" }], said: null };
  }
  const made = placed(source, grid, input, readBlock(source.typed[`paste.${grid}`] ?? ""));
  const problems = [...made.problems, ...unreadable(source, grid, made.typed)];
  return {
    typed: made.typed,
    problems: problems.filter(
      (one, at) =>
        problems.findIndex(({ path }) => path === one.path) === at || one.path.startsWith("paste."),
    ),
    said: { grid, kind: made.problems.length > 0 ? "warn" : "done", texts: made.told },
  };
}

function placed(source: FieldSource, grid: string, input: Table, block: Block): Pasted {
  switch (input.kind) {
    case "composition":
      return pasteComposition(source, grid, input, block);
    case "list":
      return pasteList(source, grid, input, block);
    case "series":
      return pasteSeries(source, grid, input, block);
    case "gases":
      return pasteGases(source, grid, block);
  }
}

function started(
  source: FieldSource,
  grid: string,
  input: CompositionInput | ListInput,
  of: string,
): Assisted | null {
  const { texts } = source;
  const made = startFrom(source, grid, input, of);
  if (!made) return null;
  const replaced =
    made.replaced.length === 0
      ? []
      : [texts.t("inventory:paste.replaced", { what: made.replaced.slice(0, 12).join("; ") })];
  const from = texts.t("inventory:suggest.started", { place: made.from.label, source: made.from.source });
  return {
    typed: made.typed,
    problems: made.open.map(({ field, part }) => ({
      path: field,
      code: "suggest.choose",
      params: { part: partName(source, part) },
    })),
    said: { grid, kind: "done", texts: [from, ...replaced] },
  };
}
