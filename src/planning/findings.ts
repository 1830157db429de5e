import type { Finding } from "../inventory/findings.ts";
import type { MessageParams } from "../units/problem.ts";

/** What a reader of the plan should weigh, rather than merely know. */
const WARNINGS = new Set([
  "plan.switch-without-energy",
  "plan.switch-to-itself",
  "plan.diversion-without-fraction",
  "plan.row-without-activity",
  "plan.acts-in-inventory-year",
  "plan.never-acts",
  "plan.factor-unused",
  "plan.factor-held",
  "plan.population-in-gdp",
  "plan.no-discount-rate",
  "plan.losses-untouched",
  "plan.turned-negative",
  "plan.surplus-stock",
  "plan.service-unknown",
  "plan.share-reached",
  "plan.no-electricity",
  "plan.self-use-capped",
  "plan.nothing-to-store",
  "plan.no-blend",
  "plan.blend-reached",
  "plan.share-unmet",
  "plan.shift-capped",
  "plan.break-even-above",
  "plan.behaviour-never-fades",
  "plan.nothing-to-catch",
  "plan.no-landfill",
  "plan.landfill-raises",
  "plan.factor-not-there",
  "plan.no-pathways",
  "plan.pathway-not-there",
  "plan.no-refrigerant",
  "plan.no-leak-of-its-own",
  "plan.no-end-of-life",
  "plan.debt-over-cap",
  "plan.investment-over-budget",
  "plan.loan-not-covered",
  "plan.loan-without-savings",
]);

/** Something that was computed all the same and that a reader of the plan should know. */
export function planFinding(
  rule: string,
  params: MessageParams = {},
  refs: readonly string[] = [],
  activities: readonly string[] = [],
): Finding {
  const said = { ...params, refs: refs.join(", "), activities: activities.join(", ") };
  return { rule, severity: WARNINGS.has(rule) ? "warning" : "info", refs, activities, params: said };
}
