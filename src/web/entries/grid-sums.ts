import { readField } from "../../units/arithmetic.ts";
import { readUnit } from "../../units/unit.ts";
import type { FieldSource } from "./control.ts";
import { textOf } from "./typed.ts";

/** How far a sum may be from 100 %, in percentage points: tables round, and engines accept as much. */
export const COMPOSITION_SLACK = 2;
export const LIST_SLACK = 1;

/** What a column adds up to. */
export interface Total {
  readonly id: string;
  /** `87.5 %`, or a dash where nothing can be added. */
  readonly sum: string;
  /** What is missing to 100 % or too much, and which cells were left out. */
  readonly says: string;
  readonly state: "whole" | "off" | "open";
  /** For the script that adds while typing: the sum wanted, and by how much it may be missed. */
  readonly whole: number | null;
  readonly slack: number;
  readonly unit: string;
}

interface Added {
  readonly sum: number;
  readonly filled: number;
  readonly unread: number;
}

function add(
  source: FieldSource,
  cells: readonly string[],
  scaleOf: (cell: string) => number | null,
  ending = /$/,
): Added {
  let [sum, filled, unread] = [0, 0, 0];
  for (const cell of cells) {
    const text = textOf(source.typed, cell)?.replace(ending, "");
    if (text === undefined) continue;
    const read = readField(text, source.numbers.format);
    const scale = scaleOf(cell);
    if (read.ok && scale !== null) sum += read.value.value * scale;
    else unread++;
    filled++;
  }
  return { sum: Number(sum.toPrecision(12)), filled, unread };
}

/** The total of a column of shares, beside 100 %. */
export function shareTotal(
  source: FieldSource,
  id: string,
  cells: readonly string[],
  slack: number | null,
): Total {
  const { texts, numbers } = source;
  const { sum, filled, unread } = add(source, cells, () => 1, /\s*%$/);
  const printed = (value: number): string => `${numbers.number(value, { significant: 6 })}\u00a0%`;
  const gap = Number((100 - sum).toPrecision(10));
  const off =
    gap > 0
      ? texts.t("inventory:grid.missing", { gap: printed(gap) })
      : gap < 0
        ? texts.t("inventory:grid.too-much", { gap: printed(-gap) })
        : texts.t("inventory:grid.whole");
  const within = slack !== null && Math.abs(gap) <= slack + 1e-9;
  const state = filled === 0 || slack === null ? "open" : unread === 0 && within ? "whole" : "off";
  const said = filled > 0 && slack !== null ? off : "";
  return {
    id,
    sum: filled === 0 ? "–" : printed(sum),
    says: [said, unreadText(source, unread)].filter((text) => text !== "").join(" "),
    state,
    whole: slack === null ? null : 100,
    slack: slack ?? 0,
    unit: "%",
  };
}

/** The total of a column of amounts, in the unit of the column or of its first cell. */
export function amountTotal(
  source: FieldSource,
  id: string,
  cells: readonly string[],
  offer: readonly string[],
  unitField: string,
): Total {
  const { texts, numbers } = source;
  const shared = textOf(source.typed, unitField) ?? (offer.length === 1 ? offer[0] : undefined);
  const unitOf = (cell: string): string | undefined => textOf(source.typed, `${cell}.unit`) ?? shared;
  const used = cells.filter((cell) => textOf(source.typed, cell) !== undefined);
  const first = used.map(unitOf).find((unit) => unit !== undefined);
  const base = first === undefined ? null : readUnit(first);
  const { sum, filled, unread } = add(source, cells, (cell) => {
    const text = unitOf(cell);
    if (text === undefined || text === first) return 1;
    const unit = readUnit(text);
    if (!base?.ok || !unit.ok || unit.value.dimension !== base.value.dimension) return null;
    return unit.value.scale / base.value.scale;
  });
  const unit = first === undefined || first === "1" ? "" : first;
  return {
    id,
    sum: filled === 0 ? "–" : `${numbers.number(sum, { significant: 8 })}\u00a0${unit}`.trim(),
    says:
      unreadText(source, unread) || (filled === 0 ? "" : texts.t("inventory:grid.rows", { count: filled })),
    state: "open",
    whole: null,
    slack: 0,
    unit,
  };
}

function unreadText({ texts }: FieldSource, count: number): string {
  return count === 0 ? "" : texts.t("inventory:grid.unread", { count });
}
