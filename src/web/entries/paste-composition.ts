import { idText } from "../../i18n/method-texts.ts";
import { optionsOf } from "../../methods/input-schema.ts";
import type { CompositionInput } from "../../methods/method.ts";
import { type Block, turned } from "./block.ts";
import type { FieldSource } from "./control.ts";
import { nameIn } from "./names.ts";
import { type Pasted, PasteBoard, share, YEAR } from "./paste-board.ts";
import { MOST_COLUMNS, partField } from "./typed.ts";

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
