import { describe, expect, it } from "vitest";
import { placeOf, resolveFactor } from "../../src/factors/resolve.ts";
import { FORESTS, LAND_COVERS, ONLY_2019, OTHER_COVERS } from "../../src/methods/declared/land-covers.ts";
import { knowledge, problemsOf, tonnes } from "./methods-workbench.ts";

const { library } = knowledge;

function rowOf(key: string, guidelines: "2006" | "2019", country = "ID") {
  return resolveFactor(library, key, { place: placeOf(library, country), year: 2024, guidelines })?.row;
}

const EDITIONS = ["2006", "2019"] as const;

describe("the covers of land", () => {
  it("are all that the library knows of, each once", () => {
    const known = [...library.byKey.keys()].flatMap((key) => /^land\/([^/]+)\//.exec(key)?.[1] ?? []);
    expect([...new Set(known)].toSorted()).toEqual([...LAND_COVERS].toSorted());
    expect(new Set(LAND_COVERS).size).toBe(LAND_COVERS.length);
  });

  it.each(EDITIONS)(
    "have biomass, roots and carbon under the %s guidelines in South-East Asia",
    (edition) => {
      const left = edition === "2006" ? ONLY_2019 : [];
      const holes = LAND_COVERS.filter((cover) => !left.includes(cover)).flatMap((cover) =>
        ["biomass", "root-shoot", "carbon-fraction"]
          .map((part) => `land/${cover}/${part}`)
          .filter((key) => !rowOf(key, edition) && !/plantation-oil-palm/.test(key)),
      );
      expect(holes).toEqual([]);
    },
  );

  it.each(EDITIONS)("never take dry matter for carbon or carbon for dry matter (%s)", (edition) => {
    const mixed = OTHER_COVERS.filter((cover) => {
      const fraction = rowOf(`land/${cover}/carbon-fraction`, edition);
      const amounts = ["biomass", "biomass-at-harvest", "growth", "first-year"].map((part) =>
        rowOf(`land/${cover}/${part}`, edition),
      );
      const others = amounts.filter((row) => row && row.value !== 0 && row.edition !== fraction?.edition);
      return fraction?.value === 1 && others.some((row) => !/carbon/.test(row?.note ?? ""));
    });
    expect(mixed).toEqual([]);
  });

  it.each(EDITIONS)("have dead wood and litter where they are forest (%s)", (edition) => {
    const keys = FORESTS.flatMap((cover) => [`land/${cover}/dead-wood`, `land/${cover}/litter`]);
    expect(keys.filter((key) => !rowOf(key, edition))).toEqual([]);
  });

  it("tell the islands of Asia from its mainland in the 2006 tables, and not in the 2019 ones", () => {
    const biomass = (country: string, edition: "2006" | "2019") =>
      rowOf("land/rain-forest-primary/biomass", edition, country)?.value;
    for (const country of ["ID", "PH", "MY", "BN", "SG", "TL"]) expect(biomass(country, "2006")).toBe(350);
    for (const country of ["TH", "VN", "MM", "KH", "LA"]) expect(biomass(country, "2006")).toBe(280);
    for (const country of ["ID", "TH"]) expect(biomass(country, "2019")).toBe(413.1);
  });

  it("are offered where the edition has them", () => {
    const cleared = {
      method: "AF-LAND-CONV",
      inputs: { conversions: [{ from: "tea", to: "settlement", area: "1 ha" }] },
    };
    expect(problemsOf(cleared)).not.toEqual([]);
    expect(tonnes({ ...cleared, guidelines: "2019" }, "CO2")).toBeCloseTo((18.3 * 44) / 12, 9);
  });
});

describe("the tables of peat", () => {
  it("keep the 2006 values and those of the Wetlands Supplement apart", () => {
    const uses = [...library.byKey.keys()].flatMap((key) => /^peat\/([^/]+)\/co2$/.exec(key)?.[1] ?? []);
    expect(uses.length).toBeGreaterThan(8);
    for (const use of uses) {
      expect(rowOf(`peat/${use}/co2`, "2019")?.document).toContain("IPCC 2006");
      expect(rowOf(`peat/${use}/co2-2013`, "2006")?.document).toContain("Wetlands Supplement");
    }
  });

  it("say of each value of the Supplement that it was not read in the chapter", () => {
    const rows = library.rows.filter(({ key }) => /^peat\/.*-2013$/.test(key));
    expect(rows.filter(({ sure, note }) => sure === "source" || !note)).toEqual([]);
  });
});
