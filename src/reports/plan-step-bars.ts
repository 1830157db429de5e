import type { Sector } from "../charts/chart.ts";
import type { WaterfallStep } from "../charts/waterfall.ts";
import type { Translator } from "../i18n/i18n.ts";
import type { PlanSteps } from "../planning/plan-steps.ts";

/** What the parts of a plan are called, and which sector a measure acts in. */
export interface PlanNames {
  readonly plan: string;
  readonly measure: (id: string) => string;
  readonly sector: (id: string) => Sector;
}

/** The bars of the way from the inventory over business as usual to a plan, each with its name. */
export function planStepBars(
  texts: Translator,
  { from, year, inventory, growth, policy, bau, measures, plan }: PlanSteps,
  names: PlanNames,
): readonly WaterfallStep[] {
  const t = (key: string, params: Readonly<Record<string, string | number>> = {}): string =>
    texts.t(`planning:steps.${key}`, params);
  const total = (name: string, value: number): WaterfallStep => ({ name, kind: "total", value });
  const change = (name: string, value: number): WaterfallStep => ({ name, kind: "change", value });
  const inYear = String(year);
  return [
    total(t("inventory", { year: String(from) }), inventory),
    change(t("growth"), growth),
    change(t("policy"), policy),
    total(t("bau", { year: inYear }), bau),
    ...measures.map(({ measures: ids, change: value }): WaterfallStep => {
      const [id = ""] = ids;
      if (ids.length === 1) return { ...change(names.measure(id), value), sector: names.sector(id) };
      return change(t(value < 0 ? "others.save" : "others.add", { count: ids.length }), value);
    }),
    total(t("plan", { name: names.plan, year: inYear }), plan),
  ];
}
