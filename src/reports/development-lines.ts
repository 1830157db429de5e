import { partName, placeOf, type ReportedPlan, scenariosOf } from "./reported-plan.ts";

/** A measure of a scenario as it stands in the city's development plan and budget. */
export interface DevelopmentLine {
  readonly id: string;
  readonly name: string;
  readonly programme: string;
  readonly budgetLine: string;
  readonly office: string;
  readonly tags: readonly string[];
  /** The years in which it begins and is wholly in place; null where its adoption does not say. */
  readonly from: number | null;
  readonly to: number | null;
  /** In the money of each year, one for each year of the plan; null without a cost. */
  readonly invested: readonly number[] | null;
  /** t CO2e less in the year that counts, its share of what all save. */
  readonly tonnes: number;
}

/** What makes a measure one of adaptation too. */
const ADAPTATION = new Set(["heat", "flood", "drought"]);

/** The climate tag of an annual investment programme: every measure of a plan mitigates, some adapt too. */
export function climateTag({ tags }: DevelopmentLine): "mitigation" | "mitigation+adaptation" {
  return tags.some((tag) => ADAPTATION.has(tag)) ? "mitigation+adaptation" : "mitigation";
}

/** The measures of a scenario by programme, then by office; those without one come last. */
export function developmentLines(plan: ReportedPlan, scenario: string): readonly DevelopmentLine[] {
  const chosen = scenariosOf(plan).find(({ id }) => id === scenario);
  if (!chosen) throw new RangeError(`The plan has no scenario "${scenario}"`);
  const at = placeOf(plan);
  const lines = Object.entries(chosen.measures).map(([id, { finance }]): DevelopmentLine => {
    const measure = plan.document.measures?.find((one) => one.id === id);
    const stated = (measure?.["development"] ?? {}) as Partial<Record<"programme" | "budgetLine" | "office", string>> & { readonly tags?: readonly string[] }; // prettier-ignore
    return {
      id,
      name: partName(plan, "measures", id),
      programme: stated.programme ?? "",
      budgetLine: stated.budgetLine ?? "",
      office: stated.office ?? "",
      tags: stated.tags ?? [],
      ...scheduleOf(measure?.["adoption"]),
      invested: finance?.invested ?? null,
      tonnes: chosen.wedges[id]?.[at] ?? 0,
    };
  });
  const last = (text: string): string => (text === "" ? "\uFFFF" : text);
  const order = (one: string, other: string): number => (last(one) < last(other) ? -1 : Number(last(one) > last(other))); // prettier-ignore
  return lines.toSorted((one, other) => order(one.programme, other.programme) || order(one.office, other.office) || order(one.name, other.name)); // prettier-ignore
}

function scheduleOf(adoption: unknown): Pick<DevelopmentLine, "from" | "to"> {
  const { start, full, points } = (adoption ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof points === "object" && points !== null) {
    const years = Object.keys(points).map(Number);
    return { from: Math.min(...years), to: Math.max(...years) };
  }
  const year = (given: unknown): number | null => (given === undefined ? null : Number(given));
  return { from: year(start), to: year(full ?? start) };
}
