import type { z } from "zod";
import type { Problem } from "../units/problem.ts";
import { pathText } from "../units/zod-problems.ts";
import { type Driver, reaches } from "./drivers.ts";
import type { FactorPath } from "./factor-paths.ts";
import { parse, quantitiesByYear, year } from "./fields.ts";
import {
  driverSchema,
  factorPathSchema,
  type Frame,
  frameSchema,
  isRecord,
  limitSchema,
  type Measure,
  measureSchema,
  projectionSchema,
  scenarioSchema,
  targetSchema,
} from "./plan-schema.ts";
import { type Progress, progressSchema } from "./progress.ts";
import type { Means } from "./money/municipal.ts";
import type { YearlyMoney } from "./money/yearly-money.ts";
import type { Projection } from "./projection.ts";
import { type Limit, unmixableMeasures } from "./unmixable.ts";
import type { Target } from "./targets.ts";
import { knownUnit } from "../methods/factor-finder.ts";
import { valueInBase } from "../units/unit.ts";

export interface ScenarioDocument {
  readonly id: string;
  /** Ids of measures. */
  readonly measures: readonly string[];
}

/** A plan document that holds together; its inventory is read by the inventory's own reader. */
export interface Plan {
  readonly years: readonly number[];
  readonly drivers: ReadonlyMap<string, Driver>;
  readonly projections: readonly Projection[];
  readonly factorPaths: readonly FactorPath[];
  readonly measures: readonly Measure[];
  readonly scenarios: readonly ScenarioDocument[];
  readonly targets: readonly Target[];
  readonly limits: readonly Limit[];
  readonly progress: readonly Progress[];
  readonly discountRate: number | null;
  readonly inflation: number | null;
  /** Money for a tonne of CO2e. */
  readonly carbonPrice: number | null;
  /** What the city can carry. */
  readonly means: Means;
}

/** What was read of a plan document: the plan if nothing is wrong, else its measures as far as they are right. */
export interface PlanReading {
  readonly plan: Plan | null;
  /** In the document's order, null where one is refused. */
  readonly measures: readonly (Measure | null)[];
  readonly problems: readonly Problem[];
}

/** A list beyond every limit of the frame is refused as a whole. */
const LONGEST_LIST = 1000;

/** What the methods know a factor as: the units each name may come in. */
export type FactorUnits = ReadonlyMap<string, readonly string[]>;

/**
 * Reads all of a plan document but its inventory, of which it only looks at the year and the ids. Finds every
 * problem: of each part, and of what parts say of each other.
 */
export function readPlan(given: unknown, factors: FactorUnits): PlanReading {
  return new PlanReader(given, factors).read();
}

class PlanReader {
  readonly #raw: Readonly<Record<string, unknown>>;
  readonly #given: unknown;
  readonly #factors: FactorUnits;
  readonly #problems: Problem[] = [];
  /** The inventory year where it can be told. */
  readonly #base: number | null;

  constructor(given: unknown, factors: FactorUnits) {
    this.#given = given;
    this.#raw = isRecord(given) ? given : {};
    this.#factors = factors;
    const inventory = isRecord(this.#raw["inventory"]) ? this.#raw["inventory"] : {};
    const year = Number(inventory["year"]);
    this.#base = Number.isInteger(year) && year >= 1900 && year <= 2100 ? year : null;
  }

  read(): PlanReading {
    const frame = this.#parse(frameSchema, this.#given, "");
    const horizon = parse(year, this.#raw["horizon"]).ok ? Number(this.#raw["horizon"]) : null;
    if (horizon !== null && this.#base !== null && horizon < this.#base) {
      this.#problem("horizon", "plan.horizon-before-inventory", { year: this.#base });
    }
    if (frame) this.#checkMeans(frame);
    const drivers = this.#drivers();
    const projections = this.#list("projection", () => projectionSchema);
    this.#checkProjections();
    this.#checkSteps(projections);
    const factorPaths = this.#factorPaths();
    const measures = this.#list("measures", measureSchema);
    this.#checkMeasures(measures);
    const scenarios = this.#list("scenarios", () => scenarioSchema);
    this.#checkScenarios(scenarios);
    const limits = this.#list("limits", () => limitSchema);
    this.#problems.push(...unmixableMeasures(scenarios, measures, limits, this.#rawIds(this.#raw["measures"]))); // prettier-ignore
    const progress = this.#list("progress", () => progressSchema);
    this.#checkProgress(progress, horizon);
    const targets = this.#list("targets", targetSchema);
    for (const [index, target] of targets.entries()) if (target) this.#checkTarget(target, index, horizon);
    if (this.#problems.length > 0 || !frame || horizon === null || this.#base === null) {
      return { plan: null, measures, problems: this.#problems };
    }
    const base = this.#base;
    const plan: Plan = {
      years: Array.from({ length: horizon - base + 1 }, (_, index) => base + index),
      drivers,
      projections: known(projections),
      factorPaths,
      measures: known(measures),
      scenarios: known(scenarios),
      targets: known(targets),
      limits: known(limits),
      progress: known(progress),
      discountRate: frame.discountRate ?? null,
      inflation: frame.inflation ?? null,
      carbonPrice: frame.carbonPrice?.amount ?? null,
      means: {
        revenue: yearly(frame.revenue),
        debtShare: frame.debtShare ?? null,
        investmentBudget: yearly(frame.investmentBudget),
      },
    };
    return { plan, measures, problems: [] };
  }

  /** What a schema makes of a value; null where it is refused. */
  #parse<T>(schema: z.ZodType<T>, given: unknown, path: string): T | null {
    const parsed = parse(schema, given, path);
    if (!parsed.ok) this.#problems.push(...parsed.problems);
    return parsed.ok ? parsed.value : null;
  }

  /** Every item of a list of the document, null where it is refused. */
  #list<T>(name: string, schemaOf: (given: unknown) => z.ZodType<T>): (T | null)[] {
    const raw = this.#raw[name];
    return listOf(raw).map((given, index) => {
      return this.#parse(schemaOf(given), given, `${name}[${index}]`);
    });
  }

  /** One currency and nothing below zero; a share of a revenue needs the revenue. */
  #checkMeans(frame: Frame): void {
    let currency = frame.carbonPrice?.currency ?? "";
    for (const name of ["revenue", "investmentBudget"] as const) {
      for (const [year, money] of frame[name]?.points ?? []) {
        const path = `${name}.points.${year}`;
        currency ||= money.currency;
        if (money.amount < 0) this.#problem(path, "value.negative", { found: money.amount });
        if (money.currency === currency) continue;
        this.#problem(path, "plan.currencies-mixed", { first: currency, other: money.currency });
      }
    }
    if (frame.debtShare !== undefined && !frame.revenue) this.#problem("revenue", "plan.debt-share-alone");
  }

  #drivers(): ReadonlyMap<string, Driver> {
    const drivers = new Map<string, Driver>();
    for (const [name, given] of Object.entries(this.#rawDrivers())) {
      const path = `drivers.${name.slice(0, 100)}`;
      const driver = this.#parse(driverSchema(given), given, path);
      if (!driver) continue;
      drivers.set(name, driver);
      if (this.#base !== null && !reaches(driver, this.#base)) {
        this.#problem(`${path}.points`, "plan.driver-starts-late", { year: this.#base });
      }
    }
    return drivers;
  }

  #rawDrivers(): Readonly<Record<string, unknown>> {
    const raw = this.#raw["drivers"];
    return isRecord(raw) ? raw : {};
  }

  /** Looks at projections as they stand: one that is refused for another reason is checked too. */
  #checkProjections(): void {
    const seen = new Set<unknown>();
    for (const [index, projection] of listOf(this.#raw["projection"]).entries()) {
      if (!isRecord(projection)) continue;
      for (const [at, ref] of listOf(projection["refs"]).entries()) {
        const params = { ref: String(ref).slice(0, 40) };
        if (seen.has(ref))
          this.#problem(`projection[${index}].refs[${at}]`, "plan.ref-projected-twice", params);
        seen.add(ref);
      }
      for (const [at, by] of listOf(projection["by"]).entries()) {
        const driver = isRecord(by) ? by["driver"] : undefined;
        if (typeof driver === "string") this.#checkDriver(driver, `projection[${index}].by[${at}].driver`);
      }
    }
  }

  /** What happened in the inventory year or before is in the inventory. */
  #checkSteps(projections: readonly (Projection | null)[]): void {
    const base = this.#base ?? 0;
    for (const [index, projection] of projections.entries()) {
      const early = projection?.steps.find(({ year }) => year <= base);
      const path = `projection[${index}].steps.${early?.year}`;
      if (early) this.#problem(path, "plan.step-too-early", { year: base });
    }
  }

  #checkDriver(name: string, path: string): void {
    const names = Object.keys(this.#rawDrivers());
    if (!names.includes(name)) this.#problem(path, "plan.driver-unknown", { found: name, accepted: names });
  }

  #factorPaths(): readonly FactorPath[] {
    const seen = new Set<string>();
    return this.#list("factorPaths", () => factorPathSchema).flatMap((path, index) => {
      if (!path) return [];
      const at = `factorPaths[${index}]`;
      if (seen.has(path.factor))
        this.#problem(`${at}.factor`, "plan.factor-path-repeated", { factor: path.factor });
      seen.add(path.factor);
      const dot = path.factor.indexOf(".");
      const factor = dot < 0 ? path.factor : path.factor.slice(0, dot);
      const units = this.#factors.get(factor);
      if (!units) {
        this.#problem(`${at}.factor`, "plan.factor-unknown", {
          found: path.factor,
          accepted: [...this.#factors.keys()],
        });
        return [];
      }
      const points = this.#parse(quantitiesByYear(units), path.points, `${at}.points`);
      if (!points) return [];
      const unit = points[0]?.[1].unit ?? knownUnit("1");
      for (const [year, quantity] of points) {
        const here = `${at}.points.${year}`;
        if (quantity.unit.dimension !== unit.dimension) this.#problem(here, "plan.points-mixed-units");
        if (quantity.value < 0) this.#problem(here, "value.negative", { found: quantity.value });
      }
      const values = points.map(([year, { value, unit }]) => ({
        year,
        value: valueInBase(value, unit),
      }));
      return [{ factor, element: dot < 0 ? null : path.factor.slice(dot + 1), unit, points: values }];
    });
  }

  #checkMeasures(measures: readonly (Measure | null)[]): void {
    this.#checkRepeated("measures");
    const ids = new Set(
      this.#rawIds(isRecord(this.#raw["inventory"]) ? this.#raw["inventory"]["activities"] : null),
    );
    let currency = this.#planCurrency();
    for (const [index, measure] of measures.entries()) {
      for (const [at, id] of (measure?.activities ?? []).entries()) {
        if (!ids.has(id))
          this.#problem(`measures[${index}].activities[${at}]`, "plan.activity-unknown", { id });
      }
      const { capex, opex, energyPrice, revenue } = measure?.cost ?? {};
      for (const [name, amount] of Object.entries({ capex, opex, energyPrice, revenue })) {
        if (!amount) continue;
        currency ||= amount.currency;
        if (amount.currency === currency) continue;
        const params = { first: currency, other: amount.currency };
        this.#problem(`measures[${index}].cost.${name}`, "plan.currencies-mixed", params);
      }
    }
  }

  /** The currency that the plan itself speaks of money in, which measures must have too; none where it does not. */
  #planCurrency(): string {
    const { shape } = frameSchema;
    const price = parse(shape.carbonPrice, this.#raw["carbonPrice"]);
    const yearly = [shape.revenue, shape.investmentBudget].map((schema, at) =>
      parse(schema, this.#raw[at === 0 ? "revenue" : "investmentBudget"]),
    );
    const found = yearly.flatMap((one) => (one.ok ? (one.value?.points[0]?.[1].currency ?? []) : []));
    return (price.ok ? price.value?.currency : undefined) ?? found[0] ?? "";
  }

  #checkScenarios(scenarios: readonly (ScenarioDocument | null)[]): void {
    this.#checkRepeated("scenarios");
    const ids = this.#rawIds(this.#raw["measures"]);
    for (const [index, scenario] of scenarios.entries()) {
      for (const [at, id] of (scenario?.measures ?? []).entries()) {
        const path = `scenarios[${index}].measures[${at}]`;
        if (!ids.includes(id)) this.#problem(path, "plan.measure-unknown", { id });
        if (scenario?.measures.indexOf(id) !== at) this.#problem(path, "plan.id-repeated", { id });
      }
    }
  }

  /** Of a measure that the plan has, in a year of the plan, and once. */
  #checkProgress(progress: readonly (Progress | null)[], horizon: number | null): void {
    const ids = this.#rawIds(this.#raw["measures"]);
    const seen = new Set<string>();
    for (const [index, one] of progress.entries()) {
      if (!one) continue;
      const { measure, year } = one;
      const at = `progress[${index}]`;
      if (!ids.includes(measure)) this.#problem(`${at}.measure`, "plan.measure-unknown", { id: measure });
      if (seen.has(`${year} ${measure}`)) this.#problem(`${at}.year`, "plan.progress-twice", { year });
      seen.add(`${year} ${measure}`);
      const [first, last] = [(this.#base ?? year) + 1, horizon ?? year];
      if (year < first || year > last)
        this.#problem(`${at}.year`, "plan.year-outside", { year, first, last });
    }
  }

  #checkTarget(target: Target, index: number, horizon: number | null): void {
    if (index === 0) this.#checkRepeated("targets");
    const at = (field: string): string => `targets[${index}].${field}`;
    const [first, last] = [this.#base, horizon];
    if (first === null || last === null || last < first) return;
    const within = (field: string, year: number): void => {
      if (year < first || year > last) this.#problem(at(field), "plan.year-outside", { year, first, last });
    };
    if (target.type === "budget") {
      within("from", target.from);
      within("to", target.to);
      if (target.to < target.from) this.#problem(at("to"), "plan.ends-before-start");
      return;
    }
    within("year", target.year);
    if (!("baseYear" in target)) return;
    if (target.baseYear > target.year) this.#problem(at("baseYear"), "plan.base-after-target");
    if (target.baseYear !== first && target.base === undefined) {
      this.#problem(at("base"), "plan.base-missing", { baseYear: target.baseYear, year: first });
    }
    if (target.type === "intensity") this.#checkIntensity(target, index);
  }

  #checkIntensity({ per, baseYear }: Extract<Target, { type: "intensity" }>, index: number): void {
    this.#checkDriver(per, `targets[${index}].per`);
    const given = this.#rawDrivers()[per];
    const driver = parse(driverSchema(given), given);
    if (driver.ok && !reaches(driver.value, baseYear)) {
      this.#problem(`targets[${index}].per`, "plan.driver-starts-late", { year: baseYear });
    }
  }

  #checkRepeated(list: string): void {
    const ids = this.#rawIds(this.#raw[list]);
    for (const [index, id] of ids.entries()) {
      if (id !== "" && ids.indexOf(id) < index) {
        this.#problem(pathText([list, index, "id"]), "plan.id-repeated", { id: id.slice(0, 100) });
      }
    }
  }

  /** Ids of a list as they stand, an empty text where one has none. */
  #rawIds(raw: unknown): readonly string[] {
    return listOf(raw, Infinity).map((one): string => {
      const id = isRecord(one) ? one["id"] : undefined;
      return typeof id === "string" ? id : "";
    });
  }

  #problem(path: string, code: string, params: Problem["params"] = {}): void {
    this.#problems.push({ path, code, params });
  }
}

/** A list of the document as it stands; nothing where it is none, or longer than any may be. */
function listOf(raw: unknown, longest = LONGEST_LIST): readonly unknown[] {
  return Array.isArray(raw) && raw.length <= longest ? raw : [];
}

function yearly(given: Frame["revenue"]): YearlyMoney | null {
  const [first] = given?.points ?? [];
  if (!given || !first) return null;
  const points = given.points.map(([year, { amount }]) => ({ year, value: amount }));
  return { points, growth: given.growth ?? 0, currency: first[1].currency };
}

function known<T>(list: readonly (T | null)[]): readonly T[] {
  return list.filter((one) => one !== null);
}
