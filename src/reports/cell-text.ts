import { type Cell, isKey } from "./report-model.ts";

/** What a spreadsheet would take for the start of a formula, also behind spaces and in full width. */
const FORMULA = /^(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/;
/** Control characters, which XML cannot hold, but for tab and line ends. */
const CONTROL = /[^\P{Cc}\t\r\n]/gu;

/**
 * Text for a cell of a spreadsheet file: what a spreadsheet would read as a formula gets an apostrophe in front.
 * For texts alone: a number is written as a number, also a negative one.
 */
export function cellText(text: string): string {
  const plain = text.replaceAll(CONTROL, "");
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

/** A cell for a data file: its number, its text made safe, or its keys; null where there is nothing. */
export function dataCell(cell: Cell): string | number | null {
  if (typeof cell === "number" || cell === null) return cell;
  return cellText(isKey(cell) ? cell.keys.join(" ") : cell);
}
