import type { Method } from "../method.ts";
import { areaOf, GROWTH_UNIT, LAND_REFS, VOLUME_4 } from "./land.ts";

const CHAPTER = `${VOLUME_4}, Chapter 8`;
const BY_CROWN = { form: "crown-cover" };
const BY_TREES = { form: "trees" };

const afUrbtree: Method = {
  code: "AF-URBTREE",
  title: "Trees of streets, parks and gardens",
  summary:
    "Counts the carbon that the trees of a built-up area take up as they grow: from the area of their crowns, or from their number. A removal is a negative number.",
  refs: LAND_REFS,
  guidelines: ["2006", "2019"],
  tier: "2a or 2b",
  source: `${CHAPTER}, Equations 8.2 and 8.3`,
  drivenBy: "cityShare",
  inputs: [
    {
      kind: "choice",
      name: "form",
      label: "What do you know of the trees?",
      hint: "Crown cover comes from aerial photographs, numbers from a register of street trees.",
      options: ["crown-cover", "trees"],
    },
    {
      ...areaOf(
        "What area do the crowns cover?",
        "Of trees that are still growing: roughly the first 20 years after planting. The crowns, not the parks.",
        "crownArea",
      ),
      when: BY_CROWN,
    },
    {
      kind: "list",
      name: "trees",
      label: "How many trees of each kind?",
      hint: "Trees that are still growing: roughly the first 20 years after planting.",
      when: BY_TREES,
      totals: ["count"],
      columns: [
        { kind: "choice", name: "kind", label: "Kind", options: { keys: "urban-trees/+/growth" } },
        { kind: "quantity", name: "count", label: "Trees", units: ["1"], offer: ["1"] },
      ],
    },
    {
      kind: "quantity",
      name: "removed",
      label: "How much carbon was in trees that were felled or died?",
      hint: "Tonnes of carbon of growing trees in the year, roots with them. Left out, none, as the IPCC has it for trees of up to 20 years.",
      units: ["t"],
      offer: ["t", "kg"],
      of: "C",
      default: 0,
    },
    {
      kind: "share",
      name: "cityShare",
      label: "Share that is inside the city",
      hint: "In %. Left out, all.",
      default: 1,
    },
  ],
  factors: [
    {
      name: "crownGrowth",
      label: "Carbon taken up by a hectare of crowns in a year",
      keys: [{ key: "urban-trees/crown-growth", of: "C" }],
      units: [GROWTH_UNIT],
    },
    {
      name: "treeGrowth",
      label: "Carbon taken up by a tree in a year",
      keys: [{ key: "urban-trees/{kind}/growth", of: "C" }],
      units: ["t/year"],
      level: "element",
    },
  ],
  formulas: [
    {
      name: "taken",
      label: "Carbon taken up in the year",
      unit: "t",
      of: "C",
      is: "crownArea * crownGrowth * oneYear",
      when: BY_CROWN,
      source: `${CHAPTER}, Equation 8.2`,
    },
    {
      name: "taken",
      label: "Carbon taken up in the year",
      unit: "t",
      of: "C",
      is: "sum(count * treeGrowth) * oneYear",
      when: BY_TREES,
      source: `${CHAPTER}, Equation 8.3`,
    },
    {
      gas: "CO2",
      unit: "t",
      is: "(removed - taken) * cityShare * co2PerC",
      source: `${VOLUME_4}, Chapter 2, Equation 2.7`,
    },
  ],
  dataFrom:
    "The parks department: register of street and park trees with year of planting, or crown cover from aerial or satellite pictures.",
  example: {
    ref: "V.2",
    label: "Crowns of street and park trees",
    inputs: { form: "crown-cover", crownArea: "250 ha" },
  },
  pitfalls: [
    "Old trees take up as much as they lose: after about 20 years of growth they are left out.",
    "The area is that of crowns seen from above, not of parks or green zones.",
    "The defaults are of cities in the United States; measured growth of tropical trees is better.",
    "Trees of a forest inside the boundary belong to standing forest, not here as well.",
    "Seedlings planted are not trees grown: count those that are alive.",
  ],
};

export const URBAN_TREES: readonly Method[] = [afUrbtree];
