import type { PlanPart } from "../store/plan-parts.ts";
import type { Plan } from "../store/plans.ts";
import type { PartKind } from "../store/tables.ts";
import type { InventoryDocument } from "./inventory-document.ts";

/** `cityleds/plan@1`. */
export interface PlanDocument extends Readonly<Record<string, unknown>> {
  readonly format: "cityleds/plan@1";
  readonly inventory: InventoryDocument;
  readonly horizon: number;
}

/** Where in a plan document the parts of a kind stand. */
export const PART_LISTS: Readonly<Record<PartKind, string>> = {
  driver: "drivers",
  projection: "projection",
  "factor-path": "factorPaths",
  measure: "measures",
  limit: "limits",
  scenario: "scenarios",
  target: "targets",
  range: "ranges",
  progress: "progress",
};

/**
 * What is stored of a plan as the contract's document. A driver's key is its name; a measure's, a
 * scenario's and a target's is its id; a projection's and a factor path's only orders them.
 */
export function planDocument(
  plan: Plan,
  parts: readonly PlanPart[],
  inventory: InventoryDocument,
): PlanDocument {
  const of = (kind: PartKind) => parts.filter((part) => part.kind === kind);
  const withId = (kind: PartKind) => of(kind).map((part) => ({ ...part.document, id: part.key }));
  return {
    format: "cityleds/plan@1",
    inventory,
    horizon: plan.horizon,
    drivers: Object.fromEntries(of("driver").map((part) => [part.key, part.document])),
    projection: of("projection").map((part) => part.document),
    factorPaths: of("factor-path").map((part) => part.document),
    measures: withId("measure"),
    limits: of("limit").map((part) => part.document),
    scenarios: withId("scenario"),
    targets: withId("target"),
    ranges: of("range").map((part) => part.document),
    progress: of("progress").map((part) => part.document),
    ...(plan.discount_rate === null ? {} : { discountRate: plan.discount_rate }),
    ...(plan.inflation === null ? {} : { inflation: plan.inflation }),
    ...(plan.carbon_price === null ? {} : { carbonPrice: plan.carbon_price }),
    ...(plan.debt_share === null ? {} : { debtShare: plan.debt_share }),
    ...(plan.revenue === null ? {} : { revenue: JSON.parse(plan.revenue) as unknown }),
    ...(plan.investment_budget === null ? {} : { investmentBudget: JSON.parse(plan.investment_budget) as unknown }), // prettier-ignore
  };
}
