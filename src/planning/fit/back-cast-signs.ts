import { pastAmounts, type PastYear } from "./history.ts";

/** Two inventories of which many rows differ by one and the same number. */
export interface BackCastSign {
  readonly from: number;
  readonly to: number;
  /** Amounts of `to` over those of `from`. */
  readonly ratio: number;
  readonly refs: readonly string[];
}

/** Ratios within this of each other are one number, as far as amounts are printed. */
const ALIKE = 1e-4;
/** Fewer rows than this can be alike by chance, or since one source fills them. */
const FEWEST = 3;
const MOST = 0.5;

/**
 * Whether an inventory looks like another times a constant: then it is a back-cast (or a copy), no
 * measurement, and what is fitted to it only finds the constant again. One sign for each two inventories
 * that follow each other, of the number that most rows share.
 */
export function backCastSigns(past: readonly PastYear[]): readonly BackCastSign[] {
  const sorted = past.toSorted((one, other) => one.year - other.year);
  const amounts = sorted.map((one) => {
    const refs = [...new Set(one.sources.map(({ row }) => row.ref))];
    return new Map(
      refs.flatMap((ref) => {
        const read = pastAmounts([one], [ref]);
        const amount = read.ok ? read.value.amounts[0]?.amount : null;
        return amount ? [[ref, { dimension: read.ok ? read.value.dimension : "", amount }] as const] : [];
      }),
    );
  });
  return sorted.slice(1).flatMap((later, index): BackCastSign[] => {
    const ratios = [...(amounts[index + 1] ?? [])].flatMap(([ref, { dimension, amount }]) => {
      const before = amounts[index]?.get(ref);
      return before?.dimension === dimension ? [{ ref, ratio: amount / before.amount }] : [];
    });
    const groups = ratios.map(({ ratio }) =>
      ratios.filter((other) => Math.abs(other.ratio / ratio - 1) <= ALIKE),
    );
    const largest = groups.toSorted((one, other) => other.length - one.length)[0] ?? [];
    if (largest.length < FEWEST || largest.length <= MOST * ratios.length) return [];
    const refs = largest.map(({ ref }) => ref);
    return [{ from: sorted[index]?.year ?? 0, to: later.year, ratio: largest[0]?.ratio ?? 1, refs }];
  });
}
