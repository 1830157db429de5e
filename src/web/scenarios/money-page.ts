import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { chosenScenario, figuresOf, openComputed, scenarioLinks } from "./computed.ts";
import { moneyView } from "./money-view.ts";
import { planCrumbs } from "./open.ts";
import { nameByKey } from "./part-names.ts";
import { planNote, planTabs } from "./plan-frame.ts";

async function showMoney(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const speaking = { texts, numbers, open };
  const figures = figuresOf(open);
  const chosen = figures && chosenScenario(req.query["scenario"], figures);
  const name = chosen ? nameByKey(texts, open, "scenario", chosen) : "";
  show(
    req,
    res,
    "scenarios/money",
    {
      title: chosen ? texts.t("planning:money.title", { name }) : texts.t("planning:tab.money"),
      section: "scenarios",
      crumbs: planCrumbs(res, open),
    },
    {
      tabs: planTabs(texts, open, "money"),
      note: planNote(texts, open),
      links: chosen ? scenarioLinks(speaking, "money", chosen) : [],
      isBroken: figures === null,
      hasScenario: Boolean(chosen),
      hasRate: open.plan.discount_rate !== null,
      planHref: open.address,
      editHref: open.mayEdit ? `${open.address}/edit` : null,
      measuresHref: `${open.address}/measures`,
      goalsHref: `${open.address}/goals`,
      money: figures && chosen ? moneyView(speaking, figures, chosen) : null,
    },
  );
}

/** What a plan costs, who pays, and what a tonne costs. */
export function moneyRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/money",
      who: { city: "view" },
      handle: (req, res) => showMoney(web, req, res),
    },
  ];
}
