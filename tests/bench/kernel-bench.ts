import { create, all } from "mathjs";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { programFor } from "../../src/methods/program.ts";
import { type BenchRow, timeOf } from "./measure.ts";

const FACTS: Readonly<Record<string, string>> = {
  amount: "mass",
  ncv: "energy/mass",
  co2: "mass/energy",
  ch4: "mass/energy",
  n2o: "mass/energy",
  biogenic: "no",
  oxidation: "absent",
};

/** ST-FUEL's kernel over columns, against the loop one would write by hand, and mathjs row by row. */
export async function kernelBench(): Promise<BenchRow[]> {
  const registered = registerMethods(METHODS).get("ST-FUEL");
  if (!registered) throw new Error("there is no ST-FUEL");
  const program = programFor(registered, (name) => FACTS[name] ?? "absent");
  const names = program.shape.symbols.activity;
  const rows: BenchRow[] = [];
  for (const n of [1e3, 1e4, 1e5, 1e6]) {
    const columns = new Map(
      names.map((name, index) => [
        name,
        Float64Array.from({ length: n }, (_, i) => 1 + ((i * (index + 3)) % 97)),
      ]),
    );
    const outputs = program.activityLines.map(() => new Float64Array(n));
    const kernelColumns = {
      n,
      activity: names.map((name) => columns.get(name) as Float64Array),
      element: [],
      year: [],
      cell: [],
      elementStarts: new Int32Array(n + 1),
      yearStarts: new Int32Array(n + 1),
    };
    const ours = timeOf(() => program.kernel(kernelColumns, { activity: outputs, element: [] }));
    const hand = timeOf(handWritten(columns, n));
    rows.push({
      name: `kernel n=${n}`,
      ratio: ours / hand,
      against: "a hand-written typed-array loop",
      n,
      ms: ours,
    });
    if (n <= 1e4) {
      const library = timeOf(
        rowByRow(
          program.activityLines.map((line) => line.formula.is),
          columns,
          n,
        ),
      );
      rows.push({
        name: `kernel n=${n} vs mathjs`,
        ratio: ours / library,
        against: "mathjs row by row",
        n,
        ms: ours,
      });
    }
  }
  return rows;
}

/** What one would write by hand for ST-FUEL: a function of its columns, as the kernel is. */
function loop(
  n: number,
  amount: Float64Array,
  ncv: Float64Array,
  co2: Float64Array,
  ch4: Float64Array,
  n2o: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    a[i] = (amount[i] as number) * (ncv[i] as number) * (co2[i] as number);
    b[i] = (amount[i] as number) * (ncv[i] as number) * (ch4[i] as number);
    c[i] = (amount[i] as number) * (ncv[i] as number) * (n2o[i] as number);
  }
}

function handWritten(columns: ReadonlyMap<string, Float64Array>, n: number): () => void {
  const column = (name: string): Float64Array => columns.get(name) as Float64Array;
  const outputs = [new Float64Array(n), new Float64Array(n), new Float64Array(n)] as const;
  return () =>
    loop(n, column("amount"), column("ncv"), column("co2"), column("ch4"), column("n2o"), ...outputs);
}

function rowByRow(
  expressions: readonly string[],
  columns: ReadonlyMap<string, Float64Array>,
  n: number,
): () => void {
  if (!all) throw new Error("mathjs came without its functions");
  const math = create(all, {});
  const compiled = expressions.map((expression) => math.compile(expression));
  return () => {
    for (let i = 0; i < n; i++) {
      const scope = Object.fromEntries([...columns].map(([name, values]) => [name, values[i]]));
      for (const one of compiled) one.evaluate(scope);
    }
  };
}
