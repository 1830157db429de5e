import { options } from "../form.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { compareBenefits } from "./compare-benefits.ts";
import { compareCharts } from "./compare-charts.ts";
import { compareView, MOST_COMPARED } from "./compare-view.ts";
import { figuresOf, openComputed } from "./computed.ts";
import { knownSpread } from "./known-spread.ts";
import { partsOf, planCrumbs } from "./open.ts";
import { partName } from "./part-names.ts";
import { linesChart } from "./plan-charts.ts";
import { figureYear, type PlanFigures } from "./plan-figures.ts";
import { planNote, planTabs } from "./plan-frame.ts";

/** The scenarios that the address names, in the plan's order; without any the first few. */
async function showSideBySide(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const speaking = { texts, numbers, open };
  const figures = figuresOf(open);
  const scenarios = partsOf(open, "scenario").filter(({ document }) => document["archived"] !== true);
  const wanted = scenarios.filter(({ key }) => req.query["scenario"] === key || req.query[`scenario.${key}`] === "yes"); // prettier-ignore
  const chosen = (wanted.length > 0 ? wanted : scenarios).slice(0, MOST_COMPARED);
  const shown = figures && {
    ...figures,
    result: {
      ...figures.result,
      scenarios: Object.fromEntries(
        chosen.flatMap(({ key }) => {
          const one = figures.result.scenarios[key];
          return one ? [[key, one] as const] : [];
        }),
      ),
    },
  };
  const spread = knownSpread(web, open);
  const year = figures ? yearOf(req.query["year"], figures) : 0;
  const years = figures?.result.years.map((one): [string, string] => [String(one), String(one)]) ?? [];
  show(
    req,
    res,
    "scenarios/side-by-side",
    {
      title: texts.t("planning:compare.title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open),
    },
    {
      tabs: planTabs(texts, open, "compare"),
      note: planNote(texts, open),
      isBroken: figures === null,
      planHref: open.address,
      goalsHref: `${open.address}/goals`,
      economyHref: `${open.address}/economy`,
      action: `${open.address}/side-by-side`,
      choices: scenarios.map((part) => ({
        id: `f-${part.key}`,
        name: `scenario.${part.key}`,
        label: partName(texts, open, part),
        checked: chosen.includes(part),
      })),
      year: { id: "f-year", name: "year", options: options(String(year), years) },
      tooMany: wanted.length > MOST_COMPARED,
      lines: shown && chosen.length > 0 ? linesChart(speaking, shown, spread) : null,
      hasRange: spread !== null,
      riskHref: `${open.address}/risk`,
      benefits: chosen.length > 0 ? compareBenefits(speaking, chosen, web.measures) : null,
      developmentHref: `${open.address}/development`,
      charts: shown && chosen.length > 0 ? compareCharts(speaking, shown, chosen, year) : [],
      compared: figures && chosen.length > 0 ? compareView(speaking, figures, chosen, year) : null,
    },
  );
}

/** The year that the address asks for, where the plan has it, else the main target's or the last. */
function yearOf(asked: unknown, figures: PlanFigures): number {
  return figures.result.years.find((year) => String(year) === asked) ?? figureYear(figures);
}

/** Scenarios side by side. */
export function compareRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/side-by-side",
      who: { city: "view" },
      handle: (req, res) => showSideBySide(web, req, res),
    },
  ];
}
