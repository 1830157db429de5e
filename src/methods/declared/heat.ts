import type { FactorNeed, Formula, Input, Method } from "../method.ts";
import { GRID, gridFormulas } from "./electricity.ts";

const USERS = ["I.1", "I.2", "I.3", "I.4", "I.5", "I.6"];
const SCOPE_2 = USERS.map((user) => `${user}.2`);
const SCOPE_3 = USERS.map((user) => `${user}.3`);
const ENERGY_OFFER = ["MWh", "GWh", "kWh", "TJ", "GJ", "Gcal"];

const byRef = (refs: readonly string[], value: string): Record<string, string> =>
  Object.fromEntries(refs.map((ref) => [ref, value]));

/** The supplier's own factor: of CO2, or of CO2e where that is all it tells. */
const SUPPLIER: FactorNeed = {
  name: "supplier",
  label: "Supplier's emission factor",
  keys: [
    { key: "heat/ef", of: "CO2" },
    { key: "heat/ef-co2e", of: "CO2e" },
  ],
  units: ["t/MWh"],
};

const COUNTED: readonly Formula[] = [
  {
    name: "counted",
    label: "Heat or cold that is counted here",
    unit: "MWh",
    is: "energy",
    when: { counts: "use" },
  },
  {
    name: "counted",
    label: "Heat or cold lost in the network",
    unit: "MWh",
    is: "energy * lossShare / (1 - lossShare)",
    when: { counts: "losses" },
  },
];

const dhHeat: Method = {
  code: "DH-HEAT",
  title: "Heat, steam or cooling from a network",
  summary:
    "Counts the emissions of the plant that supplies heat, steam or chilled water to users in the city: by the supplier's factor, or by the electricity the plant takes. What the network loses on the way stands in scope 3.",
  refs: [...SCOPE_2, ...SCOPE_3],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source:
    "GPC 1.1, Chapter 6 (grid-supplied steam, heating and cooling; transmission and distribution losses)",
  drivenBy: "energy",
  inputs: [
    {
      kind: "quantity",
      name: "energy",
      label: "How much heat or cold was delivered?",
      hint: "At the customers' meters, as heat or cold, not as electricity. A ton-hour of refrigeration is 3.517 kWh.",
      units: ["MWh"],
      offer: ENERGY_OFFER,
    },
    {
      kind: "choice",
      name: "counts",
      label: "What is counted here?",
      options: ["use", "losses"],
      fromRef: { ...byRef(SCOPE_2, "use"), ...byRef(SCOPE_3, "losses") },
      default: "use",
    },
    {
      kind: "share",
      name: "lossShare",
      label: "Share that the network loses",
      hint: "In %, of what the plant sends out; from the supplier.",
      max: 0.6,
      when: { counts: "losses" },
    },
    {
      kind: "choice",
      name: "by",
      label: "How are its emissions known?",
      hint: "By the supplier's factor, given below under own factors; or by the electricity that chillers or heat pumps take.",
      options: ["supplier", "electricity"],
    },
    {
      kind: "quantity",
      name: "cop",
      label: "Heat or cold for each unit of electricity (COP)",
      hint: "Over the year, of the whole plant with its pumps. District cooling mostly has 4 to 6; ask the supplier.",
      units: ["1"],
      offer: ["1"],
      min: 0.5,
      max: 15,
      when: { by: "electricity" },
    },
  ],
  factors: [
    { ...SUPPLIER, when: { by: "supplier" } },
    { ...GRID, when: { by: "electricity" } },
  ],
  formulas: [
    ...COUNTED,
    ...gridFormulas("counted * supplier", "supplier", { by: "supplier" }),
    ...gridFormulas("counted / cop * grid", "grid", { by: "electricity" }),
  ],
  dataFrom:
    "The district cooling or heating company, or the industrial estate that sells steam: deliveries by kind of customer, its fuel or electricity, losses.",
  example: {
    ref: "I.2.2",
    label: "District cooling of offices",
    inputs: { energy: "20000 MWh", by: "electricity", cop: "5" },
  },
  pitfalls: [
    "If the plant's electricity is already in the utility's sales to I.2.2, take it out there: it is the same electricity.",
    "A plant of the city that burns fuel reports it in I.4 as well, in scope 1: the totals keep the two apart.",
    "Where heat and power come from one plant, share its emissions first (CHP-ALLOC).",
    "Cold in ton-hours is not electricity: convert it, then divide by the COP once.",
  ],
};

const CHP_ROWS = [...SCOPE_2, "I.4.4"];

/** Heat and power in one plant: the plant's gases, of which one row takes its part. */
const SHARES: readonly Formula[] = [
  {
    name: "heatShare",
    label: "Share of the emissions that is the heat's",
    unit: "1",
    is: "heat / heatEfficiency / (heat / heatEfficiency + power / powerEfficiency)",
    when: { allocation: "efficiency" },
    source:
      "GHG Protocol, Allocation of GHG Emissions from a Combined Heat and Power Plant (2006), efficiency method",
  },
  {
    name: "heatShare",
    label: "Share of the emissions that is the heat's",
    unit: "1",
    is: "heat / (heat + power)",
    when: { allocation: "energy-content" },
    source:
      "GHG Protocol, Allocation of GHG Emissions from a Combined Heat and Power Plant (2006), energy content method",
  },
  {
    name: "part",
    label: "Part of them that belongs here",
    unit: "1",
    is: "heatShare * used",
    when: { product: "heat" },
  },
  {
    name: "part",
    label: "Part of them that belongs here",
    unit: "1",
    is: "(1 - heatShare) * used",
    when: { product: "power" },
  },
];

function efficiency(name: string, label: string, value: number): Input {
  return {
    kind: "share",
    name,
    label,
    hint: "Of a plant that made it alone; the usual value is taken when it is left out.",
    default: value,
    when: { allocation: "efficiency" },
  };
}

function output(name: string, label: string): Input {
  return { kind: "quantity", name, label, units: ["MWh"], offer: ENERGY_OFFER };
}

const chpAlloc: Method = {
  code: "CHP-ALLOC",
  title: "Plant that makes heat and power: sharing its emissions",
  summary:
    "Shares the emissions of a plant that makes heat and electricity at once. The row of users of heat takes the heat's part, the row of power supplied to the grid takes the power's; together they are the whole.",
  refs: CHP_ROWS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source:
    "GHG Protocol, Allocation of GHG Emissions from a Combined Heat and Power (CHP) Plant, 2006; GPC 1.1, Chapter 6",
  drivenBy: "mass",
  inputs: [
    {
      kind: "gases",
      name: "gases",
      label: "What the whole plant emitted",
      hint: "Each gas, of all its fuel, from the plant's report; or worked out with ST-FUEL for its fuel.",
    },
    output("heat", "Heat or steam that it delivered"),
    output("power", "Electricity that it delivered"),
    {
      kind: "choice",
      name: "product",
      label: "Which part belongs here?",
      hint: "Users of heat take the heat's part (I.1.2 and so on), power for the grid the other (I.4.4).",
      options: ["heat", "power"],
      fromRef: { ...byRef(SCOPE_2, "heat"), "I.4.4": "power" },
    },
    {
      kind: "share",
      name: "used",
      label: "Share of that product that is counted here",
      hint: "In %: what users of this row took of the heat, or went to the grid of the power. Left out, all of it.",
      default: 1,
    },
    {
      kind: "choice",
      name: "allocation",
      label: "How is it shared?",
      hint: "By efficiency: by the fuel that each product would have needed alone. By energy: each unit of heat counts as one of electricity.",
      options: ["efficiency", "energy-content"],
      default: "efficiency",
    },
    efficiency("heatEfficiency", "Efficiency of making heat alone", 0.8),
    efficiency("powerEfficiency", "Efficiency of making power alone", 0.35),
  ],
  factors: [],
  formulas: [...SHARES, { gas: "{gas}", level: "element", unit: "t", is: "mass * part" }],
  dataFrom:
    "The plant: fuel or emissions of the year, heat and electricity delivered, and to whom; the efficiencies of its makers.",
  example: {
    ref: "I.3.2",
    label: "Steam of a cogeneration plant, sold to factories",
    inputs: { co2: "250000 t", heat: "300 GWh", power: "200 GWh" },
  },
  pitfalls: [
    "Use one way of sharing for both products and for every year: else the parts are not the whole.",
    "Heat and power are what left the plant, without its own use.",
    "The plant's fuel itself stands in I.4.4 with ST-FUEL, or is shared here: not both in one row.",
    "An efficiency of zero, or neither heat nor power, leaves nothing to share.",
  ],
};

export const HEAT: readonly Method[] = [dhHeat, chpAlloc];
