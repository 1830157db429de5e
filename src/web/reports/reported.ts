import { inventoryReport } from "../../reports/inventory-report.ts";
import { planReport } from "../../reports/plan-report.ts";
import { planResultDocument } from "../../reports/plan-result-document.ts";
import type { ReportedPlan } from "../../reports/reported-plan.ts";
import type { Report } from "../../reports/report-model.ts";
import { documentsOf } from "../../reports/reported-inventory.ts";
import { resultDocument } from "../../reports/result-document.ts";
import { notYetComputed } from "../../usecases/not-yet-computed.ts";
import type { ComputedPlan } from "../../usecases/run-plan.ts";
import { resultOf, type OpenInventory } from "../inventories/open.ts";
import type { Reply } from "../reply.ts";
import type { Web } from "../web.ts";

/** What can be handed over: a report and the contract's result document, under one name. */
export interface Reported {
  readonly name: string;
  readonly report: () => Report;
  readonly document: () => unknown;
}

/** The report of an inventory in the reader's language and number format; null where it cannot be computed. */
export function inventoryReported(web: Web, res: Reply, open: OpenInventory): Reported | null {
  const result = resultOf(open);
  if (!result) return null;
  const { texts, numbers } = res.locals.voice;
  const { city, inventory, document, published, basis } = open.stored;
  return {
    name: `${slug(city.name)}-${inventory.year}-inventory`,
    report: () =>
      inventoryReport({
        result,
        documents: documentsOf(document),
        knowledge: open.knowledge,
        texts,
        numbers,
        made: web.act.now().toISOString(),
        published,
        grounds: basis.flatMap(({ entity, entity_id: activity, path: input, basis: ground, how }) =>
          entity === "activity" ? [{ activity, input, ground, how }] : [],
        ),
      }),
    document: () => resultDocument(result, texts),
  };
}

/** The report of a plan; null where it cannot be computed. */
export function planReported(web: Web, res: Reply, open: ComputedPlan): Reported | null {
  const { plan, stored } = open;
  const reported = planToReport(web, res, open);
  if (!reported) return null;
  return {
    name: `${slug(stored.city.name)}-${slug(plan.name)}-plan`,
    report: () => planReport(reported),
    document: () => planResultDocument(reported.result, open.knowledge.library, reported.texts),
  };
}

/** A computed plan with what its reports tell beside it; null where it cannot be computed. */
export function planToReport(web: Web, res: Reply, open: ComputedPlan): ReportedPlan | null {
  const { plan, document, outcome } = open;
  if (!outcome.ok) return null;
  const { texts, numbers } = res.locals.voice;
  const later = notYetComputed(open);
  return {
    result: outcome.value.result,
    document,
    name: plan.name,
    factorSet: open.knowledge.library,
    texts,
    numbers,
    made: web.act.now().toISOString(),
    later: later ? [...later.measures, ...later.targets] : [],
  };
}

/** A name for a file: plain letters, digits and hyphens, whatever the city is called. */
export function slug(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return plain === "" ? "city" : plain;
}
