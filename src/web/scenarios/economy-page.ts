import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { figuresOf, openComputed } from "./computed.ts";
import { economyView } from "./economy-view.ts";
import { type OpenPlan, partsOf, planCrumbs } from "./open.ts";
import type { PlanFigures } from "./plan-figures.ts";
import { planNote, planTabs } from "./plan-frame.ts";

async function showEconomy(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const figures = figuresOf(open);
  show(
    req,
    res,
    "scenarios/economy",
    {
      title: texts.t("planning:economy.title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open),
    },
    {
      tabs: planTabs(texts, open, "growth"),
      note: planNote(texts, open),
      isBroken: figures === null,
      planHref: open.address,
      growthHref: `${open.address}/growth`,
      addHref: open.mayEdit ? `${open.address}/parts/new/driver` : null,
      missing: figures
        ? missingOf(open, figures).map((key) => texts.t(`planning:economy.missing.${key}`))
        : [],
      economy:
        figures && figures.result.decoupling.length > 0
          ? economyView({ texts, numbers, open }, figures)
          : null,
    },
  );
}

/** Drivers that the plan would need to show more. */
function missingOf(open: OpenPlan, { result }: PlanFigures): readonly string[] {
  const has = new Set(result.decoupling.map(({ economy }) => economy));
  const isPerPerson = partsOf(open, "driver").some(({ key }) => key === "gdpPerCapita");
  return [
    ...(has.has("gdp") ? [] : [isPerPerson ? "population" : "gdp"]),
    ...(has.has("jobs") ? [] : ["jobs"]),
  ];
}

/** Emissions beside GDP and jobs. */
export function economyRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/economy",
      who: { city: "view" },
      handle: (req, res) => showEconomy(web, req, res),
    },
  ];
}
