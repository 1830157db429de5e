import { all, create, type MathNode } from "mathjs";
import { CONSTANTS } from "../../src/formula/constants.ts";
import type { ColumnLevel } from "../../src/formula/kernel.ts";
import type { Line } from "../../src/methods/book.ts";
import type { BoundActivity } from "../../src/methods/bind.ts";

/** Where in the nest of an activity an expression is read. */
interface Place {
  readonly element: number | null;
  readonly year: number | null;
}

/** mathjs as it comes, with the three words of ours that reach across levels. */
const math = create(all ?? {});
let evaluation: PlainEvaluation | null = null;
const reach = (word: "sum" | "last" | "prev") =>
  Object.assign((parts: MathNode[]) => evaluation?.reach(word, parts[0] as MathNode), { rawArgs: true });
math.import(
  { sum: reach("sum"), last: reach("last"), prev: reach("prev"), ln: Math.log },
  { override: true },
);

/**
 * An activity evaluated as its declaration is written: mathjs reads each expression anew, each name is looked
 * up where the expression stands. Slow, without columns, and nothing of the kernel's.
 */
export class PlainEvaluation {
  readonly #activity: BoundActivity;
  readonly #known = new Map<string, number>();
  #place: Place = { element: null, year: null };

  constructor(activity: BoundActivity) {
    this.#activity = activity;
  }

  /** The value of a line for the activity, or for one of its elements. */
  line(line: Line, element: number | null): number {
    return this.#at({ element, year: null }, () => this.#evaluate(line.formula.is));
  }

  reach(word: "sum" | "last" | "prev", part: MathNode): number {
    const { element, year } = this.#place;
    const { elements, years, program } = this.#activity;
    const of = (place: Place) => this.#at(place, () => this.#evaluateNode(part));
    if (word === "prev") return year === 0 || year === null ? 0 : of({ element, year: year - 1 });
    const intoElements = element === null && program.shape.hasElements;
    const places: Place[] = intoElements
      ? elements.map((_, index) => ({ element: index, year: null }))
      : years.map((_, index) => ({ element, year: index }));
    if (word === "last") return places.length === 0 ? 0 : of(places.at(-1) as Place);
    return places.reduce((sum, place) => sum + of(place), 0);
  }

  #at(place: Place, evaluate: () => number): number {
    const before = [this.#place, evaluation] as const;
    [this.#place, evaluation] = [place, this];
    try {
      return evaluate();
    } finally {
      [this.#place, evaluation] = before;
    }
  }

  #evaluate(text: string): number {
    return this.#evaluateNode(math.parse(text));
  }

  #evaluateNode(node: MathNode): number {
    const names = new Set<string>();
    node.traverse((inner) => {
      if (inner.type === "SymbolNode") names.add((inner as MathNode & { name: string }).name);
    });
    const scope = new Map<string, number>();
    const reached = new Set<MathNode>();
    node.traverse((inner) => {
      if (inner.type !== "FunctionNode") return;
      const call = inner as MathNode & { fn: { name: string }; args: MathNode[] };
      if (["sum", "last", "prev"].includes(call.fn.name))
        call.args[0]?.traverse((one) => void reached.add(one));
    });
    node.traverse((inner) => {
      if (inner.type !== "SymbolNode" || reached.has(inner)) return;
      const { name } = inner as MathNode & { name: string };
      const value = this.#valueOf(name);
      if (value !== undefined) scope.set(name, value);
    });
    return math.evaluate(node.toString(), scope) as number;
  }

  #valueOf(name: string): number | undefined {
    if (Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name]?.value;
    const { program, activity, elements, year } = this.#activity;
    const place = this.#place;
    const column = (level: ColumnLevel) => program.shape.symbols[level].indexOf(name);
    const element = elements[place.element ?? -1];
    if (column("activity") >= 0) return activity[column("activity")];
    if (column("element") >= 0) return element?.values[column("element")];
    if (column("year") >= 0) return year[column("year")]?.[place.year ?? -1];
    if (column("cell") >= 0) return element?.cells[column("cell")]?.[place.year ?? -1];
    const line = program.lines.find((one) => one.name === name);
    if (!line) return undefined;
    const at: Place = {
      element: line.level === "activity" ? null : place.element,
      year: line.level === "year" ? place.year : null,
    };
    const key = `${name}|${at.element}|${at.year}`;
    let value = this.#known.get(key);
    if (value === undefined) {
      value = this.#at(at, () => this.#evaluate(line.formula.is));
      this.#known.set(key, value);
    }
    return value;
  }
}
