import { options } from "../form.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { chosenScenario, figuresOf, openComputed } from "./computed.ts";
import { ENERGY_UNITS, energyView } from "./energy-view.ts";
import { partsOf, planCrumbs } from "./open.ts";
import { partName } from "./part-names.ts";
import { figureYear } from "./plan-figures.ts";
import { planNote, planTabs } from "./plan-frame.ts";

/** The line without any scenario, as the address names it. */
const BAU = "bau";

async function showEnergy(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const speaking = { texts, numbers, open };
  const figures = figuresOf(open);
  const years = figures?.result.years ?? [];
  const { scenario: asked, year: askedYear, unit: askedUnit } = req.query;
  const scenario = figures && asked !== BAU ? chosenScenario(asked, figures) : null;
  const year = years.find((one) => String(one) === askedYear) ?? (figures ? figureYear(figures) : 0);
  const unit = Object.keys(ENERGY_UNITS).find((one) => one === askedUnit) ?? "TJ";
  const scenarios = partsOf(open, "scenario").filter(({ key }) => figures && Object.hasOwn(figures.result.scenarios, key)); // prettier-ignore
  const select = (name: string, chosen: string, choices: readonly [string, string][]) => ({
    id: `f-${name}`,
    name,
    options: options(chosen, choices),
  });
  show(
    req,
    res,
    "scenarios/energy",
    {
      title: texts.t("planning:energy.title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open),
    },
    {
      tabs: planTabs(texts, open, "energy"),
      note: planNote(texts, open),
      isBroken: figures === null,
      planHref: open.address,
      action: `${open.address}/energy`,
      scenario: select("scenario", scenario ?? BAU, [
        [BAU, texts.t("planning:line.bau")],
        ...scenarios.map((part): [string, string] => [part.key, partName(texts, open, part)]),
      ]),
      year: select(
        "year",
        String(year),
        years.map((one): [string, string] => [String(one), String(one)]),
      ),
      unit: select(
        "unit",
        unit,
        Object.keys(ENERGY_UNITS).map((one): [string, string] => [one, one]),
      ),
      chosenUnit: unit,
      energy: figures && energyView(speaking, figures, { scenario, year, unit }),
    },
  );
}

/** What energy a plan uses for what, in any year. */
export function energyRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/energy",
      who: { city: "view" },
      handle: (req, res) => showEnergy(web, req, res),
    },
  ];
}
