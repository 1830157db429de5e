/** A block of cells as it comes from a spreadsheet, without empty lines around it. */
export type Block = readonly (readonly string[])[];

export const LONGEST_BLOCK = 60_000;
const MOST_LINES = 400;
const MOST_CELLS = 60;

/**
 * Splits pasted text into cells: at tabs where it has any, else at semicolons, else (a year and an amount in
 * one line) at the first space after a year. Cells in quotation marks may hold either.
 */
export function readBlock(text: string): Block {
  const lines = text
    .slice(0, LONGEST_BLOCK)
    .split(/\r\n|\r|\n/)
    .slice(0, MOST_LINES)
    .filter((line) => line.trim() !== "");
  const mark = text.includes("\t") ? "\t" : lines.some((line) => line.includes(";")) ? ";" : null;
  return lines.map((line) => {
    const cells =
      mark === null ? (/^\s*(\d{4})[\s:]+(\S.*)$/.exec(line)?.slice(1) ?? [line]) : splitLine(line, mark);
    return cells.slice(0, MOST_CELLS).map((cell) => cell.trim());
  });
}

/** The cells of a line, parted at a mark; what stands in quotation marks is whole. */
export function splitLine(line: string, mark: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (sign === '"' && (quoted || cell.trim() === "")) {
      if (quoted && line.charAt(at + 1) === '"') cell += line.charAt(at++);
      else quoted = !quoted;
    } else if (sign === mark && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell];
}

/** Rows as columns. */
export function turned(block: Block): Block {
  const width = Math.max(0, ...block.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => block.map((row) => row[column] ?? ""));
}
