import type { Facts, Input, ListInput } from "../method.ts";
import { VOLUME_5 } from "./waste.ts";

export const WASTEWATER_REFS = ["III.4.1", "III.4.2", "III.4.3"];
export const WASTEWATER_CHAPTER = `${VOLUME_5}, Chapter 6`;

/** The two editions count differently. */
export const FIRST: Facts = { guidelines: "2006" };
export const REFINED: Facts = { guidelines: "2019" };

export const POPULATION: Input = {
  kind: "quantity",
  name: "population",
  label: "How many people does the wastewater come from?",
  hint: "Residents of the area that the pathways below are of.",
  units: ["person"],
  offer: ["person"],
};

export const PATHWAYS: ListInput = {
  kind: "list",
  name: "pathways",
  label: "Where does the wastewater go?",
  hint: "One line for each system, with the share of the people that use it. The shares sum to 100 %.",
  columns: [
    {
      kind: "choice",
      name: "system",
      label: "System",
      options: { keys: "wastewater/+/mcf" },
      notIn: { "2019": ["sludge-digester"] },
    },
    { kind: "share", name: "share", label: "Share of people" },
    { kind: "choice", name: "collected", label: "Collected in sewers?", options: ["yes", "no"] },
  ],
  sumsToOne: "share",
  suggest: {
    keys: "wastewater-pathway/{income}/+",
    weights: "wastewater-income/{income}",
    rows: {
      "septic-tank": { system: "septic", collected: "no" },
      latrine: { collected: "no" },
      sewer: { collected: "yes" },
      none: { collected: "no" },
    },
  },
};
