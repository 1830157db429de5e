import type { Source } from "../source.ts";
import { joinNewcomers, type Newcomer, note, type SourceState } from "../state.ts";
import { CONSUMPTION, newcomersOf, withoutEnergyOf } from "./consumption.ts";
import type { Measured, ValuesOf } from "./field.ts";
import { declareOperator, type Readying, STAGES } from "./operator.ts";
import { keep, servedIn, type Service, serviceOf } from "./service.ts";
import { fill } from "./split.ts";

/** Travel that leaves one mode for another. */
interface Move {
  readonly service: Service;
  /** Passenger kilometres when the shift is complete. */
  readonly travel: number;
  readonly occupancy: number;
  /** Driven units of the newcomers for one passenger kilometre that leaves. */
  readonly each: number;
  readonly newcomers: readonly Newcomer[];
}

const FIELDS = {
  travel: { kind: "quantity", units: ["pkm"], offer: ["pkm"] },
  from: {
    kind: "rows",
    most: 20,
    columns: {
      activity: { kind: "choice", from: "activities" },
      share: { kind: "share" },
      occupancy: { kind: "number", least: 1, most: 3000 },
      consumption: { ...CONSUMPTION, optional: true },
      line: { kind: "number", least: 1, most: 500, optional: true },
    },
  },
  induced: { kind: "share", optional: true },
  unmotorised: { kind: "share", optional: true },
  to: { kind: "choice", from: "activities", optional: true },
  fuel: { kind: "choice", from: "fuels", optional: true },
  consumption: { ...CONSUMPTION, optional: true },
  occupancy: { kind: "number", least: 1, most: 3000 },
} as const;

type Fields = ValuesOf<typeof FIELDS>;

/** Room for the rounding of a survey's percentages. */
const TOLERANCE = 1e-6;

/**
 * Travel goes by another mode: passenger kilometres are conserved. Where the passengers were before is asked
 * for, mode by mode, since it decides what is saved; induced travel and people who walked or cycled before
 * add to the new mode and take from none. No mode loses more than there is of it.
 */
export const modalShift = declareOperator({
  stage: STAGES.activity,
  brings: true,
  fields: FIELDS,
  ready: (fields, source, readying): readonly Move[] | null => {
    const { refuse, remark, newcomers } = readying;
    if (!isWhole(fields, readying)) return null;
    const from = fields.from.entries().filter(([, row]) => row.activity === source.id).toArray(); // prettier-ignore
    const destination = from.length > 0 ? destinationOf(fields, source, readying) : null;
    if (destination === null) return null;
    if (destination.newcomers.length === 0) remark("plan.shift-without-emissions");
    const moves = from.flatMap(([at, row]): Move[] => {
      const service = serviceOf(source, row, newcomers);
      if (service.ok && service.value.per === "length") {
        const { share, occupancy } = row;
        return [{ service: service.value, travel: fields.travel * share, occupancy, ...destination }];
      }
      for (const { path, code, params } of service.ok ? [NOT_PER_DISTANCE] : service.problems)
        refuse(`from[${at}].${path || "activity"}`, code, params);
      return [];
    });
    return moves.length > 0 ? moves : null;
  },
  apply: (state, _source, acting) => {
    const moves = acting.flatMap(({ measure, adoption, action }) =>
      action.map((move) => ({ measure, adoption, move })),
    );
    for (const together of Map.groupBy(moves, ({ move }) => move.service.line).values())
      shift(state, together);
  },
});

const NOT_PER_DISTANCE = { path: "consumption", code: "plan.consumption-per-distance", params: {} };

interface Acting {
  readonly measure: string;
  readonly adoption: readonly number[];
  readonly move: Move;
}

/** What several moves take of one service, in passenger kilometres, and what they bring in for it. */
function shift(state: SourceState, moves: readonly Acting[]): void {
  const service = moves[0]?.move.service as Service;
  // Each tells the kilometres of a fuel by what its own vehicles take: motorcycles, cars.
  const served = moves.map(({ move }) => servedIn(state, move.service));
  const filled = state.drive.map((_, year) =>
    fill(
      moves.map(({ adoption, move: { travel, occupancy } }, one) => {
        const there = served[one]?.[year] ?? 0;
        return there > 0 ? (travel * (adoption[year] ?? 0)) / (occupancy * there) : 0;
      }),
    ),
  );
  for (const [one, { measure, adoption, move }] of moves.entries()) {
    const moved = (served[one] ?? []).map(
      (there, year) => (filled[year]?.taken[one] ?? 0) * there * move.occupancy,
    );
    joinNewcomers(state, move.newcomers, moved.map((travel) => travel * move.each)); // prettier-ignore
    const missing = moved.map((travel, year) => move.travel * (adoption[year] ?? 0) - travel);
    const dust = 1e-9 * move.travel;
    note(state, measure, "plan.shift-capped", missing.map((travel) => (travel > dust ? travel / 1e6 : 0))); // prettier-ignore
  }
  keep(state, service, filled.map(({ kept }) => kept)); // prettier-ignore
}

/** Whether the split is of all passengers, and names activities that the measure touches. */
function isWhole({ from, induced, unmotorised }: Fields, { touched, refuse }: Readying): boolean {
  const sum = from.reduce((total, { share }) => total + share, 0);
  const whole = sum + (induced ?? 0) + (unmotorised ?? 0);
  if (Math.abs(whole - 1) > TOLERANCE)
    refuse("from", "plan.split-not-whole", { sum: Number((whole * 100).toPrecision(4)) });
  if (sum === 0) refuse("from", "plan.shift-from-nothing");
  const outside = from.entries().filter(([, { activity }]) => !touched.some(({ id }) => id === activity)).toArray(); // prettier-ignore
  for (const [at, { activity }] of outside)
    refuse(`from[${at}].activity`, "plan.activity-not-touched", { id: activity });
  return Math.abs(whole - 1) <= TOLERANCE && sum > 0 && outside.length === 0;
}

/** The new mode: what it brings in for each passenger kilometre that leaves a mode of the inventory. */
function destinationOf(
  fields: Fields,
  source: Source,
  readying: Readying,
): Pick<Move, "newcomers" | "each"> | null {
  const { refuse, touched } = readying;
  // What was induced or walked comes with the rest, in proportion.
  const known = fields.from.reduce((total, { share }) => total + share, 0);
  const distance = 1 / (known * fields.occupancy);
  const { fuel, consumption, to } = fields;
  if (to !== undefined) {
    const mode = touched.find(({ id }) => id === to);
    const joining = mode && byMode(mode, consumption, distance, readying);
    if (joining)
      return { ...joining, newcomers: withoutEnergyOf(source, joining.newcomers, readying.remark) };
    if (mode) return null;
    refuse("to", "plan.activity-not-touched", { id: to });
    return null;
  }
  if (fuel === undefined) return { newcomers: [], each: 0 };
  if (consumption === undefined) {
    refuse("consumption", "plan.consumption-missing");
    return null;
  }
  const named = { fuel: "fuel", consumption: "consumption" };
  const newcomers = newcomersOf({ fuel, consumption, per: "length" }, source, readying, named);
  return newcomers && { newcomers, each: distance * consumption.base };
}

/** More of a mode that the inventory has: as it runs there, or with electricity from the grid. */
function byMode(
  mode: Source,
  consumption: Measured | undefined,
  distance: number,
  { measure, newcomers, refuse, remark }: Readying,
): Pick<Move, "newcomers" | "each"> | null {
  const service = serviceOf(mode, { consumption }, newcomers);
  if (!service.ok || service.value.line !== null || service.value.per !== "length") {
    const [problem] = service.ok ? [NOT_PER_DISTANCE] : service.problems;
    refuse(problem?.path === "consumption" ? "consumption" : "to", problem?.code ?? "plan.service-unknown", problem?.params); // prettier-ignore
    return null;
  }
  const { amount } = service.value;
  const electric = mode.bound.program.registered.method.code === "EL-LOC";
  const joining = electric ? newcomers.forFuel("electricity", mode, measure) : newcomers.variant(mode, {}, measure); // prettier-ignore
  if (!joining.ok) {
    for (const { code, params } of joining.problems) refuse("to", code, params);
    return null;
  }
  if (!("newcomers" in joining.value)) return { newcomers: [joining.value], each: distance / amount };
  for (const { code, params } of joining.value.remarks) remark(code, params);
  return { newcomers: joining.value.newcomers, each: (distance / amount) * (mode.driven ?? 0) };
}
