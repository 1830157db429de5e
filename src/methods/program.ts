import { namesIn } from "../formula/expression.ts";
import { type ColumnLevel, compileKernel, type Kernel, type KernelShape } from "../formula/kernel.ts";
import type { Line, RegisteredMethod } from "./book.ts";
import { raisedToYears } from "../formula/raise.ts";
import { type FactOf, holds } from "./facts.ts";
import { hasElements, hasYears } from "./method.ts";

/** The lines that apply to an activity, compiled; shared by every activity with the same lines. */
export interface Program {
  readonly registered: RegisteredMethod;
  readonly lines: readonly Line[];
  readonly shape: KernelShape;
  readonly kernel: Kernel;
  /** Kept lines in the order of the output columns. */
  readonly activityLines: readonly Line[];
  readonly elementLines: readonly Line[];
}

const compiled = new WeakMap<RegisteredMethod, Map<string, Program>>();

/**
 * Chooses the lines whose conditions hold and compiles them, once for each choice.
 * @param fact what is true of the activity; asked only for names that conditions mention
 */
export function programFor(registered: RegisteredMethod, fact: FactOf): Program {
  const chosen = registered.lines.filter((line) => holds(line.formula.when, fact));
  const key = chosen.map((line) => registered.lines.indexOf(line)).join(",");
  let programs = compiled.get(registered);
  if (!programs) compiled.set(registered, (programs = new Map()));
  let program = programs.get(key);
  if (!program) programs.set(key, (program = compileProgram(registered, chosen)));
  return program;
}

function compileProgram(registered: RegisteredMethod, lines: readonly Line[]): Program {
  const used = new Set(lines.flatMap((line) => namesIn(line.expression)));
  const symbols: Record<ColumnLevel, string[]> = { activity: [], element: [], year: [], cell: [] };
  for (const symbol of registered.symbols.values()) {
    if (used.has(symbol.name)) symbols[symbol.level].push(symbol.name);
  }
  const shape: KernelShape = {
    symbols,
    lines: lines.map((line) => ({
      name: line.name,
      level: line.level,
      expression: line.expression,
      kept: line.level !== "year",
    })),
    hasElements: hasElements(registered.method),
    hasYears: hasYears(registered.method),
  };
  return {
    registered,
    lines,
    shape,
    kernel: compileKernel(shape),
    activityLines: lines.filter((line) => line.level === "activity"),
    elementLines: lines.filter((line) => line.level === "element"),
  };
}

const raisedPrograms = new WeakMap<Program, Map<string, Program | null>>();

/**
 * The program with symbols that move over the years of a series (see `raisedToYears`); null where they
 * cannot. Compiled once for each set of names.
 */
export function raisedProgram(program: Program, names: readonly string[]): Program | null {
  if (names.length === 0) return program;
  const known = raisedPrograms.get(program) ?? new Map<string, Program | null>();
  raisedPrograms.set(program, known);
  const key = names.join(",");
  const found = known.get(key);
  if (found !== undefined) return found;
  const shape = raisedToYears(program.shape, names);
  const raised = shape && { ...program, shape, kernel: compileKernel(shape) };
  known.set(key, raised);
  return raised;
}
