import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSample, readSamples, type Sample } from "../../src/store/sample-files.ts";
import type { Problem } from "../../src/units/problem.ts";
import { tonnesCO2e } from "./samples-arithmetic.ts";

interface Expected {
  activities: { activities: string[]; tCO2e: number; tolerance?: number }[];
}

const expected = JSON.parse(
  readFileSync(new URL("../fixtures/samples/expected.json", import.meta.url), "utf8"),
) as Record<string, Expected>;

function samples(): readonly Sample[] {
  const read = readSamples();
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.value;
}

function textOf(id: string): string {
  return readFileSync(new URL(`../../db/samples/${id}.json`, import.meta.url), "utf8");
}

/** The problems of the sample after one value is set, or taken out where it is undefined. */
function problemsAfter(id: string, at: readonly (string | number)[], value?: unknown): readonly Problem[] {
  const sample: unknown = JSON.parse(textOf(id));
  const last = at.at(-1) ?? "";
  const holder = at
    .slice(0, -1)
    .reduce((inner, key) => (inner as Record<string | number, unknown>)[key], sample) as Record<
    string,
    unknown
  >;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  const read = readSample(JSON.stringify(sample), id);
  return read.ok ? [] : read.problems;
}

describe("sample cities", () => {
  it("are read with their documents and the ground of every value", () => {
    expect(samples().map((sample) => sample.id)).toEqual(["ho-chi-minh-city-2016", "khon-kaen-2017"]);
  });

  for (const sample of samples()) {
    describe(sample.id, () => {
      const rows = expected[sample.id]?.activities ?? [];

      it("has every activity checked, and no other", () => {
        const checked = rows.flatMap((row) => row.activities).toSorted();
        expect(sample.inventory.activities.map((activity) => activity.id).toSorted()).toEqual(checked);
      });

      it.each(rows)("$activities gives $tCO2e t by plain arithmetic", (row) => {
        const total = row.activities.reduce((sum, id) => sum + tonnesCO2e(activityOf(sample, id)), 0);
        expect(Math.abs(total - row.tCO2e)).toBeLessThanOrEqual(row.tolerance ?? 2);
      });

      it("has for each row of the table an activity or a key, never both", () => {
        const active = new Set(sample.inventory.activities.map((activity) => activity.ref));
        const notation = sample.inventory["notation"] as { ref: string; key: string; includedIn?: string }[];
        for (const { ref, key, includedIn } of notation) {
          expect(active.has(ref), ref).toBe(false);
          if (key === "IE") expect(active.has(includedIn ?? ""), ref).toBe(true);
        }
      });

      it("has measures of many types, each with what it costs, and computes none that it lists for later", () => {
        const types = new Set(sample.plan.measures.map((measure) => measure["type"]));
        expect(types.size).toBeGreaterThan(6);
        for (const measure of sample.plan.measures) expect(measure["cost"], measure.id).toBeDefined();
        expect(sample.plan.ranges?.length).toBeGreaterThan(7);
        const later = sample.notYetComputed.measures.map((measure) => measure.id);
        expect(sample.plan.measures.filter((measure) => later.includes(measure.id))).toEqual([]);
      });

      it("acts only on activities and rows that it has", () => {
        const ids = new Set(sample.inventory.activities.map((activity) => activity.id));
        const refs = new Set(sample.inventory.activities.map((activity) => activity.ref));
        for (const measure of sample.plan.measures) {
          for (const id of (measure["activities"] ?? []) as string[]) expect(ids, measure.id).toContain(id);
          for (const ref of (measure["refs"] ?? []) as string[]) expect(refs, measure.id).toContain(ref);
        }
        for (const entry of sample.plan.projection as { refs: string[] }[]) {
          for (const ref of entry.refs) expect(refs).toContain(ref);
        }
      });

      it("says of every illustrative measure and scenario that it is one", () => {
        for (const list of ["measures", "scenarios"] as const) {
          for (const one of sample.plan[list]) {
            const illustrative = sample.planBasis[list][one.id]?.basis === "illustrative";
            expect(String(one["label"]).endsWith("(illustrative)"), one.id).toBe(illustrative);
          }
        }
      });

      it("names no machine path and no outside folder", () => {
        expect(textOf(sample.id)).not.toMatch(/\.\.\/|\/work\/|\/tmp\//u);
      });
    });
  }
});

describe("a sample file is refused", () => {
  const id = "khon-kaen-2017";

  it("when it is no JSON", () => {
    expect(readSample("{", "broken")).toMatchObject({ ok: false, problems: [{ code: "document.not-json" }] });
  });

  it("when a value has no basis", () => {
    const problems = problemsAfter(id, ["basis", "landfill", "recovered"]);
    expect(problems).toEqual([{ path: "basis.landfill.recovered", code: "value.missing", params: {} }]);
  });

  it("when a basis is given for a value that is not there", () => {
    const problems = problemsAfter(id, ["basis", "landfill", "ox"], { basis: "published", source: ["cdp"] });
    expect(problems).toMatchObject([{ path: "basis.landfill.ox", code: "key.unknown" }]);
  });

  it("when something illustrative looks published", () => {
    const problems = problemsAfter(id, ["basis", "landfill", "deposits", "basis"], "published");
    expect(problems).toMatchObject([
      { path: "basis.landfill.deposits.basis", code: "sample.basis-not-weakest" },
    ]);
  });

  it("when a scenario looks better founded than its measures", () => {
    const at = ["planBasis", "scenarios", "save-power", "basis"];
    expect(problemsAfter(id, at, "published")).toMatchObject([
      { path: at.join("."), code: "sample.basis-not-weakest" },
    ]);
  });

  it("when a derived value does not say how", () => {
    const at = ["basis", "lpg-hh", "amount", "how"];
    expect(problemsAfter(id, at)).toMatchObject([{ path: at.join("."), code: "value.missing" }]);
  });

  it("when a source is not listed", () => {
    const at = ["basis", "lpg-hh", "amount", "source"];
    expect(problemsAfter(id, at, ["hearsay"])).toMatchObject([
      { path: at.join("."), code: "sample.source-unknown", params: { found: "hearsay" } },
    ]);
  });

  it("when it has an unknown key", () => {
    expect(problemsAfter(id, ["surprise"], 1)).toMatchObject([{ path: "surprise", code: "key.unknown" }]);
  });

  it("when a published figure is of a scope and of a total at once", () => {
    expect(problemsAfter(id, ["published", 0, "total"], "BASIC")).toMatchObject([
      { path: "published[0]", code: "sample.published-what" },
    ]);
  });
});

function activityOf(sample: Sample, id: string): Sample["inventory"]["activities"][number] {
  const found = sample.inventory.activities.find((activity) => activity.id === id);
  if (!found) throw new Error(`no activity ${id}`);
  return found;
}
