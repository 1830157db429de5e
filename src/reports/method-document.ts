import { GPC_ROWS } from "../inventory/gpc-table.ts";
import type { Method } from "../methods/method.ts";

/** A method as the `methods` command prints it. */
export function methodDocument(method: Method) {
  return {
    code: method.code,
    title: method.title,
    summary: method.summary,
    refs: method.refs === "all" ? GPC_ROWS.map((row) => row.ref) : method.refs,
    guidelines: method.guidelines,
    tier: method.tier,
    source: method.source,
    inputs: method.inputs.map((input) => ({ ...input, required: !input.optional })),
    factors: method.factors,
    expressions: method.formulas.map((formula) => ({
      ...(formula.gas ? { gas: formula.gas } : { name: formula.name }),
      expression: formula.is,
      unit: formula.unit,
      ...(formula.level ? { level: formula.level } : {}),
      ...(formula.when ? { when: formula.when } : {}),
      ...(formula.source ? { source: formula.source } : {}),
    })),
  };
}
