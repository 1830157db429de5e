import type { Translator } from "../../i18n/i18n.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { PART_LISTS } from "../../usecases/plan-document.ts";
import { textOf } from "./document-values.ts";
import type { OpenPlan } from "./open.ts";

/** How a part of a sample city's plan is founded. */
export interface GroundView {
  readonly basis: string;
  /** Its mark, null where the part's own name already says so. */
  readonly label: string | null;
  readonly how: string;
  readonly source: string;
}

/**
 * How the sample founds a part, null where it does not say. Once somebody has changed a part it is theirs:
 * what the sample said of it holds no longer.
 */
export function groundOf(texts: Translator, open: OpenPlan, part: PlanPart): GroundView | null {
  if (part.version > 1) return null;
  const list = PART_LISTS[part.kind];
  const ordered = part.kind === "projection" || part.kind === "factor-path";
  const path = ordered ? `${list}[${Number(part.key.slice(1)) - 1}]` : `${list}.${part.key}`;
  const found = open.stored.basis.find(
    (one) => one.entity === "plan" && one.entity_id === open.plan.id && one.path === path,
  );
  if (!found) return null;
  const name = textOf(part.typed["name"]);
  const label = texts.t(`planning:basis.${found.basis}`);
  const how = name !== "" && found.how.startsWith(`${name}: `) ? found.how.slice(name.length + 2) : found.how;
  return {
    basis: found.basis,
    label: name.endsWith(`(${found.basis})`) ? null : label,
    how: how === name ? "" : how,
    source: found.source,
  };
}
