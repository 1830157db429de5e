import type { Translator } from "../../i18n/i18n.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import type { OpenPlan } from "./open.ts";
import { partName } from "./part-names.ts";

/** The parts of the plan that would be left without something if this one went. */
export function usersOf(
  texts: Translator,
  open: OpenPlan,
  part: PlanPart,
): readonly { readonly href: string; readonly label: string }[] {
  return open.parts
    .filter((other) => uses(other, part))
    .map((other) => ({
      href: `${open.address}/parts/${other.id}/edit`,
      label: `${texts.t(`planning:${other.kind}.kind`)}: ${partName(texts, open, other)}`,
    }));
}

function uses({ kind, document }: PlanPart, part: PlanPart): boolean {
  if (part.kind === "driver" && kind === "projection") {
    const by = (document["by"] ?? []) as readonly { readonly driver: string }[];
    return by.some(({ driver }) => driver === part.key);
  }
  if (part.kind === "driver" && kind === "target") return document["per"] === part.key;
  if (part.kind === "measure" && kind === "scenario")
    return ((document["measures"] ?? []) as readonly string[]).includes(part.key);
  return false;
}
