import { languages, translator } from "../../i18n/i18n.ts";
import { idText, methodTexts } from "../../i18n/method-texts.ts";
import { optionsOf } from "../../methods/input-schema.ts";
import type { CompositionInput, ListInput, SeriesInput } from "../../methods/method.ts";
import { type Block, turned } from "./block.ts";
import type { FieldSource } from "./control.ts";
import { nameIn, plainName } from "./names.ts";
import { type Pasted, PasteBoard } from "./paste-board.ts";
import { columnUnitField, unitsInCells } from "./read-grid.ts";
import {
  filledRows,
  FIRST_GASES,
  MOST_COLUMNS,
  MOST_ROWS,
  NAMED_GASES,
  partField,
  rowCount,
} from "./typed.ts";

const YEAR = /^(1[89]|2[01])\d\d$/;

/** A block of parts and shares, in either direction, with a column for each year where it has years. */
export function pasteComposition(
  source: FieldSource,
  field: string,
  input: CompositionInput,
  given: Block,
): Pasted {
  const board = new PasteBoard(source, field);
  const parts = optionsOf(input, source.offer);
  const known = (text: string): boolean => nameIn(parts, text) !== null;
  const named = (cells: readonly string[]): number => cells.filter(known).length;
  const block = named(given[0] ?? []) > named(given.map(([first = ""]) => first)) ? turned(given) : given;
  if (block.every((row) => row.length === 1 && board.isNumber(row[0] ?? ""))) {
    return oneColumn(board, field, parts, block);
  }
  const [head = []] = block;
  const isHead =
    !known(head[0] ?? "") && !head.slice(1).some((cell) => !YEAR.test(cell) && board.isNumber(cell));
  const years = isHead && input.perYear ? head.slice(1).filter((cell) => YEAR.test(cell)) : [];
  for (const [column, year] of years.slice(0, MOST_COLUMNS).entries()) {
    board.set(`${field}:y${column}`, year);
    board.set(`${field}:columns`, String(Math.min(MOST_COLUMNS, years.length)));
  }
  const rows = block.slice(isHead ? 1 : 0);
  for (const row of rows) {
    const [name = "", ...cells] = row;
    const part = nameIn(parts, name);
    if (part === null) {
      if (!board.isTotal(name)) board.refuse(row, "part-unknown", { found: name || "–" });
      continue;
    }
    if (part.resembles) board.tell("read-as", { found: name, name: idText(source.texts, part.id) });
    for (const [column, cell] of cells.entries()) {
      if (column < Math.max(1, Math.min(years.length, MOST_COLUMNS))) {
        board.put(partField(field, column, part.id), share(cell));
      } else if (cell !== "" && years.length === 0) board.tell("more-columns", { found: cell });
    }
  }
  for (let column = 0; column < Math.max(1, years.length); column++) {
    const filled = parts.map((part) => partField(field, column, part)).filter((name) => board.typed[name]);
    board.fractionsToPercent(filled);
  }
  return board.done();
}

/** Numbers alone are the parts in their order, if there are as many. */
function oneColumn(board: PasteBoard, field: string, parts: readonly string[], block: Block): Pasted {
  for (const [index, [text = ""]] of block.entries()) {
    if (block.length === parts.length) board.put(`${field}.${parts[index]}`, share(text));
    else board.refuse([text], "unnamed", { count: parts.length });
  }
  return board.done();
}

function share(text: string): string {
  return text.replace(/\s*%$/, "");
}

/** Years and amounts, in columns or in rows. */
export function pasteSeries(source: FieldSource, field: string, input: SeriesInput, given: Block): Pasted {
  const board = new PasteBoard(source, field);
  const years = (cells: readonly string[]): number => cells.filter((cell) => YEAR.test(cell)).length;
  const block = years(given[0] ?? []) > years(given.map(([first = ""]) => first)) ? turned(given) : given;
  const units = new Map<string, string>();
  let headUnit: string | null = null;
  for (const [index, row] of block.entries()) {
    const [year = "", ...cells] = row;
    const text = cells.find((cell) => cell !== "") ?? "";
    if (YEAR.test(year)) {
      const { amount, unit } = board.parted(text, input.offer);
      board.put(`${field}.${year}`, amount);
      const said = unit ?? headUnit;
      if (said !== null) units.set(`${field}.${year}`, said);
    } else if (index === 0 && !board.isNumber(year)) {
      headUnit = cells.map((cell) => board.unitIn(cell, input.offer)).find((unit) => unit !== null) ?? null;
    } else if (!board.isTotal(year)) board.refuse(row, "year-unknown", { found: year || "–" });
  }
  shareUnits(board, units, `${field}.unit`);
  return board.done();
}

/** Says one unit for all cells where they have the same and no other was chosen; else each its own. */
function shareUnits(board: PasteBoard, units: ReadonlyMap<string, string>, unitField: string): void {
  const all = new Set(units.values());
  const [one] = all;
  const chosen = board.typed[unitField] ?? "";
  if (one !== undefined && all.size === 1 && (chosen === "" || chosen === one)) {
    board.set(unitField, one);
    return;
  }
  for (const [cell, unit] of units) board.set(`${cell}.unit`, unit);
}

/** Rows of a list, put into the rows that are still empty; headings say which column is which. */
export function pasteList(source: FieldSource, field: string, input: ListInput, block: Block): Pasted {
  const board = new PasteBoard(source, field);
  const [head = []] = block;
  const headings = headingsOf(source, input, head);
  const isHead = headings.some((column) => column !== null) && !head.some((cell) => board.isNumber(cell));
  const order = isHead ? headings : input.columns;
  if (isHead) {
    for (const [index, column] of order.entries()) {
      if (column === null && head[index]) board.tell("column-unknown", { found: head[index] });
    }
  }
  const taken = new Set(filledRows(board.typed, field));
  const units = new Map(input.columns.map((column) => [column.name, new Map<string, string>()]));
  const shares = new Map(input.columns.map((column) => [column.name, [] as string[]]));
  let row = 0;
  for (const cells of block.slice(isHead ? 1 : 0)) {
    if (cells.every((cell) => cell === "") || board.isTotal(cells[0] ?? "")) continue;
    while (taken.has(row)) row++;
    if (row >= MOST_ROWS) {
      board.refuse(cells, "no-room", { most: MOST_ROWS });
      continue;
    }
    taken.add(row);
    for (const [index, text] of cells.entries()) {
      const column = order[index];
      if (!column || text === "") {
        if (column === undefined && text !== "") board.tell("more-columns", { found: text });
        continue;
      }
      const cell = `${field}.${row}.${column.name}`;
      if (column.kind === "choice") {
        const choice = nameIn(optionsOf(column, source.offer), text);
        if (choice?.resembles) board.tell("read-as", { found: text, name: idText(source.texts, choice.id) });
        if (choice === null)
          board.problems.push({ path: cell, code: "grid.choice-unknown", params: { found: text } });
        board.put(cell, choice?.id ?? text);
      } else if (column.kind === "share") {
        board.put(cell, share(text));
        if (!text.includes("%")) shares.get(column.name)?.push(cell);
      } else {
        const { amount, unit } = board.parted(text, column.offer);
        board.put(cell, amount);
        const said = unit ?? (isHead ? board.unitIn(head[index] ?? "", column.offer) : null);
        if (said !== null) units.get(column.name)?.set(cell, said);
      }
    }
  }
  board.set(
    `${field}:rows`,
    String(Math.max(rowCount(board.typed, field, 0), Math.min(MOST_ROWS, taken.size + 1))),
  );
  for (const column of input.columns) {
    const own = units.get(column.name) ?? new Map<string, string>();
    if (unitsInCells(column)) for (const [cell, unit] of own) board.set(`${cell}.unit`, unit);
    else shareUnits(board, own, columnUnitField(field, column.name));
    if (column.name === input.sumsToOne) board.fractionsToPercent(shares.get(column.name) ?? []);
  }
  return board.done();
}

type Column = ListInput["columns"][number];

/** The column that each heading names, in any language, with or without a unit behind it. */
function headingsOf(
  source: FieldSource,
  input: ListInput,
  head: readonly string[],
): readonly (Column | null)[] {
  const own = languages.map((language) => methodTexts(translator(language), source.method));
  const namesOf = (name: string): readonly string[] => {
    const column = input.columns.find((one) => one.name === name);
    return column ? [name, ...own.map((texts) => texts.label(column))] : [];
  };
  const names = input.columns.map((column) => column.name);
  return head.map((heading) => {
    const bare = heading.replace(/\s*(\([^()]*\)|%)\s*$/, "");
    const found = nameIn(names, bare, namesOf);
    return input.columns.find((column) => column.name === found?.id) ?? null;
  });
}

/** Gases and masses. */
export function pasteGases(source: FieldSource, field: string, block: Block): Pasted {
  const board = new PasteBoard(source, field);
  const offer = ["t", "kg", "kt"];
  const others = source.offer.gases;
  for (const [index, row] of block.entries()) {
    const [name = "", ...cells] = row;
    const text = cells.find((cell) => cell !== "") ?? "";
    const given = plainName(name.normalize("NFKC"));
    const fixed = NAMED_GASES.find((gas) => plainName(gas) === given);
    const other = others.find((gas) => plainName(gas) === given);
    const place = fixed ?? (other === undefined ? null : placeOfGas(board, other));
    if (place === null) {
      const isHead = index === 0 && !board.isNumber(text);
      if (!isHead && !board.isTotal(name)) board.refuse(row, "gas-unknown", { found: name || "–" });
      continue;
    }
    const { amount, unit } = board.parted(text, offer);
    board.put(`gas.${place}`, amount);
    if (unit !== null) board.set(`gas.${place}.unit`, unit);
  }
  return board.done();
}

/** The row that has the gas, or the first empty one, which then has it. */
function placeOfGas(board: PasteBoard, gas: string): string {
  const rows = filledRows(board.typed, "gas");
  const own = rows.find((row) => board.typed[`gas.${row}.name`] === gas);
  if (own !== undefined) return String(own);
  let free = 0;
  while (rows.includes(free)) free++;
  board.set(`gas.${free}.name`, gas);
  board.set("gas:rows", String(Math.max(rowCount(board.typed, "gas", FIRST_GASES), free + 1)));
  return String(free);
}
