import type { FactorNeed, Method } from "../method.ts";
import { areaOf, CHAPTER_2, GROWTH_UNIT, LAND_REFS, wholeCarbon } from "./land.ts";
import { FORESTS, LAND_COVERS, ONLY_2019 } from "./land-covers.ts";

const NOT_IN = { "2006": ONLY_2019 };
const CLEARED = { stockBefore: "absent", since: "this-year" };
const GROWN = { gainAfter: "absent" };

/** Dead wood or litter, of forest alone. */
function deadMatter(name: string, label: string, pool: string, cover: "from" | "to"): FactorNeed {
  return {
    name,
    label,
    keys: [{ key: `land/{${cover}}/${pool}`, of: "C" }],
    units: ["t/ha"],
    level: "element",
    when: cover === "from" ? { from: FORESTS, since: "this-year" } : { to: FORESTS },
  };
}

const afLandConv: Method = {
  code: "AF-LAND-CONV",
  title: "Land that changed its use",
  summary:
    "Counts the carbon of trees, crops and dead wood that is lost when land is cleared for another use, and what grows there afterwards. Soil is counted apart.",
  refs: LAND_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER_2}, Equations 2.15, 2.16 and 2.23`,
  drivenBy: "area",
  inputs: [
    {
      ...areaOf(
        "What area does the city have?",
        "Its whole land. Where it is given, the rows may not come to more.",
        "cityLand",
      ),
      optional: true,
    },
    {
      kind: "list",
      name: "conversions",
      label: "Which land changed its use?",
      hint: "One row for each pair of uses: a land matrix. Land cleared this year, and land cleared in the 20 years before that still grows. A tree crop stops at its age: by the tables after 5 to 8 years in the tropics (2006), 25 for oil palm, 27 for rubber (2019).",
      totals: ["area"],
      atMost: { column: "area", input: "cityLand" },
      columns: [
        { kind: "choice", name: "from", label: "From", options: LAND_COVERS, notIn: NOT_IN },
        {
          kind: "choice",
          name: "to",
          label: "To",
          hint: "The 2006 tables have the growth of perennial crops by climate, not of oil palm, rubber or coconut: choose those, or give the growth.",
          options: LAND_COVERS,
          notIn: NOT_IN,
        },
        areaOf("Area", "Each hectare in one row only."),
        {
          kind: "choice",
          name: "since",
          label: "When?",
          options: ["this-year", "earlier"],
          default: "this-year",
        },
        {
          kind: "quantity",
          name: "stockBefore",
          label: "Carbon before, if measured",
          hint: "Tonnes of carbon in all biomass of a hectare. Left out, from the tables.",
          units: ["t/ha"],
          offer: ["t/ha"],
          of: "C",
          optional: true,
        },
        {
          kind: "quantity",
          name: "gainAfter",
          label: "Carbon grown in the year, if measured",
          hint: "Tonnes of carbon on a hectare of the new use. Left out, from the tables.",
          units: [GROWTH_UNIT],
          offer: [GROWTH_UNIT],
          of: "C",
          optional: true,
        },
      ],
      marks: {
        cleared: { column: "since", is: ["this-year"] },
        tableBefore: { column: "stockBefore", is: ["absent"] },
        tableAfter: { column: "gainAfter", is: ["absent"] },
      },
    },
    {
      kind: "quantity",
      name: "deadMatterYears",
      label: "Years until dead wood and litter have built up",
      hint: "In a new forest. 20 unless your country uses another.",
      units: ["year"],
      offer: ["year"],
      min: 1,
      max: 200,
      default: 20,
    },
  ],
  factors: [
    {
      name: "biomassBefore",
      label: "Biomass above the ground, before",
      keys: [{ key: "land/{from}/biomass" }],
      units: ["t/ha"],
      level: "element",
      when: CLEARED,
    },
    ...wholeCarbon("from", "Before", { level: "element", when: CLEARED }),
    {
      name: "growthAfter",
      label: "Growth in the year, after",
      keys: [{ key: "land/{to}/first-year", when: { since: "this-year" } }, { key: "land/{to}/growth" }],
      units: [GROWTH_UNIT],
      level: "element",
      when: GROWN,
      min: -10,
    },
    ...wholeCarbon("to", "After", { level: "element", when: GROWN }),
    deadMatter("deadWoodBefore", "Carbon in dead wood, before", "dead-wood", "from"),
    deadMatter("litterBefore", "Carbon in litter, before", "litter", "from"),
    deadMatter("deadWoodAfter", "Carbon in dead wood, after", "dead-wood", "to"),
    deadMatter("litterAfter", "Carbon in litter, after", "litter", "to"),
  ],
  formulas: [
    {
      name: "lost",
      label: "Carbon of biomass cleared",
      level: "element",
      unit: "t",
      of: "C",
      is: "cleared * area * (tableBefore == 1 ? biomassBefore * (1 + rootsBefore) * fractionBefore : stockBefore)",
      source: `${CHAPTER_2}, Equation 2.16`,
    },
    {
      name: "grown",
      label: "Carbon of new growth",
      level: "element",
      unit: "t",
      of: "C",
      is: "area * oneYear * (tableAfter == 1 ? growthAfter * (1 + rootsAfter) * fractionAfter : gainAfter)",
      source: `${CHAPTER_2}, Equations 2.9 and 2.15`,
    },
    {
      name: "deadLost",
      label: "Carbon of dead wood and litter cleared",
      level: "element",
      unit: "t",
      of: "C",
      is: "area * (deadWoodBefore + litterBefore)",
      source: `${CHAPTER_2}, Equation 2.23`,
    },
    {
      name: "deadGained",
      label: "Carbon of dead wood and litter built up",
      level: "element",
      unit: "t",
      of: "C",
      is: "area * (deadWoodAfter + litterAfter) / deadMatterYears * oneYear",
      source: `${CHAPTER_2}, Equation 2.23`,
    },
    { gas: "CO2", unit: "t", is: "sum(lost + deadLost) * co2PerC", source: `${CHAPTER_2}, Equation 2.15` },
    { gas: "CO2", unit: "t", is: "-sum(grown + deadGained) * co2PerC" },
  ],
  dataFrom:
    "The land office, planning agency or mapping agency: land-use maps of two years laid over each other, building and plantation permits.",
  example: {
    ref: "V.2",
    label: "Forest cleared for houses and fields",
    inputs: {
      conversions: [
        { from: "rain-forest-secondary-over-20", to: "settlement", area: "20 ha" },
        { from: "rain-forest-secondary-over-20", to: "annual-crops", area: "35 ha" },
        { from: "annual-crops", to: "rain-forest-plantation-broadleaf", area: "60 ha", since: "earlier" },
      ],
    },
  },
  pitfalls: [
    "Each hectare stands once: as remaining in its use, or in one row here. What all uses lose must equal what all uses gain.",
    "Rows of this year take the year's clearing alone; the area cleared in the 20 years before goes into rows of earlier, with growth only.",
    "The 2006 table of oil palm gives tonnes of dry matter, not of carbon; the 2019 table gives carbon.",
    "Land cleared by fire: its carbon dioxide is here, its methane and nitrous oxide in V.3.",
    "Drained peat goes on emitting for decades after the clearing: enter it as drained organic soil too.",
  ],
};

export const LAND_CONVERSION: readonly Method[] = [afLandConv];
