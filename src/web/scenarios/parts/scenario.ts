import type { PlanPart } from "../../../store/plan-parts.ts";
import { textOf } from "../document-values.ts";
import { newKey, partName } from "../part-names.ts";
import { type OpenPlan, partsOf } from "../open.ts";
import { nameField, present, type PartForm } from "./part-form.ts";

/** The measures a scenario may have: national policy acts in every one, and no scenario names it. */
function chosenFrom(open: OpenPlan): readonly PlanPart[] {
  return partsOf(open, "measure").filter(({ document }) => document["policy"] !== true);
}

/** A name and the measures that are taken together. */
export const scenarioForm: PartForm = {
  kind: "scenario",
  types: [],
  list: "goals",
  fields({ texts, open }) {
    const measures = chosenFrom(open);
    return [
      nameField(texts, "scenario"),
      {
        kind: "checks",
        name: "measures",
        label: texts.t("planning:scenario.measures.label"),
        hint: texts.t(
          measures.length === 0 ? "planning:scenario.measures.none" : "planning:scenario.measures.hint",
        ),
        groups: [
          {
            label: null,
            sector: null,
            items: measures.map((measure) => ({
              name: `measure.${measure.key}`,
              label: partName(texts, open, measure),
              note: texts.t(`planning:measure.type.${textOf(measure.document["type"])}`),
            })),
          },
        ],
      },
    ];
  },
  read(reader, { open, part }) {
    const label = reader.required("name", reader.text("name"));
    const keys = chosenFrom(open).map(({ key }) => key);
    const { parent, archived } = part?.document ?? {};
    return present({
      label,
      measures: keys.filter((key) => reader.ticked(`measure.${key}`)),
      parent,
      archived,
    });
  },
  write(writer, document) {
    for (const key of (document["measures"] ?? []) as readonly string[]) writer.tick(`measure.${key}`);
  },
  key: (typed, { open }) => newKey(open, "scenario", typed["name"] ?? ""),
};
