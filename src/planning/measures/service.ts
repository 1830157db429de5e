import { type BoundActivity, drivenBy } from "../../methods/bind.ts";
import { runActivities } from "../../methods/run.ts";
import { accepted, type Outcome, refused } from "../../units/problem.ts";
import type { Newcomers } from "../newcomers.ts";
import type { Source } from "../source.ts";
import { bendValue, type SourceState } from "../state.ts";
import type { Measured } from "./field.ts";

/** What an activity is for: vehicle kilometres, or appliances in use. */
export interface Service {
  /** In the inventory year; km where `per` is `length`, else units. */
  readonly amount: number;
  readonly per: string;
  /** What of the activity serves it: a line of a table of vehicles, or null for all of it. */
  readonly line: string | null;
  /** The activity with nothing else in it. */
  readonly bound: BoundActivity;
}

/** How to tell the service of an activity that is an amount of fuel, or a table. */
export interface Telling {
  /** Which line of a table, counted from 1. */
  readonly line?: number | undefined;
  /** Fuel or electricity for one kilometre, or of one unit in a year. */
  readonly consumption?: Measured | undefined;
}

/**
 * The service of an activity: its own distance, that of a line of its table, or its fuel by what a kilometre
 * or a unit takes of it. Refused at `line` or `consumption` where one is missing, or where the activity is
 * about something else (`plan.service-unknown`, without a path).
 */
export function serviceOf(
  source: Source,
  { line, consumption }: Telling,
  newcomers: Newcomers,
): Outcome<Service> {
  const { bound } = source;
  const counted = bound.program.elementLines.findIndex(({ name }) => name === "counted");
  if (counted >= 0) return serviceOfLine(bound, counted, line);
  const driven = bound.readings.get(drivenBy(bound));
  if (driven?.kind !== "quantity" || source.driven === null) return unknown();
  const { dimension } = driven.quantity.unit;
  if (dimension === "length") return accepted({ amount: source.driven, per: "length", line: null, bound });
  if (!["energy", "mass", "volume"].includes(dimension) || source.energyPerDriven === null) return unknown();
  if (!consumption || consumption.base <= 0)
    return refused({ path: "consumption", code: "plan.consumption-missing" });
  const [used = "", per = ""] = consumption.dimension.split("/");
  const each = used === dimension ? 1 : newcomers.energyPer(used, source);
  const whole = used === dimension ? 1 : source.energyPerDriven;
  if (each === null) return unknown();
  return accepted({ amount: (source.driven * whole) / (each * consumption.base), per, line: null, bound });
}

/** The service in each year, as far as it is left. */
export function servedIn({ drive, bends }: SourceState, { amount, line }: Service): readonly number[] {
  const times = line === null ? undefined : bends.get(line)?.times;
  return drive.map((driven, year) => amount * driven * (times?.[year] ?? 1));
}

/** Leaves only a part of the service to the activity in each year. */
export function keep(state: SourceState, { line }: Service, kept: readonly number[]): void {
  if (line !== null) {
    bendValue(state, line, { times: kept, plus: kept.map(() => 0) });
    return;
  }
  for (const [year, drive] of state.drive.entries()) state.drive[year] = drive * (kept[year] ?? 1);
}

function serviceOfLine(bound: BoundActivity, counted: number, line: number | undefined): Outcome<Service> {
  const at = line ?? (bound.elements.length === 1 ? 1 : undefined);
  const element = at === undefined ? undefined : bound.elements[at - 1];
  if (!element) {
    const params = { lines: bound.elements.length };
    return refused({ path: "line", code: "plan.line-missing", params });
  }
  const alone = { ...bound, elements: [element] };
  const amount = runActivities([alone])[0]?.elementLines[0]?.[counted] ?? 0;
  return accepted({ amount, per: "length", line: `${drivenBy(bound)}.${element.id}`, bound: alone });
}

function unknown(): Outcome<never> {
  return refused({ path: "", code: "plan.service-unknown" });
}
