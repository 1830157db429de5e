import { languages, translator } from "../../i18n/i18n.ts";
import { idText, methodTexts } from "../../i18n/method-texts.ts";
import { optionsOf } from "../../methods/input-schema.ts";
import type { ListInput } from "../../methods/method.ts";
import type { Block } from "./block.ts";
import type { FieldSource } from "./control.ts";
import { nameIn } from "./names.ts";
import { type Pasted, PasteBoard, share, shareUnits } from "./paste-board.ts";
import { columnUnitField, unitsInCells } from "./read-grid.ts";
import { filledRows, MOST_ROWS, rowCount } from "./typed.ts";

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
