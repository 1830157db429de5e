import type { Block } from "./block.ts";
import type { FieldSource } from "./control.ts";
import { plainName } from "./names.ts";
import { type Pasted, PasteBoard } from "./paste-board.ts";
import { filledRows, FIRST_GASES, NAMED_GASES, rowCount } from "./typed.ts";

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
