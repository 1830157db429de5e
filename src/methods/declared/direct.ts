import type { Method } from "../method.ts";

/**
 * Emissions entered as masses of gas, where a facility measured them or another model computed them.
 * Serves every reference; a gas may be negative (removals).
 */
const direct: Method = {
  code: "DIRECT",
  title: "Emissions entered directly",
  summary:
    "Takes the mass of each gas as it was measured or computed elsewhere. Say how it was found: a verifier will ask.",
  refs: "all",
  guidelines: ["2006", "2019"],
  tier: "any",
  source: "GPC 1.1, Chapter 5 (direct measurement and modelled data)",
  drivenBy: "mass",
  inputs: [
    {
      kind: "gases",
      name: "gases",
      label: "Mass of each gas",
      hint: "At least one. Carbon dioxide of biomass goes into its own field and is in no total.",
    },
    {
      kind: "text",
      name: "methodology",
      label: "How were these found?",
      hint: "The measurement or calculation, its document, and who made it.",
    },
  ],
  factors: [],
  formulas: [{ gas: "{gas}", level: "element", unit: "t", is: "mass" }],
  dataFrom:
    "The facility's permit report, its continuous measurement, or the study that computed the emissions.",
  example: {
    ref: "IV.1",
    label: "An industry's own measured emissions",
    inputs: {
      co2: "12 t",
      ch4: "3 t",
      n2o: "40 kg",
      SF6: "17.72 kg",
      biogenicCo2: "7 t",
      methodology: "Measured at the stack, report of 2024",
    },
  },
  pitfalls: ["Never enter CO₂ equivalents as CO₂: give each gas its own mass."],
};

export const DIRECT: readonly Method[] = [direct];
