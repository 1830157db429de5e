import type { Translator } from "../../i18n/i18n.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { textOf } from "./document-values.ts";
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
  const names = (list: string): boolean => ((document[list] ?? []) as readonly unknown[]).includes(part.key);
  const ranges = (list: string): boolean =>
    kind === "range" && textOf(document["path"]).startsWith(`${list}.${part.key}.`);
  if (part.kind === "driver") {
    if (kind === "target") return document["per"] === part.key;
    if (kind !== "projection") return ranges("drivers");
    const by = (document["by"] ?? []) as readonly { readonly driver: string }[];
    return by.some(({ driver }) => driver === part.key);
  }
  if (part.kind !== "measure") return false;
  switch (kind) {
    case "scenario":
    case "limit":
      return names("measures");
    case "measure":
      return names("conflicts") || names("requires");
    case "progress":
      return document["measure"] === part.key;
    default:
      return ranges("measures");
  }
}
