import { readSamples, type Sample } from "../store/sample-files.ts";
import type { StoredPlan } from "./plans.ts";

type NotYet = Sample["notYetComputed"];

let bySample: ReadonlyMap<string, NotYet> | undefined;

/**
 * Measures and targets of a sample city that this version cannot compute, each with its reason: they stand
 * beside the plan that came with the city and enter no total. Null for every other plan.
 */
export function notYetComputed({ plan, stored }: StoredPlan): NotYet | null {
  const { sample } = stored.city;
  const came = stored.basis.some(({ entity, entity_id }) => entity === "plan" && entity_id === plan.id);
  if (sample === null || !came) return null;
  bySample ??= samplesRead();
  return bySample.get(sample) ?? null;
}

function samplesRead(): ReadonlyMap<string, NotYet> {
  const read = readSamples();
  return new Map(read.ok ? read.value.map(({ id, notYetComputed: later }) => [id, later]) : []);
}
