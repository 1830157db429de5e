import type { Measure } from "../formula/proof.ts";
import type { ColumnLevel } from "../formula/kernel.ts";
import { readUnit } from "../units/unit.ts";
import type { Input, Method, QuantityInput } from "./method.ts";

/** A name that expressions of a method may use, with every measure it may come in. */
export interface MethodSymbol {
  readonly name: string;
  readonly level: ColumnLevel;
  readonly measures: readonly Measure[];
  readonly label: string;
}

/** The symbols that a method's inputs and factors provide, by name. */
export function symbolsOf(method: Method): ReadonlyMap<string, MethodSymbol> {
  const symbols = new Map<string, MethodSymbol>();
  const add: Add = (name, level, label, measures) => {
    if (symbols.has(name)) throw new Error(`${method.code}: "${name}" stands for two things`);
    symbols.set(name, { name, level, label, measures });
  };
  for (const input of method.inputs) addInput(input, add);
  for (const factor of method.factors) {
    const substances = factor.keys.length > 0 ? factor.keys.map((key) => key.of) : [undefined];
    add(
      factor.name,
      factor.level === "element" ? "element" : "activity",
      factor.label,
      factor.units.flatMap((unit) =>
        [...new Set(substances)].map((of) => ({
          unit,
          ...(of ? { of } : {}),
          ...(factor.per ? { per: factor.per } : {}),
        })),
      ),
    );
  }
  return symbols;
}

type Add = (name: string, level: ColumnLevel, label: string, measures: readonly Measure[]) => void;

function addInput(input: Input, add: Add, level: ColumnLevel = "activity"): void {
  switch (input.kind) {
    case "quantity":
    case "series":
      add(
        input.name,
        input.kind === "series" ? "year" : level,
        input.label,
        input.units.map((unit) => ({ unit, ...(input.of ? { of: input.of } : {}) })),
      );
      return;
    case "share":
      add(input.name, level, input.label, [{ unit: "1" }]);
      return;
    case "composition":
      add(input.share, input.perYear ? "cell" : "element", input.label, [{ unit: "1" }]);
      return;
    case "list":
      for (const column of input.columns) {
        if (column.kind === "quantity" && column.by) addByDimension(column, column.by, add);
        else addInput(column, add, "element");
      }
      for (const mark of Object.keys(input.marks ?? {})) add(mark, "element", input.label, [{ unit: "1" }]);
      return;
    case "gases":
      add("mass", "element", input.label, [{ unit: "t", of: "gas" }]);
      return;
    case "choice":
    case "text":
      return;
  }
}

/** A column's symbol for each dimension it may come in. */
function addByDimension({ units, label, of }: QuantityInput, by: Record<string, string>, add: Add): void {
  for (const unit of units) {
    const read = readUnit(unit);
    const symbol = read.ok ? by[read.value.dimension] : undefined;
    if (symbol === undefined) throw new Error(`"${label}" has no symbol for ${unit}`);
    add(symbol, "element", label, [{ unit, ...(of ? { of } : {}) }]);
  }
}
