import type { Facts, FactorNeed, Formula, Input, Method } from "../method.ts";

/** The electricity an activity of users is about. */
export const ELECTRICITY_USED: Input = {
  kind: "quantity",
  name: "energy",
  label: "How much electricity was used?",
  hint: "Sales at the customers' meters, from the utility.",
  units: ["MWh"],
  offer: ["MWh", "kWh", "GWh", "TJ"],
};

/** Direct factors first; one known only as CO2e next; life-cycle last, each said in the trace. */
export const GRID: FactorNeed = {
  name: "grid",
  label: "Grid emission factor",
  keys: [
    { key: "grid/ef", of: "CO2" },
    { key: "grid/ef-co2e", of: "CO2e" },
    { key: "grid/ef-life-cycle", of: "CO2e" },
  ],
  units: ["t/MWh"],
};

/** The rows of electricity, heat, steam and cooling from a grid, in buildings and transport. */
export const SCOPE_2_ELECTRICITY: readonly string[] = [
  "I.1.2",
  "I.2.2",
  "I.3.2",
  "I.4.2",
  "I.5.2",
  "I.6.2",
  "II.1.2",
  "II.2.2",
  "II.3.2",
  "II.4.2",
  "II.5.2",
];
const SCOPE_3 = SCOPE_2_ELECTRICITY.map((ref) => ref.replace(/\.2$/, ".3"));

/** The same formula for a factor of CO2 and for one known only as CO2e. */
export function gridFormulas(is: string, factor = "grid", when: Facts = {}): readonly Formula[] {
  return (["CO2", "CO2e"] as const).map((gas) => ({
    gas,
    unit: "t",
    is,
    when: { ...when, [`${factor}.of`]: gas },
  }));
}

/** For a factor of the city's own: the library's rows carry their basis themselves. */
const EF_BASIS: Input = {
  kind: "choice",
  name: "efBasis",
  label: "If you give your own grid factor: per unit of what?",
  hint: "Generated: of what the power stations sent out. Consumed: of what reached the meters, with the losses inside; then enter the losses row as included elsewhere.",
  optional: true,
  options: ["generation", "consumption"],
};

const elLoc: Method = {
  code: "EL-LOC",
  title: "Electricity from the grid",
  summary:
    "Counts the emissions of the power plants that supply the grid the city draws on, for the electricity used in the city (location-based, scope 2).",
  refs: SCOPE_2_ELECTRICITY,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: "GPC 1.1, Chapter 6 (grid-supplied electricity, location-based)",
  drivenBy: "energy",
  inputs: [ELECTRICITY_USED, EF_BASIS],
  factors: [GRID],
  formulas: gridFormulas("energy * grid"),
  dataFrom:
    "The electricity utility: sales by customer class and district for the year. The grid's factor comes from the ministry of energy or the national inventory team.",
  example: { ref: "I.1.2", label: "Electricity sold to homes", inputs: { energy: "500 GWh" } },
  pitfalls: [
    "Ask the utility for sales to customers inside the boundary, not for what the substations sent out.",
    "Electricity of trains, buses and charging stations belongs to transport; take it out of commercial sales.",
    "Where the published factor already holds the grid's losses, losses are not counted again.",
  ],
};

const elTd: Method = {
  code: "EL-TD",
  title: "Losses of the electricity grid",
  summary: "Counts the electricity that the grid loses on the way to the city's meters (scope 3, BASIC+).",
  refs: SCOPE_3,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: "GPC 1.1, Chapter 6 (transmission and distribution losses)",
  drivenBy: "energy",
  inputs: [
    ELECTRICITY_USED,
    EF_BASIS,
    {
      kind: "choice",
      name: "lossBasis",
      label: "The loss rate is a share of what?",
      hint: "Utilities and the World Bank give losses as a share of electricity sent out.",
      options: ["sent-out", "consumption"],
      default: "sent-out",
    },
  ],
  factors: [
    GRID,
    { name: "lossRate", label: "Loss rate", keys: [{ key: "grid/loss" }], units: ["%"], max: 60 },
  ],
  formulas: [
    ...gridFormulas("energy * lossRate / (1 - lossRate) * grid", "grid", { lossBasis: "sent-out" }),
    ...gridFormulas("energy * lossRate * grid", "grid", { lossBasis: "consumption" }),
  ],
  dataFrom: "The same sales of electricity; the loss rate from the utility's annual report or the regulator.",
  example: {
    ref: "I.1.3",
    label: "Grid losses for the electricity sold to homes",
    inputs: { energy: "500 GWh" },
  },
  pitfalls: [
    "A loss rate of sales and one of electricity sent out differ: at 9 % by a tenth of the result.",
    "With a consumption-based grid factor enter IE: losses are inside the factor.",
  ],
};

export const ELECTRICITY: readonly Method[] = [elLoc, elTd];
