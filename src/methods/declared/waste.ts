import type { CompositionInput, Input } from "../method.ts";

export const VOLUME_5 = "IPCC 2006 Guidelines and 2019 Refinement, Volume 5";

/** What a mass of waste is made of; `fraction` names a part in factor keys, `share` is the symbol of its share. */
export function compositionOf(hint: string): CompositionInput {
  return {
    kind: "composition",
    name: "composition",
    label: "What is the waste made of?",
    hint,
    id: "fraction",
    share: "share",
    options: { keys: "waste/+/docf" },
    suggest: {
      keys: "waste/composition/+",
      note: "The table is of waste as it is thrown away: take out what is recycled, composted or fed to animals before.",
    },
  };
}

/** A mass of waste in the year, named `mass`. */
export function massOf(label: string, hint: string): Input {
  return { kind: "quantity", name: "mass", label, hint, units: ["t"], offer: ["t", "kg", "kt"] };
}
