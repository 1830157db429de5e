import type { PartContent } from "../store/plan-parts.ts";
import type { PublishedResult, ValueBasis } from "../store/published.ts";
import type { Basis, Sample } from "../store/sample-files.ts";
import type { PartKind } from "../store/tables.ts";

/** The sample's published figures, each with the work it stands in. */
export function publishedOf(sample: Sample): PublishedResult[] {
  return sample.published.map(({ ref, scope, total, tCO2e, source }) => ({
    kind: ref === undefined ? "total" : "row",
    name: ref ?? (scope === undefined ? (total ?? "") : `scope${scope}`),
    tonnes: tCO2e,
    source: cite(sample, [source]),
    note: "",
  }));
}

/**
 * How each value is founded: of the city by field, of an activity by input or factor, of the plan by place
 * (`drivers.population`). A value in parts has a line for each: `drivers.population[2030]`.
 */
export function basisOf(
  sample: Sample,
  ids: { readonly cityId: string; readonly planId: string; readonly activities: ReadonlyMap<string, string> },
): ValueBasis[] {
  const lines: ValueBasis[] = [];
  const add = (entity: ValueBasis["entity"], entityId: string, path: string, ground: Basis) => {
    const { basis, how = "", source = [], parts = [] } = ground;
    const at = { entity, entity_id: entityId };
    lines.push({ ...at, path, basis, how, source: cite(sample, source) });
    for (const part of parts)
      lines.push({
        ...at,
        path: `${path}[${part.of}]`,
        basis: part.basis,
        how: part.how ?? "",
        source: cite(sample, part.source),
      });
  };
  for (const [field, ground] of Object.entries(sample.cityBasis)) add("city", ids.cityId, field, ground);
  for (const [key, values] of Object.entries(sample.basis))
    for (const [name, ground] of Object.entries(values))
      add("activity", ids.activities.get(key) ?? key, name, ground);
  for (const [list, grounds] of Object.entries(sample.planBasis))
    for (const [key, { title, ...ground }] of Object.entries(grounds))
      add("plan", ids.planId, Array.isArray(grounds) ? `${list}[${key}]` : `${list}.${key}`, {
        ...ground,
        how: [title, ground.how ?? ""].filter(Boolean).join(": "),
      });
  return lines;
}

/** The parts of the sample's plan under their titles, its activities called by the ids they were given here. */
export function partsOf(sample: Sample, activities: ReadonlyMap<string, string>): PartContent[] {
  const { drivers, projection, factorPaths, measures, scenarios, targets, ranges = [] } = sample.plan;
  const titles = sample.planBasis;
  const part = (kind: PartKind, key: string, content: unknown, titled?: { title: string }): PartContent => {
    const { id: _, ...document } = content as Record<string, unknown>;
    const here = (id: unknown): unknown => (typeof id === "string" ? (activities.get(id) ?? id) : id);
    const { activities: named, from } = document;
    if (Array.isArray(named)) document["activities"] = named.map(here);
    if (Array.isArray(from))
      document["from"] = from.map((mode: { readonly activity?: unknown }) => ({ ...mode, activity: here(mode.activity) })); // prettier-ignore
    return { kind, key, document, typed: titled ? { name: titled.title } : {} };
  };
  return [
    ...Object.entries(drivers).map(([name, driver]) => part("driver", name, driver, titles.drivers[name])),
    ...projection.map((one, i) => part("projection", `p${i + 1}`, one, titles.projection[i])),
    ...factorPaths.map((one, i) => part("factor-path", `f${i + 1}`, one, titles.factorPaths[i])),
    ...measures.map((one) => part("measure", one.id, one, titles.measures[one.id])),
    ...scenarios.map((one) => part("scenario", one.id, one, titles.scenarios[one.id])),
    ...targets.map((one) => part("target", one.id, one, titles.targets[one.id])),
    ...ranges.map((one, i) => part("range", `r${i + 1}`, one)),
  ];
}

function cite(sample: Sample, sources: readonly string[]): string {
  return sources.map((id) => sample.sources[id]?.cite ?? id).join("; ");
}
