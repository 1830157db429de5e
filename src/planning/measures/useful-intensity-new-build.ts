import { declareOperator, STAGES } from "./operator.ts";
import { grownAt } from "./stock.ts";

interface Code {
  readonly saving: number;
  /** Share of what is built that follows the code once it is in force everywhere. */
  readonly share: number;
  /** Share of the stock that is pulled down each year. */
  readonly demolition: number;
  /** The stock in each year, 1 in the inventory's. */
  readonly stock: readonly number[];
}

/**
 * A building code: it acts on what is built from its start on, and the stock that stood before stays as it
 * is. What is built follows from the growth of the stock and from what is pulled down.
 */
export const usefulIntensityNewBuild = declareOperator({
  stage: STAGES.useful,
  fields: {
    share: { kind: "share" },
    saving: { kind: "share" },
    rebound: { kind: "share", optional: true },
    demolition: { kind: "share", optional: true },
    stockGrowth: { kind: "share", optional: true },
  },
  ready: ({ share, saving, rebound, demolition, stockGrowth }, source, { growth }): Code => ({
    share,
    saving: saving * (1 - (rebound ?? 0)),
    demolition: demolition ?? 0,
    stock: grownAt(stockGrowth, growth(source)),
  }),
  apply: (state, _source, acting) => {
    for (const { action, adoption } of acting) {
      for (const [year, built] of builtToCode(action, adoption).entries())
        state.drive[year] = (state.drive[year] ?? 0) * (1 - action.saving * built);
    }
  },
});

/** The share of the stock that was built to the code, in each year. */
function builtToCode({ share, demolition, stock }: Code, adoption: readonly number[]): readonly number[] {
  let built = 0;
  return stock.map((whole, year) => {
    if (year === 0) return 0;
    const before = stock[year - 1] ?? 0;
    const standing = before * (1 - demolition);
    const added = Math.max(0, whole - standing);
    // Where the stock shrinks faster than it is pulled down, old and new leave it alike.
    const left = standing > whole ? whole / before : 1 - demolition;
    built = built * left + added * share * (adoption[year] ?? 0);
    return built / whole;
  });
}
