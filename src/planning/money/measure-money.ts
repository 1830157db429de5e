import { capitalRecovery, presentValue } from "./annuity.ts";
import { internalRate } from "./internal-rate.ts";
import { investmentsOf } from "./investments.ts";

/** What a measure costs at full adoption, in real money of one currency, beyond what BAU would cost. */
export interface Cost {
  readonly capex: number;
  /** A year; negative where upkeep gets cheaper. */
  readonly opex: number;
  /** Years until the equipment is bought again. */
  readonly lifetime: number;
  /** Money per TJ of energy saved. */
  readonly energyPrice: number;
  /** A year at full adoption, beside energy: fees, compost, power that is sold. */
  readonly revenue: number;
  /** A year, by which new equipment gets cheaper. */
  readonly learning: number;
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
  /** Real, with equipment bought when it is needed and its value at the end given back; null where none. */
  readonly internalRate: number | null;
  /** Equipment bought in each year, real. */
  readonly bought: readonly number[];
  /** Energy saved and revenue, less upkeep, in each year, real. */
  readonly running: readonly number[];
}

/**
 * Money of a measure. Investment counts as the annuity of what is in place, so that equipment replaced
 * within the plan and equipment that outlives it are treated alike and no residual value is needed.
 * Null where the measure never acts within the plan.
 * @param rate real discount rate, such as 0.08
 */
export function moneyOf(cost: Cost, yearly: Yearly, rate: number): Money | null {
  const perYear = cost.capex * capitalRecovery(rate, cost.lifetime);
  const { bought, residual } = investmentsOf(cost, yearly.adoption);
  const running = yearly.adoption.map(
    (adopted, year) => (yearly.energy[year] ?? 0) * cost.energyPrice + adopted * (cost.revenue - cost.opex),
  );
  const annuities = yearly.adoption.map((adopted, year) => adopted * perYear * (1 - cost.learning) ** year);
  const net = running.map((money, year) => money - (annuities[year] ?? 0));
  const acting = yearly.adoption.flatMap((adopted, year) => (adopted > 0 ? [year] : []));
  if (acting.length === 0) return null;
  const npv = presentValue(net, rate);
  const tonnes = yearly.tonnes.reduce((sum, saved) => sum + saved, 0);
  const discountedTonnes = presentValue(yearly.tonnes, rate);
  const annuity = acting.reduce((sum, year) => sum + (1 + rate) ** -year, 0);
  const annualisedCost = zero(-npv / annuity);
  const per = (money: number, saved: number): number | null => (saved > 0 ? zero(money / saved) : null);
  const over = (amounts: readonly number[]): number =>
    acting.reduce((sum, year) => sum + (amounts[year] ?? 0), 0);
  return {
    npv,
    annualisedCost,
    perTonne: {
      undiscounted: per(-npv, tonnes),
      discounted: per(-npv, discountedTonnes),
      annualised: per(annualisedCost, tonnes / acting.length),
    },
    payback: paybackOf(over(yearly.adoption) * cost.capex, over(running)),
    internalRate: internalRate(flowsOf(bought, running, residual)),
    bought,
    running,
  };
}

/** Equipment is there before the year in which it saves: what is bought in a year is paid as it begins. */
function flowsOf(bought: readonly number[], running: readonly number[], residual: number): readonly number[] {
  const last = running.length - 1;
  return running.map((money, at) => {
    const paid = (bought[at + 1] ?? 0) + (at === 0 ? (bought[0] ?? 0) : 0);
    return money - paid + (at === last ? residual : 0);
  });
}

function paybackOf(invested: number, saving: number): number | null {
  if (invested <= 0) return 0;
  return saving > 0 ? invested / saving : null;
}

/** Minus zero is zero to a reader. */
function zero(value: number): number {
  return value === 0 ? 0 : value;
}
