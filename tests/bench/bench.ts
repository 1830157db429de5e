import { calculateBench } from "./calculate-bench.ts";
import { coldStartBench } from "./cold-start-bench.ts";
import { kernelBench } from "./kernel-bench.ts";
import type { BenchRow } from "./measure.ts";
import { pageBench } from "./page-bench.ts";
import { planBench } from "./plan-bench.ts";

/** `npm run bench`: every speed claim as a ratio measured in one run; `-- --json` for machines. */
const asJson = process.argv.includes("--json");
const rows: BenchRow[] = [];
for (const bench of [kernelBench, calculateBench, planBench, pageBench, coldStartBench])
  rows.push(...(await bench()));

if (asJson) process.stdout.write(`${JSON.stringify(rows)}\n`);
else {
  const width = Math.max(...rows.map((row) => row.name.length));
  for (const { name, ratio, against, ms } of rows) {
    console.log(`${name.padEnd(width)}  ${ratio.toFixed(2).padStart(9)} × ${against}  (${ms.toFixed(3)} ms)`);
  }
}
