import type { Method } from "../method.ts";
import { ELECTRICITY_USED, gridFormulas, SCOPE_2_ELECTRICITY } from "./electricity.ts";

const elMkt: Method = {
  code: "EL-MKT",
  title: "Electricity by contract (market-based)",
  summary:
    "Shows what the city's electricity would emit by the contracts and certificates its users hold: each contract with its own factor, the rest with the residual mix. It is told beside the inventory and is in no total.",
  refs: SCOPE_2_ELECTRICITY,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: "GPC 1.1, Chapter 6; GHG Protocol Scope 2 Guidance (2015), Chapters 6 and 7 (market-based method)",
  drivenBy: "energy",
  memo: true,
  inputs: [
    ELECTRICITY_USED,
    {
      kind: "list",
      name: "contracts",
      label: "Contracts and certificates",
      hint: "What users in the city hold for this year and this grid, one line for each factor. Leave it empty if there is none.",
      optional: true,
      columns: [
        {
          kind: "choice",
          name: "instrument",
          label: "What is it?",
          options: ["certificate", "power-purchase-agreement", "green-tariff", "supplier-mix"],
        },
        {
          kind: "quantity",
          name: "contracted",
          label: "Electricity under contract",
          units: ["MWh"],
          offer: ["MWh", "kWh", "GWh"],
        },
        {
          kind: "quantity",
          name: "contractFactor",
          label: "Its emission factor",
          units: ["t/MWh"],
          offer: ["t/MWh", "kg/kWh", "g/kWh"],
          of: "CO2",
        },
      ],
      atMost: { column: "contracted", input: "energy" },
    },
    {
      kind: "text",
      name: "tracking",
      label: "Registry, numbers and period of the certificates",
      hint: "So that a verifier finds them and sees that nobody else counts them.",
      optional: true,
    },
  ],
  factors: [
    {
      name: "residual",
      label: "Factor of the residual mix",
      keys: [
        { key: "grid/residual", of: "CO2" },
        { key: "grid/ef", of: "CO2", instead: true },
        { key: "grid/ef-co2e", of: "CO2e", instead: true },
        { key: "grid/ef-life-cycle", of: "CO2e", instead: true },
      ],
      units: ["t/MWh"],
    },
  ],
  formulas: [
    {
      name: "remainder",
      label: "Electricity without a contract",
      unit: "MWh",
      is: "energy - sum(contracted)",
      when: { contracts: "given" },
    },
    {
      name: "remainder",
      label: "Electricity without a contract",
      unit: "MWh",
      is: "energy",
      when: { contracts: "absent" },
    },
    {
      name: "ofContract",
      label: "Emissions of the contract",
      level: "element",
      gas: "CO2",
      unit: "t",
      is: "contracted * contractFactor",
      when: { contracts: "given" },
    },
    ...gridFormulas("remainder * residual", "residual"),
  ],
  dataFrom:
    "Large users and their suppliers: certificates (I-REC, TIGR, national ones), power purchase agreements, green tariffs. The residual mix from the registry or the regulator, where one is published.",
  example: {
    ref: "I.2.2",
    label: "Offices, part of their electricity under certificates",
    inputs: {
      energy: "500 GWh",
      contracts: [{ instrument: "certificate", contracted: "50 GWh", contractFactor: "0 t/MWh" }],
      tracking: "I-REC, redeemed for 2024",
    },
    factors: { residual: { value: "0.72 t/MWh", source: "Residual mix of the registry" } },
  },
  pitfalls: [
    "The inventory itself uses the grid's average: enter this beside it, never in its place.",
    "A certificate counts once, in its own year and its own grid, and must be redeemed.",
    "Without a residual mix the grid's average stands in: it counts the green power that others have claimed.",
    "Offsets are no contracts for electricity.",
  ],
};

export const ELECTRICITY_MARKET: readonly Method[] = [elMkt];
