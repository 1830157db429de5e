import { currencyOptions } from "../../cities/city-options.ts";
import { splitQuantity } from "../document-values.ts";
import { partsOf } from "../open.ts";
import { newKey, partName } from "../part-names.ts";
import type { Choice } from "../part-fields.ts";
import { present, type PartForm } from "./part-form.ts";

/** What was done of a measure by the end of a year: how much is in place, and how well it does. */
export const progressForm: PartForm = {
  kind: "progress",
  types: [],
  list: "progress",
  fields({ texts, open }) {
    const t = (key: string): string => texts.t(`planning:progress.${key}`);
    const measures = partsOf(open, "measure").map((part): Choice => [part.key, partName(texts, open, part)]);
    const currencies = currencyOptions(texts, "").flatMap((one) => ("options" in one ? one.options : [one]));
    return [
      {
        kind: "select",
        name: "measure",
        label: t("measure.label"),
        choices: [["", texts.t("form.choose")], ...measures],
      },
      { kind: "year", name: "year", label: t("year.label"), hint: t("year.hint") },
      { kind: "percent", name: "implemented", label: t("implemented.label"), hint: t("implemented.hint") },
      {
        kind: "percent",
        name: "performance",
        label: t("performance.label"),
        hint: t("performance.hint"),
        optional: true,
      },
      {
        kind: "quantity",
        name: "spent",
        label: t("spent.label"),
        hint: t("spent.hint"),
        optional: true,
        units: currencies.map(({ value, label }): Choice => [value, label]),
      },
      { kind: "text", name: "source", label: t("source.label"), hint: t("source.hint"), optional: true },
      { kind: "text", name: "note", label: t("note.label"), optional: true },
    ];
  },
  read(reader, { open }) {
    const measures = partsOf(open, "measure").map(({ key }) => key);
    return present({
      measure: reader.required("measure", reader.choice("measure", measures)),
      year: reader.required("year", reader.year("year")),
      implemented: reader.required("implemented", reader.percent("implemented")),
      performance: reader.percent("performance"),
      spent: reader.quantity("spent"),
      source: reader.text("source"),
      note: reader.text("note"),
    });
  },
  write(writer, document) {
    for (const name of ["measure", "year", "source", "note"]) writer.text(name, document[name]);
    writer.percent("implemented", document["implemented"]);
    writer.percent("performance", document["performance"]);
    const { number, unit } = splitQuantity(document["spent"]);
    if (number === null) return;
    writer.number("spent", number);
    writer.text("spent.unit", unit);
  },
  key: (typed, { open }) => newKey(open, "progress", `${typed["measure"] ?? ""} ${typed["year"] ?? ""}`),
};
