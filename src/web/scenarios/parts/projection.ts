import { newKey, partName } from "../part-names.ts";
import { partsOf } from "../open.ts";
import { present, type PartForm } from "./part-form.ts";
import { reachField, readReach, writeReach } from "./reach.ts";

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
    const { texts, open, part } = context;
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
        hint: texts.t(drivers.length === 0 ? "planning:projection.by.none" : "planning:projection.by.hint"),
        items: drivers.map((driver) => ({ name: `by.${driver.key}`, label: partName(texts, open, driver) })),
      },
      {
        kind: "signed-percent",
        name: "efficiencyGain",
        label: texts.t("planning:projection.efficiency-gain.label"),
        hint: texts.t("planning:projection.efficiency-gain.hint"),
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
    if (by.length === 0 && efficiencyGain === undefined && reader.problems.length === 0)
      reader.refuse("by", "planning.projection-empty");
    return present({ refs, by, efficiencyGain });
  },
  write(writer, document) {
    writeReach(writer, document);
    for (const { driver, elasticity } of (document["by"] ?? []) as readonly Follows[])
      writer.number(`by.${driver}`, elasticity);
    writer.percent("efficiencyGain", document["efficiencyGain"]);
  },
  key: (_typed, { open }) => newKey(open, "projection", ""),
};
