import type { Translator } from "../../i18n/i18n.ts";
import type { OpenPlan } from "./open.ts";

export type PlanTab =
  | "compare"
  | "growth"
  | "measures"
  | "goals"
  | "money"
  | "risk"
  | "energy"
  | "progress"
  | "development"
  | "council";

/** The pages of a plan, the present one marked. */
export function planTabs(texts: Translator, open: OpenPlan, current: PlanTab): readonly object[] {
  const tabs: readonly PlanTab[] = [
    "compare",
    "growth",
    "measures",
    "goals",
    "money",
    "risk",
    "energy",
    "progress",
    "development",
    "council",
  ];
  return tabs.map((tab) => ({
    href: tab === "compare" ? open.address : `${open.address}/${tab}`,
    label: texts.t(`planning:tab.${tab}`),
    current: tab === current,
  }));
}

/** What a plan stands on, in one line. */
export function planNote(texts: Translator, open: OpenPlan): string {
  const { inventory } = open.stored;
  const gwp = JSON.parse(inventory.gwp) as string | { readonly base: string };
  return texts.t("planning:plan.note", {
    year: String(inventory.year),
    horizon: String(open.plan.horizon),
    level: inventory.level,
    gwp: typeof gwp === "string" ? gwp : gwp.base,
  });
}
