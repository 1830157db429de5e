import { SHAPES } from "../../../planning/uncertainty/distribution.ts";
import { OPERATORS } from "../../../planning/measures/operators.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import { splitQuantity, textOf } from "../document-values.ts";
import { partsOf } from "../open.ts";
import { newKey, partName } from "../part-names.ts";
import { words } from "./measure-fields.ts";
import { choices, present, type PartContext, type PartForm } from "./part-form.ts";

/** A number of the plan that may be uncertain. */
interface Uncertain {
  readonly path: string;
  readonly label: string;
  /** What is written behind it; null where it is many values, which a range multiplies. */
  readonly unit: string | null;
  readonly number: number | null;
}

const COSTS = ["capex", "opex", "energyPrice", "revenue"] as const;

/** The numbers of the plan that are worth a range, as its document names them. */
function uncertainOf(context: PartContext): readonly Uncertain[] {
  const { texts, open } = context;
  const one = (path: string, label: string, value: unknown): readonly Uncertain[] => {
    const { number, unit } = splitQuantity(value);
    return number === null ? [] : [{ path, label, unit, number }];
  };
  const drivers = partsOf(open, "driver").flatMap((part): readonly Uncertain[] => {
    const name = partName(texts, open, part);
    if (part.document["growth"] !== undefined)
      return one(`drivers.${part.key}.growth`, texts.t("planning:range.growth", { name }), part.document["growth"]); // prettier-ignore
    return [{ path: `drivers.${part.key}.points`, label: texts.t("planning:range.values", { name }), unit: null, number: null }]; // prettier-ignore
  });
  const projections = partsOf(open, "projection").flatMap((part, at) => {
    const name = partName(texts, open, part);
    const by = (part.document["by"] ?? []) as readonly JsonObject[];
    return [
      ...by.flatMap(
        (follows, index) =>
        one(`projection.${at}.by.${index}.elasticity`, texts.t("planning:range.elasticity", { name, driver: textOf(follows["driver"]) }), follows["elasticity"]), // prettier-ignore
      ),
      ...one(`projection.${at}.efficiencyGain`, texts.t("planning:range.gain", { name }), part.document["efficiencyGain"]), // prettier-ignore
    ];
  });
  const paths = partsOf(open, "factor-path").map((part): Uncertain => {
    const name = partName(texts, open, part);
    return { path: `factorPaths.${textOf(part.document["factor"])}.points`, label: texts.t("planning:range.values", { name }), unit: null, number: null }; // prettier-ignore
  });
  const measures = partsOf(open, "measure").flatMap((part) => {
    const name = partName(texts, open, part);
    const type = textOf(part.document["type"]);
    const cost = (part.document["cost"] ?? {}) as JsonObject;
    const labelled = (label: string): string => `${name}: ${label}`;
    return [
      ...Object.keys(OPERATORS.get(type)?.fields ?? {}).flatMap(
        (field) =>
        one(`measures.${part.key}.${field}`, labelled(words({ ...context, type }, field).label), part.document[field]), // prettier-ignore
      ),
      ...COSTS.flatMap((field) => {
        const label = texts.t(`planning:cost.${field === "energyPrice" ? "energy-price" : field}.label`);
        return one(`measures.${part.key}.cost.${field}`, labelled(label), cost[field]);
      }),
    ];
  });
  return [...drivers, ...projections, ...paths, ...measures];
}

/** A number that is not known exactly, and between what it is thought to lie. */
export const rangeForm: PartForm = {
  kind: "range",
  types: [],
  list: "risk",
  fields(context) {
    const { texts, part } = context;
    const t = (key: string): string => texts.t(`planning:range.${key}`);
    const offered = uncertainOf(context);
    const own = textOf(part?.document["path"]);
    const gone = own !== "" && !offered.some(({ path }) => path === own) ? [[own, own] as const] : [];
    return [
      {
        kind: "select",
        name: "path",
        label: t("path.label"),
        hint: t("path.hint"),
        choices: [
          ["", texts.t("form.choose")],
          ...offered.map(({ path, label, unit, number }) => [path, number === null ? label : `${label} (${number} ${unit ?? ""})`.replace(" )", ")")] as const), // prettier-ignore
          ...gone,
        ],
      },
      { kind: "signed", name: "low", label: t("low.label"), hint: t("low.hint") },
      { kind: "signed", name: "high", label: t("high.label") },
      {
        kind: "radios",
        name: "shape",
        label: t("shape.label"),
        choices: choices(texts, "planning:range.shape", SHAPES),
      },
    ];
  },
  read(reader, context) {
    const offered = uncertainOf(context);
    const path = reader.required(
      "path",
      reader.choice(
        "path",
        offered.map((one) => one.path),
      ),
    );
    const chosen = offered.find((one) => one.path === path);
    const end = (name: string): string | number | undefined => {
      const number = reader.required(name, reader.number(name));
      if (number === undefined) return undefined;
      return chosen?.unit ? `${number} ${chosen.unit}` : Number(number);
    };
    const shape = reader.choice("shape", SHAPES) ?? "triangular";
    const times = chosen?.unit === null ? true : undefined;
    const stored = context.part?.document;
    const label = stored?.["path"] === path ? (stored?.["label"] ?? chosen?.label) : chosen?.label;
    return present({ path, low: end("low"), high: end("high"), shape, times, label });
  },
  write(writer, document) {
    writer.text("path", document["path"]);
    writer.number("low", splitQuantity(document["low"]).number);
    writer.number("high", splitQuantity(document["high"]).number);
    writer.text("shape", document["shape"] ?? "triangular");
  },
  key: (typed, { open }) => newKey(open, "range", typed["path"] ?? ""),
};
