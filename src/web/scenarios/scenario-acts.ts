import { savePart } from "../../usecases/plan-parts.ts";
import { partValidator } from "../../usecases/run-plan.ts";
import { fault, faultOf } from "../fault.ts";
import { readForm, readVersion } from "../form.ts";
import { knowing } from "../inventories/open.ts";
import { goTo, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { openPlan, partOf } from "./open.ts";
import { newKey, partName } from "./part-names.ts";

const BASE = "/cities/:city/plans/:plan/parts/:part";

async function scenarioOf(web: Web, req: Ask, res: Reply) {
  const open = await openPlan(web, req, res);
  const part = partOf(open, req.params["part"] ?? "");
  if (part.kind !== "scenario") throw fault(404, "store.not-found");
  return { open, part };
}

/** A copy to change, which knows what it was made from. */
async function copyScenario(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts } = res.locals.voice;
  const { open, part } = await scenarioOf(web, req, res);
  const label = texts.t("planning:scenario.copy.name", { name: partName(texts, open, part) }).slice(0, 300);
  const { archived: _, ...document } = part.document;
  const saved = await savePart({ ...web.act, validatePart: partValidator(knowing(web)) }, actor(res), {
    cityId: open.plan.city_id,
    planId: open.plan.id,
    part: { kind: "scenario", key: newKey(open, "scenario", label), document: { ...document, label, parent: part.key } }, // prettier-ignore
    typed: {},
  });
  if (!saved.ok) throw faultOf(saved);
  goTo(req, res, `${open.address}/parts/${saved.value.partId}/edit`, "planning:scenario.copied");
}

/** Out of the comparisons, and back. */
async function archiveScenario(web: Web, req: Ask, res: Reply): Promise<void> {
  const { open, part } = await scenarioOf(web, req, res);
  const { archived, ...document } = part.document;
  const isArchived = archived === true;
  const saved = await savePart({ ...web.act, validatePart: partValidator(knowing(web)) }, actor(res), {
    cityId: open.plan.city_id,
    planId: open.plan.id,
    existing: { partId: part.id, version: readVersion(readForm(req, [])) },
    part: { kind: "scenario", key: part.key, document: isArchived ? document : { ...document, archived: true } }, // prettier-ignore
    typed: part.typed,
  });
  if (!saved.ok) throw faultOf(saved);
  goTo(req, res, `${open.address}/goals`, isArchived ? "planning:scenario.back" : "planning:scenario.archived"); // prettier-ignore
}

/** What can be done with a scenario beside changing it. */
export function scenarioActs(web: Web): Route[] {
  return [
    {
      method: "post",
      path: `${BASE}/copy`,
      who: { city: "edit" },
      handle: (req, res) => copyScenario(web, req, res),
    },
    {
      method: "post",
      path: `${BASE}/archive`,
      who: { city: "edit" },
      handle: (req, res) => archiveScenario(web, req, res),
    },
  ];
}
