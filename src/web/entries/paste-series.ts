import type { SeriesInput } from "../../methods/method.ts";
import { type Block, turned } from "./block.ts";
import type { FieldSource } from "./control.ts";
import { type Pasted, PasteBoard, shareUnits, YEAR } from "./paste-board.ts";

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
