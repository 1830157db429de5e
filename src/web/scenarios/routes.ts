import { notYetComputed } from "../../usecases/not-yet-computed.ts";
import type { Problem } from "../../units/problem.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { compareRoutes } from "./compare-page.ts";
import { openComputed } from "./computed.ts";
import { economyRoutes } from "./economy-page.ts";
import { energyRoutes } from "./energy-page.ts";
import { fitRoutes } from "./fit-page.ts";
import { scenarioActs } from "./scenario-acts.ts";
import { showLibrary, showLibraryEntry } from "./library-pages.ts";
import { showGoals, showGrowth, showMeasures } from "./list-pages.ts";
import { moneyRoutes } from "./money-page.ts";
import { notYetView } from "./not-yet-view.ts";
import { openPlan, partsOf, type OpenPlan } from "./open.ts";
import { partName, withNames } from "./part-names.ts";
import { partsRoutes } from "./parts-routes.ts";
import type { Speaking } from "./part-words.ts";
import { progressRoutes } from "./progress-page.ts";
import { riskRoutes } from "./risk-page.ts";
import { rulersRoutes } from "./rulers-page.ts";
import { screeningRoutes } from "./screening-page.ts";
import { suggestRoutes } from "./suggest-page.ts";
import { planFigures } from "./plan-figures.ts";
import { planNote, planTabs } from "./plan-frame.ts";
import { plansRoutes } from "./plans-routes.ts";
import { planView } from "./plan-view.ts";

const PLAN = "/cities/:city/plans/:plan";

/** Where a problem of the plan's document can be mended, and in which part it lies. */
function problemView({ texts, open }: Speaking, problem: Problem): object {
  const text = texts.message(withNames(texts, open, problem));
  const [, list = "", place = ""] = /^(\w+)[[.]([^\].]*)/.exec(problem.path) ?? [];
  if (list === "inventory") {
    const { plan, stored } = open;
    return { text, name: null, href: `/cities/${plan.city_id}/inventories/${stored.inventory.id}` };
  }
  const kind = list === "factorPaths" ? "factor-path" : list === "projection" ? list : list.replace(/s$/, "");
  const part =
    kind === "driver"
      ? open.parts.find((one) => one.kind === kind && one.key === place)
      : open.parts.filter((one) => one.kind === kind)[Number(place)];
  if (!part) return { text, name: null, href: open.mayEdit ? `${open.address}/edit` : null };
  return {
    text,
    name: partName(texts, open, part),
    href: open.mayEdit ? `${open.address}/parts/${part.id}/edit` : null,
  };
}

/** What is still to be done before there is something to compare, in order. */
function stepsOf({ texts, open }: Speaking): readonly object[] {
  const steps = [
    ["driver", "growth"],
    ["measure", "measures"],
    ["scenario", "goals"],
    ["target", "goals"],
  ] as const;
  return steps.map(([kind, list]) => {
    const count = partsOf(open, kind).length;
    return {
      href: `${open.address}/${list}`,
      label: texts.t(`planning:step.${kind}`),
      note: texts.t(`planning:step.${kind}.note`),
      status: {
        kind: count > 0 ? "done" : "none",
        label: texts.t(count > 0 ? "planning:step.has" : "planning:step.none", { count }),
      },
    };
  });
}

async function showPlan(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const cityId = open.plan.city_id;
  const speaking = { texts, numbers, open };
  const { outcome } = open;
  const later = notYetComputed(open);
  const needs = ["measure", "scenario", "target"] as const;
  const isStarted = needs.every((kind) => partsOf(open, kind).length > 0);
  show(
    req,
    res,
    "scenarios/plan",
    {
      title: open.plan.name,
      section: "scenarios",
      crumbs: [{ href: `/cities/${cityId}/scenarios`, label: texts.t("planning:plans.title") }],
    },
    {
      note: planNote(texts, open),
      mayEdit: open.mayEdit,
      editHref: `${open.address}/edit`,
      inventoryHref: `/cities/${cityId}/inventories/${open.stored.inventory.id}`,
      goalsHref: `${open.address}/goals`,
      tabs: planTabs(texts, open, "compare"),
      steps: isStarted ? null : stepsOf(speaking),
      problems: outcome.ok ? null : outcome.problems.map((problem) => problemView(speaking, problem)),
      computed: outcome.ok ? planView(speaking, planFigures(open, outcome.value)) : null,
      laterMeasures: later && notYetView(speaking, later, "measures"),
      laterTargets: later && notYetView(speaking, later, "targets"),
    },
  );
}

/** A city's scenarios: plans, what they are made of, and what they come to. */
export function scenariosRoutes(web: Web): Route[] {
  const page = (path: string, showIt: (req: Ask, res: Reply, open: OpenPlan) => void): Route => ({
    method: "get",
    path: `${PLAN}/${path}`,
    who: { city: "view" },
    handle: async (req, res) => showIt(req, res, await openPlan(web, req, res)),
  });
  return [
    ...plansRoutes(web),
    { method: "get", path: PLAN, who: { city: "view" }, handle: (req, res) => showPlan(web, req, res) },
    page("growth", showGrowth),
    page("measures", showMeasures),
    page("library", (req, res, open) => showLibrary(web, req, res, open)),
    page("library/:id", (req, res, open) => showLibraryEntry(web, req, res, open)),
    page("goals", showGoals),
    ...fitRoutes(web),
    ...compareRoutes(web),
    ...economyRoutes(web),
    ...moneyRoutes(web),
    ...suggestRoutes(web),
    ...riskRoutes(web),
    ...energyRoutes(web),
    ...rulersRoutes(web),
    ...screeningRoutes(web),
    ...progressRoutes(web),
    ...partsRoutes(web),
    ...scenarioActs(web),
  ];
}
