import { fuelOf } from "../final-energy.ts";
import { joinNewcomers, type Newcomer, note } from "../state.ts";
import { remarkBreakEven } from "./break-even.ts";
import { CONSUMPTION, newcomersOf } from "./consumption.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { keep, servedIn, type Service, serviceOf } from "./service.ts";
import { fill } from "./split.ts";

interface Technology {
  readonly service: Service;
  /** What it is to take of the service of this activity. */
  readonly share: number;
  /** Driven units of the newcomers for one unit of the service. */
  readonly each: number;
  readonly newcomers: readonly Newcomer[];
}

/**
 * A technology comes to serve a share of what the activities are for: electric buses drive half of the
 * kilometres. The share is a target, not an increase: `present` is what it serves already, elsewhere in the
 * inventory. Measures that aim at more than the whole together get the same part of what they aim at.
 */
export const technologyShare = declareOperator({
  stage: STAGES.technology,
  brings: true,
  fields: {
    share: { kind: "share" },
    present: { kind: "share", optional: true },
    to: { kind: "choice", from: "fuels" },
    consumptionFrom: { ...CONSUMPTION, optional: true },
    consumptionTo: CONSUMPTION,
    line: { kind: "number", least: 1, most: 500, optional: true },
  },
  ready: (fields, source, readying): Technology | null => {
    const { newcomers, refuse, remark } = readying;
    const telling = { line: fields.line, consumption: fields.consumptionFrom };
    const service = serviceOf(source, telling, newcomers);
    if (!service.ok) {
      for (const { path, code, params } of service.problems) {
        if (path === "") remark(code, params);
        else refuse(path === "consumption" ? "consumptionFrom" : path, code, params);
      }
      return null;
    }
    const present = fields.present ?? 0;
    if (fields.share <= present) {
      remark("plan.share-reached");
      return null;
    }
    const { amount, bound, per } = service.value;
    const { to: fuel, consumptionTo: consumption } = fields;
    const named = { fuel: "to", consumption: "consumptionTo" };
    const joining = newcomersOf({ fuel, consumption, per }, source, readying, named);
    if (joining === null) return null;
    const energy = amount * consumption.base;
    if (fuelOf(bound) !== fuel)
      remarkBreakEven(newcomers.co2eOf(bound), energy, { fuel, joining, newcomers }, remark);
    return {
      service: service.value,
      share: (fields.share - present) / (1 - present),
      each: consumption.base,
      newcomers: joining,
    };
  },
  apply: (state, _source, acting) => {
    for (const sharing of Map.groupBy(acting, ({ action }) => action.service.line).values()) {
      // Each tells the kilometres of a fuel by what its own vehicles take: motorcycles, cars.
      const served = sharing.map(({ action }) => servedIn(state, action.service));
      const wanted = state.drive.map((_, year) =>
        sharing.map(({ action, adoption }) => action.share * (adoption[year] ?? 0)),
      );
      const filled = wanted.map(fill);
      for (const [one, { measure, action }] of sharing.entries()) {
        const taken = filled.map((each) => each.taken[one] ?? 0);
        joinNewcomers(state, action.newcomers, taken.map((share, year) => share * (served[one]?.[year] ?? 0) * action.each)); // prettier-ignore
        note(state, measure, "plan.share-unmet", taken.map((share, year) => ((wanted[year]?.[one] ?? 0) - share) * 100)); // prettier-ignore
      }
      const service = sharing[0]?.action.service as Service;
      keep(state, service, filled.map(({ kept }) => kept)); // prettier-ignore
    }
  },
});
