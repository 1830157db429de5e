import type { Knowledge } from "../../inventory/prepare.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import type { PartKind } from "../../store/tables.ts";
import { knowledgeOf } from "../../usecases/factor-sets.ts";
import { readPlan, type StoredPlan } from "../../usecases/plans.ts";
import { fault, faultOf } from "../fault.ts";
import { knowing } from "../inventories/open.ts";
import type { Ask, Crumb, Reply } from "../reply.ts";
import { actor, type Web } from "../web.ts";

/** A plan as its pages need it. */
export interface OpenPlan extends StoredPlan {
  /** The address of the plan's own page. */
  readonly address: string;
  readonly mayEdit: boolean;
  /** What its inventory is computed with; the program's own library where that one cannot be had. */
  readonly knowledge: Knowledge;
}

/** The plan that the address names. @throws PageFault 404 where there is none to be seen */
export async function openPlan(web: Web, req: Ask, res: Reply): Promise<OpenPlan> {
  const cityId = req.params["city"] ?? "";
  const planId = req.params["plan"] ?? "";
  const read = await readPlan(web.act, actor(res), { cityId, planId });
  if (!read.ok) throw faultOf(read);
  const known = await knowledgeOf(knowing(web), read.value.stored.inventory);
  return opened({ ...read.value, knowledge: known.ok ? known.value : web.knowledge }, res);
}

/** The same of a plan that is already read. */
export function opened<Stored extends StoredPlan & Pick<OpenPlan, "knowledge">>(
  stored: Stored,
  res: Reply,
): Stored & OpenPlan {
  const { plan } = stored;
  const mayEdit = res.locals.city?.rights.includes("edit") ?? false;
  return { ...stored, address: `/cities/${plan.city_id}/plans/${plan.id}`, mayEdit };
}

/** City, its plans, then the plan: the way back from a page within it. */
export function planCrumbs(res: Reply, open: OpenPlan, ...more: readonly Crumb[]): readonly Crumb[] {
  const { city } = open.stored;
  return [
    { href: `/cities/${city.id}/scenarios`, label: res.locals.voice.texts.t("planning:plans.title") },
    { href: open.address, label: open.plan.name },
    ...more,
  ];
}

/** The part that the address names. @throws PageFault 404 where the plan has none */
export function partOf(open: OpenPlan, partId: string): PlanPart {
  const part = open.parts.find(({ id }) => id === partId);
  if (!part) throw fault(404, "store.not-found");
  return part;
}

export function partsOf(open: OpenPlan, kind: PartKind): readonly PlanPart[] {
  return open.parts.filter((part) => part.kind === kind);
}

/** The person's own number format. */
export function formatOf(res: Reply): NumberFormat {
  return res.locals.voice.numbers.format;
}
