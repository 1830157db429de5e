import { computeInventory } from "../../usecases/compute-inventory.ts";
import { countryName } from "../cities/city-options.ts";
import { faultOf } from "../fault.ts";
import { knowing } from "../inventories/open.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { budgetQuestion, energyCarbon } from "./budget-question.ts";
import { figuresOf, openComputed } from "./computed.ts";
import { formatOf, planCrumbs } from "./open.ts";
import { planNote, planTabs } from "./plan-frame.ts";
import { knownSpread } from "./known-spread.ts";
import { milestoneTable, nationalTable, ownTable } from "./rulers-view.ts";

async function showRulers(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const speaking = { texts, numbers, open };
  const figures = figuresOf(open);
  const { city, inventory } = open.stored;
  const computed = await computeInventory(knowing(web), actor(res), {
    cityId: city.id,
    inventoryId: inventory.id,
  });
  if (!computed.ok) throw faultOf(computed);
  const { outcome } = computed.value;
  const spread = knownSpread(web, open);
  const question = {
    format: formatOf(res),
    people: inventory.population ?? city.population,
    carbon: outcome.ok ? energyCarbon(outcome.value) : null,
  };
  show(
    req,
    res,
    "scenarios/rulers",
    {
      title: texts.t("planning:rulers.title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open, { href: `${open.address}/goals`, label: texts.t("planning:tab.goals") }),
    },
    {
      tabs: planTabs(texts, open, "goals"),
      note: planNote(texts, open),
      isBroken: figures === null,
      planHref: open.address,
      addTarget: open.mayEdit ? `${open.address}/parts/new/target` : null,
      riskHref: `${open.address}/risk`,
      hasOdds: spread !== null,
      own: figures && ownTable(speaking, figures, spread),
      national: figures && nationalTable(speaking, figures),
      country: countryName(texts, city.country),
      milestones: figures && milestoneTable(speaking, figures),
      action: `${open.address}/rulers`,
      budget: budgetQuestion(req, speaking, question),
    },
  );
}

/** The same plan against every ruler: its own targets, the country's pledges, milestones, a budget. */
export function rulersRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/rulers",
      who: { city: "view" },
      handle: (req, res) => showRulers(web, req, res),
    },
  ];
}
