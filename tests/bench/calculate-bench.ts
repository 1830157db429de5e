import { calculatePrepared } from "../../src/inventory/calculate.ts";
import { computeLedger, ledgerOf } from "../../src/inventory/ledger.ts";
import { prepareInventory } from "../../src/inventory/prepare.ts";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { compute } from "../../src/methods/run.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";
import { exampleDocument } from "../../src/web/methods/example.ts";
import { type BenchRow, timeOf } from "./measure.ts";

const N = 10_000;

/** An inventory of 10,000 activities: every method of the 2006 Guidelines in turn, by its example. */
export function largeDocument(n = N): object {
  const methods = METHODS.filter(({ guidelines }) => guidelines.includes("2006"));
  const [first] = methods;
  if (!first) throw new Error("there are no methods");
  const activities = Array.from({ length: n }, (_, index) => {
    const [activity] = exampleDocument(methods[index % methods.length] ?? first).activities;
    return { ...activity, id: `a${String(index).padStart(6, "0")}` };
  });
  return { ...exampleDocument(first), activities };
}

/** 10,000 rows of all methods: their totals, their results, and all from the document on, against their kernels alone. */
export async function calculateBench(): Promise<BenchRow[]> {
  const knowledge = { book: registerMethods(METHODS), library: readFactorLibrary() };
  const document = largeDocument();
  const prepared = prepareInventory(document, knowledge);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems.slice(0, 3)));
  const ledger = ledgerOf(prepared.value.activities);
  const kernels = timeOf(() => compute(ledger.batches));
  const rows: readonly (readonly [string, number])[] = [
    [`inventory n=${N}, all methods, laid out`, timeOf(() => computeLedger(ledger))],
    [`calculate n=${N} prepared`, timeOf(() => void calculatePrepared(prepared.value))],
    [
      `calculate n=${N} with trace`,
      timeOf(() => {
        const again = prepareInventory(document, knowledge);
        if (!again.ok) throw new Error("refused");
        for (const activity of calculatePrepared(again.value).activities) activity.trace();
      }),
    ],
  ];
  return rows.map(([name, ms]) => ({ name, ratio: ms / kernels, against: "its kernels alone", n: N, ms }));
}
