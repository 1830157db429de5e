import { SAME_THING, SAME_THING_IN } from "../methods/declared/oil-gas-segments.ts";
import type { Guidelines } from "../methods/method.ts";
import type { PreparedActivity } from "./prepare.ts";

/** Losses of the grid computed although the factor of the electricity, here or in the row of its use, holds them. */
export function lossesCountedTwice(activities: readonly PreparedActivity[]): readonly PreparedActivity[] {
  const atTheMeter = new Set(
    activities
      .filter((one) => one.document.method === "EL-LOC" && holdsLosses(one))
      .map((one) => one.document.ref),
  );
  return activities.filter(
    (one) =>
      one.document.method === "EL-TD" &&
      (holdsLosses(one) || atTheMeter.has(one.document.ref.replace(/3$/, "2"))),
  );
}

/** Whether a grid factor is per unit consumed: by the library's row, or by what was said of the city's own. */
function holdsLosses({ bound }: PreparedActivity): boolean {
  if (bound.choices.get("efBasis") === "consumption") return true;
  return bound.factors.some(({ name, row }) => name === "grid" && row?.basis === "consumption");
}

/**
 * Parts of an oil or gas system that stand in a row twice: by throughput and by length, or a part beside the
 * whole that holds it.
 */
export function networksCountedTwice(
  activities: readonly PreparedActivity[],
  guidelines: Guidelines,
): readonly (readonly [PreparedActivity, PreparedActivity])[] {
  const same = [...SAME_THING, ...SAME_THING_IN[guidelines]];
  const parts = activities.filter((one) => one.document.method === "FUG-OG");
  return parts.flatMap((left, index) =>
    parts
      .slice(index + 1)
      .filter((right) => left.document.ref === right.document.ref && isSame(left, right, same))
      .map((right) => [left, right] as const),
  );
}

function isSame(
  left: PreparedActivity,
  right: PreparedActivity,
  same: readonly (readonly [string, string])[],
): boolean {
  const [one = "", other = ""] = [left, right].map(({ bound }) => bound.choices.get("segment"));
  if (one === other) return measureOf(left) !== measureOf(right);
  return same.some((pair) => pair.includes(one) && pair.includes(other));
}

function measureOf({ bound }: PreparedActivity): string {
  const amount = bound.readings.get("amount");
  return amount?.kind === "quantity" ? amount.quantity.unit.dimension : "";
}
