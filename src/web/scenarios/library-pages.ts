import type { MeasureEntry } from "../../planning/library/measure-entry.ts";
import { fault } from "../fault.ts";
import { catalogueView, readCatalogueQuery } from "../measures/list-view.ts";
import { measureView } from "../measures/measure-view.ts";
import { said } from "../measures/words.ts";
import { show, type Ask, type Crumb, type Reply } from "../reply.ts";
import type { Web } from "../web.ts";
import { planCrumbs, type OpenPlan } from "./open.ts";

/** Where the library stands within a plan. */
export function libraryAddress(open: OpenPlan): string {
  return `${open.address}/library`;
}

/** The form of a new measure that starts from an entry; none where no type computes it. */
function startHref(open: OpenPlan, entry: MeasureEntry): string | null {
  return open.mayEdit && entry.type !== null ? `${open.address}/parts/new/measure?library=${entry.id}` : null;
}

/** Whether the plan's inventory has anything in the rows of an entry; trees begin by themselves. */
function hasNothing(open: OpenPlan, { refs, type }: MeasureEntry): boolean {
  return (
    type !== null &&
    type !== "removal-cohort" &&
    !open.stored.activities.some(({ ref }) => refs.includes(ref))
  );
}

function crumbs(res: Reply, open: OpenPlan, ...more: readonly Crumb[]): readonly Crumb[] {
  const label = res.locals.voice.texts.t("planning:tab.measures");
  return planCrumbs(res, open, { href: `${open.address}/measures`, label }, ...more);
}

/** The library within a plan: each entry leads to its page there and to the form it starts. */
export function showLibrary(web: Web, req: Ask, res: Reply, open: OpenPlan): void {
  const { voice } = res.locals;
  const { texts } = voice;
  const view = catalogueView(voice, web.measures, readCatalogueQuery(req), {
    address: libraryAddress(open),
    startHref: (entry) => startHref(open, entry),
    flag: (entry) => (hasNothing(open, entry) ? texts.t("measures:plan.nothing") : null),
  });
  const head = { title: texts.t("measures:plan.title"), section: "scenarios", crumbs: crumbs(res, open) } as const; // prettier-ignore
  show(req, res, "measures/list", head, { ...view, lead: texts.t("measures:plan.lead") });
}

/** One entry within a plan, with the way to its form. */
export function showLibraryEntry(web: Web, req: Ask, res: Reply, open: OpenPlan): void {
  const { voice } = res.locals;
  const { texts } = voice;
  const entry = web.measures.get(req.params["id"] ?? "");
  if (!entry) throw fault(404, "store.not-found");
  const address = libraryAddress(open);
  const head = {
    title: said(texts, entry.name),
    section: "scenarios",
    crumbs: crumbs(res, open, { href: address, label: texts.t("measures:plan.title") }),
  } as const;
  show(req, res, "measures/measure", head, {
    ...measureView(voice, web.measures, entry, address),
    startHref: startHref(open, entry),
    flag: hasNothing(open, entry) ? texts.t("measures:plan.nothing.text") : null,
  });
}
