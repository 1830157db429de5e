import { type Chart, type Drawing, finite, framed, isNarrow, type Sector } from "./chart.ts";
import { element, tip } from "./svg.ts";
import { block, drawBlock, textWidth, wrap, wrappedWidth } from "./text.ts";

/** A value, or what stands for it: the notation key, or `""` where the table has no such cell. */
export type HeatCell = number | string;

/** A sector's emissions in each scope. */
export interface HeatRow {
  readonly name: string;
  readonly sector: Sector;
  readonly cells: readonly HeatCell[];
}

/** Tiles of sectors by scopes. */
export interface ScopeHeatData {
  readonly scopes: readonly string[];
  readonly rows: readonly HeatRow[];
}

/** The head of the sector column. */
export interface ScopeHeatTexts {
  readonly nameColumn: string;
}

const TILE = 40;
const AIR = 3;
const NAME_INDENT = 10;
const FAINT = 0.08;
const STRONG = 0.55;

/**
 * Tiles of sectors by scopes in the sector's colour, the stronger the greater the value; removals are
 * hollow, notation keys stand in dashed tiles. `null` without rows or scopes; throws a RangeError for a
 * value that is not finite or a row without one cell per scope.
 */
export function scopeHeat(data: ScopeHeatData, texts: ScopeHeatTexts, drawing: Drawing): Chart | null {
  const { scopes, rows } = data;
  for (const { name, cells } of rows) {
    if (cells.length !== scopes.length)
      throw new RangeError(`${name} has ${cells.length} cells for ${scopes.length} scopes`);
    for (const [i, cell] of cells.entries())
      if (typeof cell === "number") finite(cell, `${name}, ${scopes[i]}`);
  }
  if (rows.length === 0 || scopes.length === 0) return null;
  const { width, format } = drawing;
  const size = isNarrow(drawing) ? 12 : 13;
  const print = (cell: HeatCell) => (typeof cell === "number" ? format(cell) : cell);
  const tileNeed =
    Math.max(...rows.flatMap(({ cells }) => cells.map((cell) => textWidth(print(cell), size)))) + 10;
  const most = Math.max(width * 0.2, Math.min(width * 0.42, width - scopes.length * (tileNeed + AIR)));
  const names = rows.map(({ name }) => name);
  const left = wrappedWidth(names, most - NAME_INDENT - 8, size, true) + NAME_INDENT + 8;
  const tile = (width - left) / scopes.length - AIR;
  const greatest = Math.max(
    0,
    ...rows.flatMap(({ cells }) => cells.map((cell) => (typeof cell === "number" ? Math.abs(cell) : 0))),
  );

  const body: string[] = [];
  const heads = scopes.map((scope) =>
    block(wrap(scope, tile, 12).map((text) => [{ text, class: "t-axis", size: 12 }])),
  );
  const headHeight = Math.max(...heads.map(({ height }) => height)) + 4;
  const column = (i: number) => left + i * (tile + AIR) + AIR;
  heads.forEach((head, i) =>
    body.push(drawBlock(head, column(i) + tile / 2, headHeight - 4 - head.height, "middle")),
  );
  let top = headHeight;
  for (const { name, sector, cells } of rows) {
    const label = block(
      wrap(name, left - NAME_INDENT - 8, size, true).map((text) => [
        { text, class: `t-name s${sector}`, size, bold: true },
      ]),
    );
    const tall = Math.max(TILE, label.height + 6);
    body.push(element("rect", { class: `c-bar s${sector}`, x: 0, y: top, width: 3, height: tall }));
    body.push(drawBlock(label, NAME_INDENT, top + (tall - label.height) / 2));
    for (const [i, cell] of cells.entries()) {
      if (cell === "") continue;
      const number = typeof cell === "number" ? cell : undefined;
      const box = { x: column(i) + 0.5, y: top + 0.5, width: tile - 1, height: tall - 1, rx: 3 };
      const kind = number === undefined ? "c-tile keyed" : `c-tile s${sector}${number < 0 ? " removal" : ""}`;
      const strength = number === undefined || number < 0 ? undefined : strengthOf(number, greatest);
      const text = block(
        wrap(print(cell), tile, size).map((line) => [
          { text: line, class: number === undefined ? "t-key" : "t-tile", size },
        ]),
      );
      body.push(
        element(
          "rect",
          { class: kind, ...box, "fill-opacity": strength },
          tip(name, scopes[i] ?? "", print(cell)),
        ),
      );
      body.push(drawBlock(text, column(i) + tile / 2, top + (tall - text.height) / 2, "middle"));
    }
    top += tall + AIR;
  }
  return framed(drawing, top - AIR + 1, body, {
    columns: [texts.nameColumn, ...scopes],
    rows: rows.map(({ name, cells }) => [name, ...cells.map((cell) => (cell === "" ? null : cell))]),
  });
}

/** Opacity of a tile. The square root keeps small sectors visible beside a huge one. */
function strengthOf(value: number, most: number): number {
  if (value === 0 || most === 0) return 0;
  return Math.round((FAINT + (STRONG - FAINT) * Math.sqrt(value / most)) * 100) / 100;
}
