/** What a measure costs at full adoption, in real money of one currency, beyond what BAU would cost. */
export interface Cost {
  readonly capex: number;
  /** A year; negative where upkeep gets cheaper. */
  readonly opex: number;
  /** Years until the equipment is bought again. */
  readonly lifetime: number;
  /** Money per TJ of energy saved. */
  readonly energyPrice: number;
}

/** What a measure did, for each year of the plan, the first being the inventory's. */
export interface Yearly {
  /** Between 0 and 1. */
  readonly adoption: readonly number[];
  /** TJ of final energy saved; negative where more is used. */
  readonly energy: readonly number[];
  /** t CO2e avoided. */
  readonly tonnes: readonly number[];
}

/** Cost of a tonne by its three conventions; null where no tonne is saved. Money per t CO2e. */
export interface PerTonne {
  /** - NPV / tonnes. */
  readonly undiscounted: number | null;
  /** - NPV / tonnes discounted like money (levelised). */
  readonly discounted: number | null;
  /** Annualised cost / tonnes in a mean year. */
  readonly annualised: number | null;
}

export interface Money {
  /** At the inventory year; positive where the measure pays. */
  readonly npv: number;
  /** The even yearly amount over the years in which it acts that is worth - NPV; negative where it pays. */
  readonly annualisedCost: number;
  readonly perTonne: PerTonne;
  /** Simple: years of net saving that pay the investment; 0 without investment, null where none does. */
  readonly payback: number | null;
}

/** The share of an investment to be paid each year, at its end, over a lifetime at a rate. */
export function capitalRecovery(rate: number, lifetime: number): number {
  return rate === 0 ? 1 / lifetime : rate / (1 - (1 + rate) ** -lifetime);
}

/**
 * Money of a measure. Investment counts as the annuity of what is in place, so that equipment replaced
 * within the plan and equipment that outlives it are treated alike and no residual value is needed.
 * Null where the measure never acts within the plan.
 * @param rate real discount rate, such as 0.08
 */
export function moneyOf(cost: Cost, yearly: Yearly, rate: number): Money | null {
  const perYear = cost.capex * capitalRecovery(rate, cost.lifetime);
  let [npv, tonnes, discountedTonnes, annuity, acting, invested, saving] = [0, 0, 0, 0, 0, 0, 0];
  for (const [year, adopted] of yearly.adoption.entries()) {
    const energy = yearly.energy[year] ?? 0;
    const avoided = yearly.tonnes[year] ?? 0;
    const discount = (1 + rate) ** -year;
    const net = energy * cost.energyPrice - adopted * cost.opex;
    npv += (net - adopted * perYear) * discount;
    tonnes += avoided;
    discountedTonnes += avoided * discount;
    if (adopted === 0) continue;
    acting += 1;
    annuity += discount;
    invested += adopted * cost.capex;
    saving += net;
  }
  if (acting === 0) return null;
  const annualisedCost = zero(-npv / annuity);
  const per = (money: number, saved: number): number | null => (saved > 0 ? zero(money / saved) : null);
  return {
    npv,
    annualisedCost,
    perTonne: {
      undiscounted: per(-npv, tonnes),
      discounted: per(-npv, discountedTonnes),
      annualised: per(annualisedCost, tonnes / acting),
    },
    payback: paybackOf(invested, saving),
  };
}

function paybackOf(invested: number, saving: number): number | null {
  if (invested <= 0) return 0;
  return saving > 0 ? invested / saving : null;
}

/** Minus zero is zero to a reader. */
function zero(value: number): number {
  return value === 0 ? 0 : value;
}
