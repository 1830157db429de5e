import { createRequire } from "node:module";
import type { LegacyHighs } from "highs";
import type { BinaryProgramme, Solver } from "../planning/suggest/search.ts";

/** The package's types know its default only as a module's, which its CommonJS file is not. */
const loadHighs = createRequire(import.meta.url)("highs") as () => Promise<LegacyHighs>;

let loading: Promise<Solver> | null = null;

/** HiGHS (a linear programming library, compiled to WebAssembly), loaded when it is first asked for. */
export function binarySolver(): Promise<Solver> {
  loading ??= loadHighs().then((highs): Solver => (programme) => {
    const { Status, Columns } = highs.solve(asText(programme), { mip_rel_gap: 0 });
    if (Status !== "Optimal") return null;
    return programme.objective.map((_, place) => {
      const column = Columns[`x${place}`];
      return column !== undefined && "Primal" in column && (column.Primal ?? 0) > 0.5;
    });
  });
  return loading;
}

/** The programme in CPLEX's LP format. */
function asText({ objective, rows }: BinaryProgramme): string {
  const sum = (coefficients: readonly number[]): string => {
    const terms = coefficients.flatMap((value, place) => (value === 0 ? [] : [`${signed(value)} x${place}`]));
    return terms.length > 0 ? terms.join(" ") : "0 x0";
  };
  return [
    "Minimize",
    ` obj: ${sum(objective)}`,
    "Subject To",
    ...rows.map(({ coefficients, sense, bound }, at) => ` r${at}: ${sum(coefficients)} ${sense} ${bound}`),
    "Binary",
    ` ${objective.map((_, place) => `x${place}`).join(" ")}`,
    "End",
  ].join("\n");
}

function signed(value: number): string {
  return `${value < 0 ? "-" : "+"} ${Math.abs(value)}`;
}
