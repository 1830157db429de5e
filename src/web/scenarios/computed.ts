import type { ComputedPlan } from "../../usecases/run-plan.ts";
import { runPlan } from "../../usecases/run-plan.ts";
import { faultOf } from "../fault.ts";
import { knowing } from "../inventories/open.ts";
import type { Ask, Reply } from "../reply.ts";
import { actor, type Web } from "../web.ts";
import { opened, type OpenPlan, partsOf } from "./open.ts";
import { partName } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import { bestScenario, planFigures, type PlanFigures } from "./plan-figures.ts";

/** The plan that the address names, computed. @throws PageFault 404 where there is none to be seen */
export async function openComputed(web: Web, req: Ask, res: Reply): Promise<OpenPlan & ComputedPlan> {
  const { city: cityId = "", plan: planId = "" } = req.params;
  const run = await runPlan(knowing(web), actor(res), { cityId, planId });
  if (!run.ok) throw faultOf(run);
  return opened(run.value, res);
}

/** The figures of a computed plan; null where it cannot be computed. */
export function figuresOf(open: OpenPlan & ComputedPlan): PlanFigures | null {
  return open.outcome.ok ? planFigures(open, open.outcome.value) : null;
}

/** The scenario that the address asks for, else the one nearest to the main target; null where there is none. */
export function chosenScenario(asked: unknown, figures: PlanFigures): string | null {
  if (typeof asked === "string" && Object.hasOwn(figures.result.scenarios, asked)) return asked;
  return bestScenario(figures)?.id ?? null;
}

/** Links to the same page for each scenario, the present one marked. */
export function scenarioLinks({ texts, open }: Speaking, page: string, chosen: string): readonly object[] {
  const scenarios = partsOf(open, "scenario");
  if (scenarios.length < 2) return [];
  return scenarios.map((part) => ({
    href: `${open.address}/${page}?scenario=${encodeURIComponent(part.key)}`,
    label: partName(texts, open, part),
    current: part.key === chosen,
  }));
}
