import { numberPrinter, type NumberPrinter } from "../../../i18n/format.ts";
import type { Translator } from "../../../i18n/i18n.ts";
import { USUAL_ELASTICITIES } from "../../../planning/usual-elasticities.ts";
import { newKey, partName, withinSentence } from "../part-names.ts";
import { partsOf } from "../open.ts";
import { present, type PartForm } from "./part-form.ts";
import { reachField, readReach, writeReach } from "./reach.ts";

/** Rules of thumb, with what they are worth. */
function usualText(texts: Translator, numbers: NumberPrinter): string {
  const said = USUAL_ELASTICITIES.map(({ use, driver, low, high }) => {
    const words = {
      use: texts.t(`planning:usual.${use}`),
      driver: withinSentence(texts.t(`planning:driver.${driver}`)),
      low: numbers.number(low),
      high: numbers.number(high),
    };
    return texts.t(low === high ? "planning:usual.one" : "planning:usual.range", words);
  });
  return texts.t("planning:usual.text", { list: said.join("; ") });
}

interface Follows {
  readonly driver: string;
  readonly elasticity: number;
}

/** Which rows follow which drivers, how strongly, and how much less each needs every year. */
export const projectionForm: PartForm = {
  kind: "projection",
  types: [],
  list: "growth",
  fields(context) {
    const { texts, open, part, format } = context;
    const others = partsOf(open, "projection").filter(({ id }) => id !== part?.id);
    const taken = new Set(others.flatMap(({ document }) => (document["refs"] ?? []) as readonly string[]));
    const drivers = partsOf(open, "driver");
    return [
      reachField(
        context,
        { label: texts.t("planning:projection.refs.label"), hint: texts.t("planning:projection.refs.hint") },
        {
          entries: false,
          noteOf: (ref) => (taken.has(ref) ? texts.t("planning:projection.refs.taken") : undefined),
        },
      ),
      {
        kind: "numbers",
        name: "by",
        label: texts.t("planning:projection.by.label"),
        hint:
          drivers.length === 0
            ? texts.t("planning:projection.by.none")
            : `${texts.t("planning:projection.by.hint")} ${usualText(texts, numberPrinter(format.id))}`,
        items: drivers.map((driver) => ({ name: `by.${driver.key}`, label: partName(texts, open, driver) })),
      },
      {
        kind: "signed-percent",
        name: "efficiencyGain",
        label: texts.t("planning:projection.efficiency-gain.label"),
        hint: texts.t("planning:projection.efficiency-gain.hint"),
        optional: true,
      },
      {
        kind: "points",
        name: "steps",
        label: texts.t("planning:projection.steps.label"),
        hint: texts.t("planning:projection.steps.hint"),
        optional: true,
      },
      {
        kind: "text",
        name: "note",
        label: texts.t("planning:projection.note.label"),
        hint: texts.t("planning:projection.note.hint"),
        optional: true,
      },
    ];
  },
  read(reader, context) {
    const { refs } = readReach(reader, context);
    if (refs.length === 0) reader.refuse("refs", "value.missing");
    const by = partsOf(context.open, "driver").flatMap(({ key }): Follows[] => {
      const elasticity = reader.number(`by.${key}`);
      return elasticity === undefined ? [] : [{ driver: key, elasticity: Number(elasticity) }];
    });
    const efficiencyGain = reader.percent("efficiencyGain");
    const steps = reader.points("steps", (change) => `${change} %`);
    if ([by[0], efficiencyGain, steps].every((one) => one === undefined) && reader.problems.length === 0)
      reader.refuse("by", "planning.projection-empty");
    return present({ refs, by, efficiencyGain, steps, note: reader.text("note") });
  },
  write(writer, document) {
    writeReach(writer, document);
    for (const { driver, elasticity } of (document["by"] ?? []) as readonly Follows[])
      writer.number(`by.${driver}`, elasticity);
    writer.percent("efficiencyGain", document["efficiencyGain"]);
    writer.points("steps", document["steps"], "percent");
    writer.text("note", document["note"]);
  },
  key: (_typed, { open }) => newKey(open, "projection", ""),
};
