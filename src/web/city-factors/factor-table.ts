import type { Translator } from "../../i18n/i18n.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { Problem } from "../../units/problem.ts";
import { splitLine } from "../entries/block.ts";
import {
  allProblems,
  FACTOR_FIELDS,
  type FactorField,
  type FactorValues,
  readFactor,
} from "./factor-fields.ts";

/** More lines than the city may have factors are refused by the use case, not cut off here. */
const MOST_LINES = 2100;

/** What columns are called in either language, without case, blanks or what stands in brackets. */
const HEADS: ReadonlyMap<string, FactorField> = new Map(
  (
    [
      ["key", ["key", "factor", "kunci", "faktor"]],
      ["value", ["value", "nilai"]],
      ["unit", ["unit", "satuan"]],
      ["lower", ["lower", "lowerbound", "low", "bawah", "batasbawah"]],
      ["upper", ["upper", "upperbound", "high", "atas", "batasatas"]],
      ["year", ["year", "fromyear", "tahun", "mulaitahun"]],
      ["source", ["source", "sumber"]],
      ["note", ["note", "notes", "catatan"]],
    ] as const
  ).flatMap(([field, names]) => names.map((name) => [name, field] as const)),
);

/** A line of the table: its number as pasted, its cells by column. */
export interface TableLine {
  readonly number: number;
  readonly typed: FactorValues;
}

export interface FactorTable {
  readonly lines: readonly TableLine[];
  /** Each line as the inventory document has it. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** At `[n].field`, or at `table` what is wrong with it as a whole. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a table pasted from a spreadsheet or a CSV file: columns by their headings in any order, cells parted
 * by tabs, else semicolons, else commas, numbers in the format given.
 */
export function readFactorTable(text: string, format: NumberFormat | null): FactorTable {
  const lines = linesOf(text);
  const [first] = lines;
  if (!first) return refusedTable("own-factor.none");
  const mark = ["\t", ";", ","].find((one) => first.text.includes(one)) ?? "\t";
  const heads = splitLine(first.text, mark).map((head) => HEADS.get(plainHead(head)));
  const columns = heads.flatMap((head) => head ?? []);
  const missing = (["key", "value", "unit", "source"] as const).filter((name) => !columns.includes(name));
  if (missing.length > 0) return refusedTable("own-factor.no-columns", { missing });
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice) return refusedTable("own-factor.column-twice", { column: twice });
  const read = lines.slice(1).map(({ number, text: line }): TableLine => {
    const cells = splitLine(line, mark);
    const cellOf = (name: FactorField): string => cells[heads.indexOf(name)]?.trim() ?? "";
    return {
      number,
      typed: Object.fromEntries(FACTOR_FIELDS.map((name) => [name, cellOf(name)])) as FactorValues,
    };
  });
  const rows = read.map(({ typed }) => readFactor(typed, format));
  const problems = rows.flatMap((one, at) =>
    one.problems.map((problem) => ({ ...problem, path: `[${at}].${problem.path}` })),
  );
  if (read.length === 0) return refusedTable("own-factor.none");
  return { lines: read, rows: rows.map(({ row }) => row), problems };
}

/** The lines with something in them, by their numbers; a line break within quotation marks parts nothing. */
function linesOf(text: string): readonly { readonly number: number; readonly text: string }[] {
  const lines: { number: number; text: string }[] = [];
  let open = "";
  for (const line of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .slice(0, MOST_LINES)) {
    const whole = open === "" ? line : `${open} ${line}`;
    const isOpen = (whole.match(/"/g)?.length ?? 0) % 2 === 1;
    open = isOpen ? whole : "";
    if (!isOpen && whole.replaceAll(/[\s;,"]/g, "") !== "")
      lines.push({ number: lines.length + 1, text: whole });
  }
  if (open !== "") lines.push({ number: lines.length + 1, text: open });
  return lines;
}

function plainHead(head: string): string {
  return head
    .toLowerCase()
    .replaceAll(/\(.*?\)/g, "")
    .replaceAll(/[^\p{L}]/gu, "");
}

function refusedTable(code: string, params: Problem["params"] = {}): FactorTable {
  return { lines: [], rows: [], problems: [{ path: "table", code, params }] };
}

/** The lines as the page shows them, each cell with what is wrong in it, and all of that for the summary. */
export function tableView(
  texts: Translator,
  { lines, problems: reading }: FactorTable,
  others: readonly Problem[],
) {
  const problems = allProblems(reading, others);
  const at = (row: number, name: FactorField): string | null => {
    const found = problems.find(({ path }) => path === `[${row}].${name}`);
    return found ? texts.message(found) : null;
  };
  const wrong = lines
    .map(({ number, typed }, row) => ({
      line: number,
      cells: FACTOR_FIELDS.map((name) => ({
        id: `c-${number}-${name}`,
        text: typed[name],
        error: at(row, name),
      })),
    }))
    .filter(({ cells }) => cells.some(({ error }) => error !== null));
  const inCells = wrong.flatMap(({ line, cells }) =>
    cells.flatMap(({ id, error }, column) => {
      const name = texts.t(`factors:own.${FACTOR_FIELDS[column] ?? "key"}`);
      if (error === null) return [];
      return [{ href: `#${id}`, text: texts.t("factors:own.cell", { line, column: name, error }) }];
    }),
  );
  const whole = problems
    .filter(({ path }) => !path.startsWith("["))
    .map((problem) => ({ href: "#f-table", text: said(texts, problem) }));
  return { wrong, errors: [...whole, ...inCells] };
}

function said(texts: Translator, { code, params = {} }: Problem): string {
  const missing = params["missing"];
  const names = Array.isArray(missing)
    ? missing.map((name) => texts.t(`factors:own.${name}`)).join(", ")
    : "";
  const column = texts.t(`factors:own.${String(params["column"] ?? "key")}`);
  return texts.message({ code, params: { ...params, missing: names, column } });
}
