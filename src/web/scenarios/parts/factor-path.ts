import { newKey, factorName } from "../part-names.ts";
import { partsOf } from "../open.ts";
import { plain, type PartContext, type PartForm } from "./part-form.ts";

const UNITS: Readonly<Record<string, readonly string[]>> = {
  "t/MWh": ["t/MWh", "kg/kWh", "g/kWh"],
  "t/TJ": ["t/TJ", "kg/TJ", "kg/GJ"],
  "TJ/kt": ["TJ/kt", "MJ/kg", "GJ/t"],
};

/** Factors with a name of ours that the inventory's entries use, with the units they come in; the grid's first. */
function factorsOf({ texts, open, knowledge, part }: PartContext): ReadonlyMap<string, readonly string[]> {
  const used = new Set(open.stored.activities.map(({ method }) => method));
  const needs = [...knowledge.book.values()]
    .filter(({ method }) => used.has(method.code))
    .flatMap(({ method }) =>
      method.factors.filter(
        ({ level, name }) => level !== "element" && texts.find(`planning:factor.${name}`),
      ),
    );
  const taken = new Set(
    partsOf(open, "factor-path")
      .filter(({ id }) => id !== part?.id)
      .map(({ document }) => document["factor"]),
  );
  const units = new Map<string, readonly string[]>([["grid", ["t/MWh"]]]);
  for (const need of needs) if (!units.has(need.name)) units.set(need.name, need.units);
  const own = part?.document["factor"];
  if (typeof own === "string" && !units.has(own)) units.set(own, units.get(own.split(".")[0] ?? "") ?? []);
  return new Map([...units].filter(([name]) => !taken.has(name)));
}

/** How a factor moves: its value in some years, straight lines between them. */
export const factorPathForm: PartForm = {
  kind: "factor-path",
  types: [],
  list: "growth",
  fields(context) {
    const { texts, open } = context;
    const factors = factorsOf(context);
    const units = [...new Set([...factors.values()].flat())].flatMap((unit) => UNITS[unit] ?? [unit]);
    return [
      {
        kind: "select",
        name: "factor",
        label: texts.t("planning:factor-path.factor.label"),
        hint: texts.t("planning:factor-path.factor.hint"),
        choices: [...factors.keys()].map((id) => [id, factorName(texts, id)]),
      },
      {
        kind: "points",
        name: "points",
        label: texts.t("planning:factor-path.points.label"),
        hint: texts.t("planning:factor-path.points.hint", { year: String(open.stored.inventory.year) }),
        units: plain([...new Set(units)]),
      },
    ];
  },
  read(reader, context) {
    const factor = reader.required("factor", reader.choice("factor", [...factorsOf(context).keys()]));
    const unit = reader.text("points.unit");
    if (unit === undefined) reader.refuse("points.unit", "unit.missing");
    const points = reader.points("points", (amount) => `${amount} ${unit ?? ""}`);
    return { factor, points: reader.required("points", points) };
  },
  write(writer, document) {
    writer.text("factor", document["factor"]);
    writer.points("points", document["points"], "quantity");
  },
  key: (_typed, { open }) => newKey(open, "factor-path", ""),
};
