import { OFFERED_FOR, UNIT_ROWS } from "./unit-table.ts";

const MOST = 4;
const COMMON = ["t", "L", "m3", "kWh", "GJ"];

/**
 * Known units near a name that is not one, the nearest first: the ones it could mean, another spelling of
 * case, its own first word (`t CO2` -> `t`), or at most two slips of the hand. Where none is near, common
 * units.
 */
export function suggestUnits(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const offered = OFFERED_FOR.get(lower);
  if (offered) return offered;
  const spellings = UNIT_ROWS.flatMap((row) =>
    [row.name, ...(row.aliases ?? [])].map((text) => ({ row, text })),
  );
  const nearest = (wanted: (text: string) => boolean): string[] =>
    [...new Set(spellings.filter(({ text }) => wanted(text)).map(({ row }) => row.name))].slice(0, MOST);
  const sameLetters = nearest((text) => text.toLowerCase() === lower);
  if (sameLetters.length > 0) return sameLetters;
  const firstWord = nearest((text) => name.startsWith(`${text} `));
  if (firstWord.length > 0) return firstWord;
  for (const slips of [1, 2]) {
    // One slip in a name of two letters makes it another name altogether.
    if (lower.length < 3 * slips) break;
    const close = nearest(
      (text) => text.length >= 3 * slips - 1 && slipsBetween(text.toLowerCase(), lower) <= slips,
    );
    if (close.length > 0) return close;
  }
  return COMMON;
}

/** Levenshtein distance; both texts are short. */
function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[other.length] ?? Infinity;
}
