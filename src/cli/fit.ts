import { parseArgs } from "node:util";
import { translator, type Translator } from "../i18n/i18n.ts";
import { type Knowledge, prepareInventory } from "../inventory/prepare.ts";
import { parse } from "../planning/fields.ts";
import { backCastSigns } from "../planning/fit/back-cast-signs.ts";
import { pastValues } from "../planning/fit/driver-values.ts";
import { type FitDriver, fitElasticities, PANDEMIC_YEARS } from "../planning/fit/fit.ts";
import { pastAmounts, type PastYear } from "../planning/fit/history.ts";
import { driverSchema, isRecord } from "../planning/plan-schema.ts";
import { sourcesOf } from "../planning/source.ts";
import { BASE_UNITS } from "../units/mathjs.ts";
import { accepted, type Message, type Outcome, type Problem, refused } from "../units/problem.ts";
import { printAnswers, readDocument, wrongUsage } from "./document-command.ts";
import { readKnowledge } from "./knowledge.ts";

const USAGE =
  "fit PLAN INVENTORY... --rows I.1.2,I.2.2 --by DRIVER,... [--one DRIVER,...] [--leave-out YEAR,...]";

interface Wanted {
  readonly rows: readonly string[];
  readonly by: readonly string[];
  /** Drivers taken as one to one. */
  readonly one: readonly string[];
  readonly leaveOut: readonly number[];
}

/** `fit`: how strongly rows followed drivers, by the plan's own inventory and earlier ones of the city. */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) return wrongUsage(USAGE);
  const [plan, ...files] = options.files.map(readDocument);
  const broken = [plan, ...files].find((read) => read?.ok === false);
  if (broken?.ok === false) return broken.exit;
  const inventories = files.flatMap((read) => (read.ok ? [read.value].flat() : []));
  const knowledge = readKnowledge();
  const english = translator("en");
  return printAnswers(plan?.ok ? plan.value : null, (document) =>
    fitted(document, inventories, options, knowledge, english),
  );
}

function fitted(
  document: unknown,
  inventories: readonly unknown[],
  { rows, by, one, leaveOut }: Wanted,
  knowledge: Knowledge,
  english: Translator,
): Outcome<unknown> {
  const plan = isRecord(document) ? document : {};
  const problems: Problem[] = [];
  const past: PastYear[] = [];
  const people = new Map<number, number>();
  for (const [index, inventory] of [plan["inventory"], ...inventories].entries()) {
    const prepared = prepareInventory(inventory, knowledge);
    if (!prepared.ok) {
      const at = index === 0 ? "inventory" : `past[${index - 1}]`;
      problems.push(...prepared.problems.map((problem) => ({ ...problem, path: `${at}.${problem.path}` })));
      continue;
    }
    const { year, city } = prepared.value.document;
    if (past.some((other) => other.year === year))
      problems.push({
        path: `past[${index - 1}].year`,
        code: "fit.year-twice",
        params: { year: String(year) },
      });
    past.push({ year, sources: sourcesOf(prepared.value) });
    if (city.population !== undefined) people.set(year, city.population);
  }
  const given = isRecord(plan["drivers"]) ? plan["drivers"] : {};
  const drivers = [...by, ...one].flatMap((id): FitDriver[] => {
    const held = one.includes(id) ? 1 : null;
    if (!Object.hasOwn(given, id)) {
      if (id === "population") return [{ id, values: people, held }];
      const params = { found: id.slice(0, 100), accepted: Object.keys(given) };
      problems.push({ path: "drivers", code: "plan.driver-unknown", params });
      return [];
    }
    const read = parse(driverSchema(given[id]), given[id], `drivers.${id}`);
    if (!read.ok) problems.push(...read.problems);
    return read.ok ? [{ id, values: pastValues(read.value, past.map(({ year }) => year)).values, held }] : []; // prettier-ignore
  });
  if (problems.length > 0) return refused(...problems);
  const amounts = pastAmounts(past, rows);
  if (!amounts.ok) return amounts;
  const fit = fitElasticities({
    amounts: amounts.value.amounts,
    drivers,
    leaveOut,
    anchor: past[0]?.year ?? 0,
  });
  if (!fit.ok) return fit;
  const { dimension } = amounts.value;
  const { kind, elasticities, rSquared, years, remarks } = fit.value;
  return accepted({
    format: "cityleds/fit@1",
    rows,
    unit: Object.entries(BASE_UNITS).find(([name]) => name === dimension)?.[1] ?? dimension,
    kind,
    elasticities,
    rSquared,
    years,
    remarks: remarks.map((remark: Message) => ({ ...remark, message: english.message(remark) })),
    backCasts: backCastSigns(past),
  });
}

function readOptions(args: readonly string[]): (Wanted & { readonly files: readonly string[] }) | null {
  const listOf = (text: string | undefined): readonly string[] =>
    (text ?? "").split(",").map((one) => one.trim()).filter((one) => one !== ""); // prettier-ignore
  try {
    const option = { type: "string" } as const;
    const { values, positionals: files } = parseArgs({
      args: [...args],
      options: { rows: option, by: option, one: option, "leave-out": option },
      allowPositionals: true,
    });
    const leaveOut =
      values["leave-out"] === undefined ? PANDEMIC_YEARS : listOf(values["leave-out"]).map(Number);
    const wanted = {
      rows: listOf(values.rows),
      by: listOf(values.by),
      one: listOf(values.one),
      leaveOut,
      files,
    };
    const isWhole = files.length > 1 && wanted.rows.length > 0 && leaveOut.every(Number.isInteger);
    return isWhole && !wanted.by.some((id) => wanted.one.includes(id)) ? wanted : null;
  } catch {
    return null;
  }
}
