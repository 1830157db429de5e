import type { CellReading, ListReading, Reading } from "../../methods/reading.ts";
import { bendValue, joinNewcomers, type Newcomer } from "../state.ts";

import { declareOperator, STAGES } from "./operator.ts";
import { split } from "./split.ts";

interface Move {
  /** The pathway it is taken from, or from all alike. */
  readonly from: string | null;
  readonly share: number;
  /** Share of the wastewater that is in `from`. */
  readonly held: number;
  readonly newcomer: Newcomer;
}

const SYSTEMS = { method: "WW-DOM-CH4", input: "pathways.system" } as const;

/** Masses measured at the works as they are, which the wastewater that moves has no part in. */
const OF_THE_WORKS = ["recovered", "sludgeRemoved", "sludgeMass", "sludgeType", "sludgeNitrogen"];

/**
 * A share of the wastewater goes to another treatment: households that are connected, tanks that are
 * emptied to a plant, a lagoon that is aired. People and their load stay the same.
 */
export const wastewater = declareOperator({
  stage: STAGES.waste,
  fields: {
    share: { kind: "share" },
    from: { kind: "choice", from: SYSTEMS, optional: true },
    to: { kind: "choice", from: SYSTEMS },
    collected: { kind: "choice", from: ["yes", "no"], optional: true },
  },
  ready: ({ share, from, to, collected }, source, { measure, newcomers, refuse, remark }): Move | null => {
    const pathways = source.bound.readings.get("pathways");
    if (pathways?.kind !== "list") {
      remark("plan.no-pathways");
      return null;
    }
    const held = from === undefined ? 1 : heldBy(pathways, from);
    if (held === 0) {
      remark("plan.pathway-not-there", { from: from ?? "" });
      return null;
    }
    const readings = new Map<string, Reading>([
      ["pathways", { kind: "list", rows: [pathwayTo(pathways, to, collected)] }],
    ]);
    const variant = newcomers.variant(source, { readings, without: OF_THE_WORKS }, measure);
    if (variant.ok) return { from: from ?? null, share, held, newcomer: variant.value };
    for (const { code, params } of variant.problems) refuse("to", code, params);
    return null;
  },
  apply: (state, _source, acting) => {
    const years = state.drive.keys().toArray();
    const named = Map.groupBy(acting, ({ action }) => action.from);
    const left = state.drive.map(() => 1);
    for (const [from, moves] of [...named].filter(([one]) => one !== null)) {
      const kept = state.drive.map(() => 1);
      const taken = moves.map(() => state.drive.map(() => 0));
      for (const year of years) {
        const parts = split(moves.map(({ action, adoption }) => action.share * (adoption[year] ?? 0)));
        kept[year] = parts.kept;
        for (const [one, part] of parts.taken.entries())
          (taken[one] as number[])[year] = (state.drive[year] ?? 0) * (moves[one]?.action.held ?? 0) * part;
        left[year] = (left[year] ?? 0) - (moves[0]?.action.held ?? 0) * (1 - parts.kept);
      }
      bendValue(state, `share.${from}`, { times: kept, plus: kept.map(() => 0) });
      for (const [one, { action }] of moves.entries())
        joinNewcomers(state, [action.newcomer], taken[one] ?? []);
    }
    const anywhere = named.get(null) ?? [];
    const taken = anywhere.map(() => state.drive.map(() => 0));
    for (const [year, drive] of state.drive.entries()) {
      const parts = split(anywhere.map(({ action, adoption }) => action.share * (adoption[year] ?? 0)));
      state.drive[year] = drive * parts.kept;
      for (const [one, part] of parts.taken.entries())
        (taken[one] as number[])[year] = drive * (left[year] ?? 1) * part;
    }
    for (const [one, { action }] of anywhere.entries())
      joinNewcomers(state, [action.newcomer], taken[one] ?? []);
  },
});

/** The share of the wastewater that a pathway of this name takes, over all lines that name it. */
function heldBy({ rows }: ListReading, system: string): number {
  let held = 0;
  for (const row of rows) {
    const [kind, share] = [row.get("system"), row.get("share")];
    if (kind?.kind === "choice" && kind.value === system && share?.kind === "share") held += share.value;
  }
  return held;
}

/** The whole of the wastewater in one treatment; collected as most of it is, unless said. */
function pathwayTo(
  { rows }: ListReading,
  to: string,
  collected: string | undefined,
): ReadonlyMap<string, CellReading> {
  const asks = rows.some((row) => row.has("collected"));
  return new Map<string, CellReading>([
    ["system", { kind: "choice", value: to }],
    ["share", { kind: "share", value: 1 }],
    ...(asks ? [["collected", { kind: "choice", value: collected ?? "yes" }] as const] : []),
  ]);
}
