import { afterAll, describe, expect, test } from "vitest";
import { draw } from "../../src/planning/uncertainty/draws.ts";
import { spreadOf } from "../../src/planning/uncertainty/spread.ts";
import { Trials } from "../../src/planning/uncertainty/trials.ts";
import { DrawRuns } from "../../src/usecases/draw-runs.ts";
import { PlanThreads } from "../../src/usecases/plan-threads.ts";
import { documentOf, knowledge } from "./methods-workbench.ts";

const PLAN = {
  format: "cityleds/plan@1",
  inventory: documentOf([{ method: "ST-FUEL", ref: "I.1.1", inputs: { fuel: "lpg", amount: "1000 t" } }]),
  horizon: 2040,
  measures: [
    { id: "less", type: "efficiency", refs: ["I.1.1"], share: "60 %", saving: "50 %", adoption: { shape: "linear", start: 2025, full: 2030 } }, // prettier-ignore
  ],
  scenarios: [{ id: "s", measures: ["less"] }],
  ranges: [{ path: "measures.less.saving", low: "40 %", high: "70 %" }],
};

const threads = new PlanThreads();
const runs = new DrawRuns(threads);
afterAll(() => threads.close());

function begin(draws: number, seed = 1): string {
  const begun = runs.start(PLAN, knowledge, { draws, seed });
  if (!begun.ok || !("id" in begun.value)) throw new Error(JSON.stringify(begun));
  return begun.value.id;
}

describe("draws in threads of their own", () => {
  test("are those that one thread makes", async () => {
    const id = begin(1200);
    await runs.ended(id);
    const trials = Trials.of(PLAN, knowledge);
    if (!trials.ok) throw new Error("refused");
    const { years, scenarios, targets } = trials.value;
    const whole = draw(trials.value, { draws: 1200, seed: 1, from: 0, to: 1200 }, () => true);
    expect(runs.stateOf(id)).toEqual({ state: "done", spread: spreadOf([whole], { seed: 1, years, scenarios, targets }) }); // prettier-ignore
    // The same again is found, not made anew.
    expect(begin(1200)).toBe(id);
    const other = begin(1200, 2);
    expect(other).not.toBe(id);
    await runs.ended(other);
  });

  test("tell how far they are, and stop when they are told to", async () => {
    const id = begin(200_000);
    const first = runs.stateOf(id);
    expect(first).toMatchObject({ state: "running", draws: 200_000 });
    await expect.poll(() => (runs.stateOf(id) as { done?: number }).done, { timeout: 20_000 }).toBeGreaterThan(0); // prettier-ignore
    runs.cancel(id);
    await runs.ended(id);
    expect(runs.stateOf(id)).toEqual({ state: "cancelled" });
    expect(runs.stateOf("nothing")).toBeNull();
  });

  test("are refused for a plan that is, and where too many are under way", async () => {
    expect(runs.start({ ...PLAN, ranges: [{ path: "x", low: 1, high: 2 }] }, knowledge, { draws: 10, seed: 1 }).ok).toBe(false); // prettier-ignore
    const ids = [11, 12, 13, 14].map((seed) => begin(100_000, seed));
    expect(runs.start(PLAN, knowledge, { draws: 10, seed: 99 })).toEqual({ ok: true, value: { busy: true } });
    for (const id of ids) runs.cancel(id);
    await Promise.all(ids.map((id) => runs.ended(id)));
  });
});
