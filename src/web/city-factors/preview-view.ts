import { isOwnRow } from "../../factors/own-rows.ts";
import type { FactorPreview } from "../../usecases/city-factors.ts";
import type { Voice } from "../engine.ts";
import { comparisonView, differenceText, totalOf } from "../inventories/comparison-view.ts";
import { keyText } from "../factors/names.ts";
import { valueText } from "../factors/row-line.ts";
import { type Ground, presentRow, timesOf } from "./ground.ts";

/** A value so many times the library's, or so small a part of it, is likely in another unit. */
const FAR = 10;
/** Factors named at the head of the page; of more only the number is said. */
const MOST_NAMED = 20;

/** What an act would change: each inventory's total before and after, and in each the entries. */
export function previewView(voice: Voice, ground: Ground, { rows, effects }: FactorPreview) {
  const { texts, numbers } = voice;
  const amount = (value: number | null): string => numbers.number(value, { decimals: 1 });
  const inventories = effects.map((effect) => {
    const { inventory } = effect.stored;
    const address = `/cities/${ground.cityId}/inventories/${inventory.id}`;
    const { level, before, after } = totalOf(effect);
    const entries = new Set(
      effect.comparison.changes
        .filter(({ cause, before: was, after: is }) => cause !== "described" || isOwn(was) || isOwn(is))
        .flatMap(({ activities }) => activities),
    ).size;
    return {
      ...comparisonView(voice, ground.library, effect, address, "after"),
      href: address,
      title: texts.t("inventory:inventory.title", { year: String(inventory.year) }),
      level,
      before: amount(before),
      after: amount(after),
      difference: differenceText(voice, before, after),
      differs: before !== after,
      entries: texts.t("factors:own.preview.entries", { count: entries, shown: numbers.number(entries) }),
    };
  });
  return {
    rows: rows.slice(0, MOST_NAMED).map((row) => ({
      term: keyText(texts, row.key),
      value: [valueText(voice, row.value, row.unit), ...(row.year === undefined ? [] : [row.year])].join(
        " · ",
      ),
      note: row.source,
    })),
    moreRows:
      rows.length > MOST_NAMED
        ? texts.t("inventory:library.more", { count: rows.length - MOST_NAMED })
        : null,
    far: rows.flatMap((row) => {
      const present = presentRow(ground, row.key);
      const times = present ? timesOf(present, row) : null;
      if (!present || times === null || (times < FAR && times > 1 / FAR)) return [];
      const params = {
        name: keyText(texts, row.key),
        value: valueText(voice, row.value, row.unit),
        library: valueText(voice, present.value, present.unit),
      };
      return [texts.t("factors:own.preview.far", params)];
    }),
    inventories,
    changesNothing: inventories.every(({ isSame }) => isSame),
  };
}

function isOwn(row: Parameters<typeof isOwnRow>[0] | null): boolean {
  return row !== null && isOwnRow(row);
}
