import type { Plan } from "./document.ts";
import { financeOf, type FinancePlan, type Financing, type Party } from "./money/finance.ts";
import { type Money, moneyOf, type PerTonne } from "./money/measure-money.ts";
import type { ReadyMeasure } from "./ready-measures.ts";

/** What a party pays and gains by a measure over the plan, worth at the inventory year. */
export interface PartyShare {
  readonly party: Party;
  readonly pays: number;
  readonly saves: number;
}

/** Money of a measure, null where it has no cost, never acts, or the plan has no discount rate. */
export interface MeasureResult {
  readonly npv: number | null;
  readonly annualisedCost: number | null;
  readonly perTonne: PerTonne;
  readonly payback: number | null;
  readonly internalRate: number | null;
  /** NPV and the tonnes at the plan's carbon price; null without one. */
  readonly netBenefit: number | null;
  /** t CO2e over the plan. */
  readonly tonnes: number;
  /** MWh of final energy a year, the mean over the years in which the measure acts. */
  readonly energySaved: number;
  readonly finance: FinancePlan | null;
  /** The city's own part of it. */
  readonly city: FinancePlan | null;
  /** Who pays and who gains, where the measure says so. */
  readonly parties: readonly PartyShare[];
}

/** What a measure does within a scenario, for each year: t CO2e and TJ of final energy saved. */
export interface Effect {
  readonly wedge: readonly number[];
  readonly energy: readonly number[];
}

const TJ_PER_MWH = 0.0036;
const NO_TONNE: PerTonne = { undiscounted: null, discounted: null, annualised: null };
/** Own money alone, all savings one's own. */
const PLAIN = { loanShare: 0, interest: 0, term: 1, grantShare: 0, captured: 1 };

/** The money and energy of a measure within a scenario. */
export function measureResult(effect: Effect, measure: ReadyMeasure, plan: Plan): MeasureResult {
  const { adoption } = measure;
  const acting = adoption.filter((adopted) => adopted > 0).length;
  const saved = effect.energy.reduce((sum, energy) => sum + energy, 0);
  const tonnes = effect.wedge.reduce((sum, avoided) => sum + avoided, 0);
  const money = moneyWithin(effect, measure, plan);
  return {
    npv: money?.npv ?? null,
    annualisedCost: money?.annualisedCost ?? null,
    perTonne: money?.perTonne ?? NO_TONNE,
    payback: money?.payback ?? null,
    internalRate: money?.internalRate ?? null,
    netBenefit: money && plan.carbonPrice !== null ? money.npv + plan.carbonPrice * tonnes : null,
    tonnes,
    energySaved: acting === 0 ? 0 : saved / acting / TJ_PER_MWH,
    finance: money && financeWithin(money, measure, plan),
    city: money && cityWithin(money, measure, plan),
    parties: money ? partiesWithin(money, measure, plan) : [],
  };
}

function moneyWithin(
  { wedge, energy }: Effect,
  { adoption, document }: ReadyMeasure,
  plan: Plan,
): Money | null {
  const { cost } = document;
  if (!cost || plan.discountRate === null) return null;
  const amounts = {
    capex: cost.capex.amount,
    opex: cost.opex?.amount ?? 0,
    lifetime: cost.lifetime,
    energyPrice: cost.energyPrice?.amount ?? 0,
    revenue: cost.revenue?.amount ?? 0,
    learning: cost.learning ?? 0,
  };
  return moneyOf(amounts, { adoption, energy, tonnes: wedge }, plan.discountRate);
}

function financeWithin({ bought, running }: Money, { document }: ReadyMeasure, plan: Plan): FinancePlan {
  return financeOf(plan.years, bought, running, termsOf(document), plan.inflation ?? 0);
}

/**
 * What the city buys, borrows and saves where several pay and save. Upkeep that is not paid by savings is
 * shared like the investment. Who saves, where it is said, tells more than how much reaches the investor.
 */
function cityWithin({ bought, running }: Money, { document }: ReadyMeasure, plan: Plan): FinancePlan {
  const terms = termsOf(document);
  const pays = cityShare(document.cost?.paidBy) ?? 1;
  const captured = cityShare(document.cost?.savedBy) ?? terms.captured;
  return financeOf(
    plan.years,
    bought.map((amount) => amount * pays),
    running.map((amount) => (amount > 0 ? amount : amount * pays)),
    { ...terms, captured },
    plan.inflation ?? 0,
  );
}

/** The city's share among several parties; undefined where nothing is said of them. */
function cityShare(
  parties: readonly { readonly party: Party; readonly share: number }[] | undefined,
): number | undefined {
  return parties && (parties.find(({ party }) => party === "city")?.share ?? 0);
}

function termsOf({ cost }: ReadyMeasure["document"]): Financing {
  const given = cost?.financing;
  return {
    loanShare: given?.loanShare ?? PLAIN.loanShare,
    interest: given?.interest ?? PLAIN.interest,
    term: Math.round(given?.term ?? PLAIN.term),
    grantShare: given?.grantShare ?? PLAIN.grantShare,
    captured: given?.captured ?? PLAIN.captured,
  };
}

/** Annuities of what is in place, and running money, each by who bears it. */
function partiesWithin(money: Money, { document }: ReadyMeasure, plan: Plan): readonly PartyShare[] {
  const { paidBy = [], savedBy = [] } = document.cost ?? {};
  const worth = (amounts: readonly number[]): number =>
    amounts.reduce((sum, amount, year) => sum + amount * (1 + (plan.discountRate ?? 0)) ** -year, 0);
  const saved = worth(money.running);
  const paid = saved - money.npv;
  const shareOf = (list: typeof paidBy, party: Party): number =>
    list.find((one) => one.party === party)?.share ?? 0;
  const named = [...new Set([...paidBy, ...savedBy].map(({ party }) => party))];
  return named.map((party) => ({
    party,
    pays: paid * shareOf(paidBy, party),
    saves: saved * shareOf(savedBy, party),
  }));
}
