import { calculatePrepared } from "../../src/inventory/calculate.ts";
import { prepareInventory } from "../../src/inventory/prepare.ts";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { layOut } from "../../src/methods/run.ts";
import type { BoundActivity } from "../../src/methods/bind.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";
import { type BenchRow, timeOf } from "./measure.ts";

const N = 10_000;

/** An inventory of 10,000 activities of three methods. */
export function largeDocument(n = N): object {
  const fuels = ["lpg", "diesel", "kerosene", "residual-fuel-oil", "wood"];
  const activities = Array.from({ length: n }, (_, index) => {
    const id = `a${String(index).padStart(6, "0")}`;
    if (index % 3 === 1)
      return { id, ref: "I.2.2", method: "EL-LOC", inputs: { energy: `${1 + (index % 500)} MWh` } };
    if (index % 3 === 2)
      return {
        id,
        ref: "I.2.3",
        method: "EL-TD",
        inputs: { energy: `${1 + (index % 500)} MWh` },
        factors: { lossRate: "9 %" },
      };
    return {
      id,
      ref: "I.1.1",
      method: "ST-FUEL",
      inputs: { fuel: fuels[index % fuels.length], amount: `${1 + (index % 900)} t` },
    };
  });
  return {
    format: "cityleds/inventory@1",
    city: { name: "Bench", country: "VN", population: 1_000_000 },
    year: 2016,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC+",
    activities,
  };
}

/** `calculate` of 10,000 rows with every trace made, against its kernels alone. */
export async function calculateBench(): Promise<BenchRow[]> {
  const knowledge = { book: registerMethods(METHODS), library: readFactorLibrary() };
  const document = largeDocument();
  const prepared = prepareInventory(document, knowledge);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems.slice(0, 3)));
  const bound = prepared.value.activities.map((activity) => activity.bound);
  const batches = [...Map.groupBy(bound, (one: BoundActivity) => one.program)].map(([program, members]) =>
    layOut(program, members),
  );
  const kernels = timeOf(() => {
    for (const { program, columns, outputs } of batches) program.kernel(columns, outputs);
  });
  const whole = timeOf(() => {
    const again = prepareInventory(document, knowledge);
    if (!again.ok) throw new Error("refused");
    for (const activity of calculatePrepared(again.value).activities) activity.trace();
  });
  const computed = timeOf(() => void calculatePrepared(prepared.value));
  return [
    {
      name: `calculate n=${N} with trace`,
      ratio: whole / kernels,
      against: "its kernels alone",
      n: N,
      ms: whole,
    },
    {
      name: `calculate n=${N} prepared`,
      ratio: computed / kernels,
      against: "its kernels alone",
      n: N,
      ms: computed,
    },
  ];
}
