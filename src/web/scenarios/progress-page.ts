import { readLaterInventories } from "../../usecases/later-inventories.ts";
import { faultOf } from "../fault.ts";
import { knowing } from "../inventories/open.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { chosenScenario, figuresOf, openComputed, scenarioLinks } from "./computed.ts";
import { partsOf, planCrumbs } from "./open.ts";
import { planNote, planTabs } from "./plan-frame.ts";
import { progressView } from "./progress-view.ts";

async function showProgress(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const speaking = { texts, numbers, open };
  const figures = figuresOf(open);
  const chosen = figures && chosenScenario(req.query["scenario"], figures);
  const { city, inventory } = open.stored;
  const later = await readLaterInventories(knowing(web), actor(res), { cityId: city.id, year: inventory.year }); // prettier-ignore
  if (!later.ok) throw faultOf(later);
  show(
    req,
    res,
    "scenarios/progress",
    {
      title: texts.t("planning:progress.title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open),
    },
    {
      tabs: planTabs(texts, open, "progress"),
      note: planNote(texts, open),
      links: chosen ? scenarioLinks(speaking, "progress", chosen) : [],
      isBroken: figures === null,
      planHref: open.address,
      goalsHref: `${open.address}/goals`,
      hasScenario: Boolean(chosen),
      hasReports: partsOf(open, "progress").length > 0,
      add: open.mayEdit && partsOf(open, "measure").length > 0 ? `${open.address}/parts/new/progress` : null,
      cityHref: `/cities/${city.id}`,
      baseYear: String(inventory.year),
      progress: figures && chosen ? progressView(speaking, figures, chosen, later.value) : null,
    },
  );
}

/** Following up: what was planned of each measure, what came of it, and what later inventories say. */
export function progressRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/progress",
      who: { city: "view" },
      handle: (req, res) => showProgress(web, req, res),
    },
  ];
}
