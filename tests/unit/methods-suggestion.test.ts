import { describe, expect, it } from "vitest";
import { idsMatching } from "../../src/factors/choices.ts";
import { placeOf } from "../../src/factors/resolve.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import type { Suggest } from "../../src/methods/method.ts";
import { suggestionsFor, WEIGHTED } from "../../src/methods/suggestion.ts";
import { knowledge } from "./methods-workbench.ts";

const { library } = knowledge;

function offered(suggest: Suggest, country: string, guidelines: "2006" | "2019", choices = new Map()) {
  const context = { place: placeOf(library, country), year: 2024, guidelines };
  return suggestionsFor(suggest, choices, library, context);
}

const COMPOSITION: Suggest = { keys: "waste/composition/+" };
const PATHWAYS: Suggest = {
  keys: "wastewater-pathway/{income}/+",
  weights: "wastewater-income/{income}",
};

describe("a default to start from", () => {
  it("is the region's composition as the table prints it (2006 V5 Table 2.3, South-Eastern Asia)", () => {
    const [one, ...others] = offered(COMPOSITION, "PH", "2006");
    expect(others).toEqual([]);
    expect(one?.parts.get("food")).toBeCloseTo(0.435, 12);
    expect(one?.parts.get("other-inert")).toBeCloseTo(0.163, 12);
    expect([...(one?.parts.values() ?? [])].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1.007, 12);
  });

  it("comes from one table alone, whatever the country and edition", () => {
    for (const country of library.countries.keys()) {
      for (const guidelines of ["2006", "2019"] as const) {
        for (const { rows } of offered(COMPOSITION, country, guidelines)) {
          expect(new Set(rows.map((row) => `${row.region} ${row.edition} ${row.table}`)).size).toBe(1);
        }
      }
    }
  });

  it.each(["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"])("is whole in %s", (country) => {
    for (const guidelines of ["2006", "2019"] as const) {
      const [one] = offered(COMPOSITION, country, guidelines);
      const total = [...(one?.parts.values() ?? [])].reduce((sum, share) => sum + share, 0);
      expect(Math.abs(total - 1), guidelines).toBeLessThan(0.02 + 1e-9);
    }
  });

  it("follows the edition", () => {
    const [first] = offered(COMPOSITION, "PH", "2006");
    const [refined] = offered(COMPOSITION, "PH", "2019");
    expect(first?.rows[0]?.edition).toBe("2006");
    expect(refined?.rows[0]?.edition).toBe("2019");
    expect(refined?.parts.get("food")).not.toBe(first?.parts.get("food"));
  });

  it("weighs the groups of people by their shares (2006 V5 Table 6.5, Indonesia)", () => {
    const all = offered(PATHWAYS, "ID", "2006");
    expect(all.map(({ of }) => of)).toEqual([WEIGHTED, "rural", "urban-high", "urban-low"]);
    const [whole, rural] = all;
    expect(rural?.parts.get("latrine")).toBe(0.47);
    // 0.54 rural × 0.47 + 0.12 urban high × 0.08 + 0.34 urban low × 0.10
    expect(whole?.parts.get("latrine")).toBeCloseTo(0.54 * 0.47 + 0.12 * 0.08 + 0.34 * 0.1, 12);
    expect([...(whole?.parts.values() ?? [])].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it("is none where the library has none, and none before its choice is made", () => {
    expect(offered(PATHWAYS, "SG", "2006")).toEqual([]);
    expect(offered(PATHWAYS, "ID", "2006", new Map([["income", ""]]))).toEqual([]);
    const [rural, ...others] = offered(PATHWAYS, "ID", "2006", new Map([["income", "rural"]]));
    expect([rural?.of, others.length]).toEqual(["rural", 0]);
  });
});

const declared = METHODS.flatMap((method) =>
  method.inputs.flatMap((input) =>
    (input.kind === "composition" || input.kind === "list") && input.suggest
      ? [[`${method.code} ${input.name}`, method, input, input.suggest] as const]
      : [],
  ),
);

describe("a declared default", () => {
  it.each(declared)("%s leads to rows of the library for some country", (_, method, __, suggest) => {
    const chosen = method.inputs.filter(
      (input) => input.kind === "choice" && suggest.keys.includes(`{${input.name}}`),
    );
    const anywhere = [...library.countries.keys()].some((country) =>
      (["2006", "2019"] as const).some((guidelines) => {
        const [choice] = chosen;
        const ids =
          choice?.kind !== "choice"
            ? [null]
            : "at" in choice.options
              ? choice.options
              : idsMatching(library, choice.options.keys);
        return ids.some((id) => {
          const choices = new Map(choice && id !== null ? [[choice.name, id]] : []);
          return offered(suggest, country, guidelines, choices).length > 0;
        });
      }),
    );
    expect(anywhere).toBe(true);
  });

  it.each(declared)("%s fills columns and choices that there are", (_, __, input, suggest) => {
    if (input.kind !== "list") return expect(suggest.rows).toBeUndefined();
    const column = suggest.column ?? input.sumsToOne;
    expect(input.columns.map(({ name }) => name)).toContain(column);
    for (const cells of Object.values(suggest.rows ?? {})) {
      for (const [name, id] of Object.entries(cells)) {
        const target = input.columns.find((one) => one.name === name);
        if (target?.kind !== "choice") throw new Error(`${name} is no choice`);
        const ids = "at" in target.options ? target.options : idsMatching(library, target.options.keys);
        expect(ids).toContain(id);
      }
    }
  });
});
