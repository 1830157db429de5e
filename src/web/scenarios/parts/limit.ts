import { OPERATORS } from "../../../planning/measures/operators.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import type { PlanPart } from "../../../store/plan-parts.ts";
import { printFull } from "../../../units/print-number.ts";
import { splitQuantity, textOf } from "../document-values.ts";
import { type OpenPlan, partsOf } from "../open.ts";
import { newKey, partName } from "../part-names.ts";
import { nameField, present, type PartForm } from "./part-form.ts";

/** The fewest measures that can share one thing. */
const FEWEST = 2;

/** The keys of the measures that share one thing. */
export function sharing(document: JsonObject): readonly string[] {
  return (document["measures"] ?? []) as readonly string[];
}

/** Of the stock, what a measure takes in the end, in per cent. */
export function percentTaken(document: JsonObject): number {
  const { number, unit } = splitQuantity(document["share"]);
  return unit === "%" ? (number ?? 0) : Number(((number ?? 0) * 100).toPrecision(14));
}

/** Measures that are asked how much of the stock they take, and those that the limit already names. */
function chosenFrom(open: OpenPlan, part: PlanPart | null): readonly PlanPart[] {
  const named = part ? sharing(part.document) : [];
  return partsOf(open, "measure").filter(
    ({ key, document }) => "share" in fieldsOf(document) || named.includes(key),
  );
}

function fieldsOf(document: JsonObject): object {
  return OPERATORS.get(textOf(document["type"]))?.fields ?? {};
}

/** Several measures that use one thing, such as roofs, and how much of it there is for them. */
export const limitForm: PartForm = {
  kind: "limit",
  types: [],
  list: "measures",
  fields({ texts, open, part, format }) {
    const t = (key: string): string => texts.t(`planning:limit.${key}`);
    const measures = chosenFrom(open, part);
    const taken = ({ document }: PlanPart): string =>
      texts.t("planning:limit.takes", { share: printFull(percentTaken(document), format) });
    return [
      nameField(texts, "limit"),
      {
        kind: "checks",
        name: "measures",
        label: t("measures.label"),
        hint: t(measures.length < FEWEST ? "measures.none" : "measures.hint"),
        groups: [
          {
            label: null,
            sector: null,
            items: measures.map((measure) => ({
              name: `measure.${measure.key}`,
              label: partName(texts, open, measure),
              note: taken(measure),
            })),
          },
        ],
      },
      { kind: "percent", name: "share", label: t("share.label"), hint: t("share.hint") },
      { kind: "text", name: "note", label: t("note.label"), hint: t("note.hint"), optional: true },
    ];
  },
  read(reader, { open, part }) {
    const keys = chosenFrom(open, part).map(({ key }) => key);
    const measures = keys.filter((key) => reader.ticked(`measure.${key}`));
    if (measures.length < FEWEST) reader.refuse("measures", "value.missing");
    return present({
      label: reader.required("name", reader.text("name")),
      measures,
      share: reader.required("share", reader.percent("share")),
      note: reader.text("note"),
    });
  },
  write(writer, document) {
    for (const key of sharing(document)) writer.tick(`measure.${key}`);
    writer.percent("share", document["share"]);
    writer.text("note", document["note"]);
  },
  key: (typed, { open }) => newKey(open, "limit", typed["name"] ?? ""),
};
