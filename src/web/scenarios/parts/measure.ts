import { OPERATORS } from "../../../planning/measures/operators.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import type { PartField } from "../part-fields.ts";
import type { PartReader } from "../part-reader.ts";
import { newKey } from "../part-names.ts";
import { costFields, readCost, writeCost } from "./measure-cost.ts";
import { placeFields, readPlace, writePlace } from "./measure-place.ts";
import { withLibrary } from "./measure-library.ts";
import { controlName, ownFields, readOwnFields, words, writeOwnFields } from "./measure-fields.ts";
import { choices, nameField, present, type PartContext, type PartForm } from "./part-form.ts";
import { reachField, readReach, writeReach } from "./reach.ts";

const SHAPES = ["linear", "logistic", "bass", "step", "table"] as const;
const WASTE = /^WA-/;

function adoptionFields({ texts, open }: PartContext): readonly PartField[] {
  const t = (key: string) => texts.t(`planning:adoption.${key}`);
  return [
    { kind: "heading", name: "", label: t("title") },
    {
      kind: "radios",
      name: "shape",
      label: t("shape.label"),
      choices: choices(texts, "planning:adoption.shape", SHAPES),
    },
    { kind: "year", name: "start", label: t("start.label"), hint: t("start.hint") },
    { kind: "year", name: "full", label: t("full.label"), hint: t("full.hint"), optional: true },
    {
      kind: "points",
      name: "table",
      label: t("table.label"),
      hint: texts.t("planning:adoption.table.hint", { year: String(open.plan.horizon) }),
      optional: true,
    },
    ...(["innovation", "imitation"] as const).map((name): PartField => ({
      kind: "number",
      name,
      label: t(`${name}.label`),
      hint: t(`${name}.hint`),
      optional: true,
    })),
    { kind: "year", name: "end", label: t("end.label"), hint: t("end.hint"), optional: true },
    { kind: "percent", name: "decay", label: t("decay.label"), hint: t("decay.hint"), optional: true },
  ];
}

function readAdoption(reader: PartReader): JsonObject {
  const shape = reader.required("shape", reader.choice("shape", SHAPES));
  const fading = { end: reader.year("end"), decay: reader.percent("decay") };
  if (shape === "table") {
    const points = reader.points("table", (amount) => `${amount} %`);
    return present({ shape, points: reader.required("table", points), ...fading });
  }
  const start = reader.required("start", reader.year("start"));
  if (shape === undefined || shape === "step") return present({ shape, start, ...fading });
  if (shape === "bass") {
    const spread = Object.fromEntries(
      ["innovation", "imitation"].map((name) => [name, Number(reader.required(name, reader.number(name)))]),
    );
    return present({ shape, start, ...spread, ...fading });
  }
  return present({ shape, start, full: reader.required("full", reader.year("full")), ...fading });
}

/**
 * A measure: where it acts, how much of the stock and how much at each (two questions, never one
 * percentage), when, and what it costs.
 */
export const measureForm: PartForm = {
  kind: "measure",
  types: [...OPERATORS.keys()],
  list: "measures",
  fields(context) {
    const { texts, type } = context;
    const suits = type === "waste-diversion" ? { suits: (method: string) => WASTE.test(method) } : {};
    const opened = context.entry?.part ? context.entry.refs : [];
    const fields = [
      nameField(texts, "measure"),
      reachField(context, words(context, "refs"), { entries: true, opened, ...suits }),
      ...ownFields(context),
      ...adoptionFields(context),
      ...costFields(context),
      ...placeFields(context),
    ];
    return withLibrary(fields, context);
  },
  read(reader, context) {
    const label = reader.required("name", reader.text("name"));
    const { refs, activities } = readReach(reader, context);
    if (refs.length + activities.length === 0) reader.refuse("refs", "value.missing");
    return present({
      label,
      type: context.type,
      refs: refs.length > 0 ? refs : undefined,
      activities: activities.length > 0 ? activities : undefined,
      ...readOwnFields(reader, context),
      adoption: readAdoption(reader),
      cost: readCost(reader),
      library: context.part?.document["library"] ?? context.entry?.id,
      ...readPlace(reader, context),
    });
  },
  write(writer, document, context) {
    writeReach(writer, document);
    writeOwnFields(writer, document, context);
    const adoption = (document["adoption"] ?? {}) as JsonObject;
    for (const name of ["shape", "start", "full", "end"]) writer.text(name, adoption[name]);
    for (const name of ["innovation", "imitation"]) writer.number(name, adoption[name]);
    writer.percent("decay", adoption["decay"]);
    if (adoption["points"] !== undefined) writer.points("table", adoption["points"], "percent");
    writeCost(writer, (document["cost"] ?? {}) as JsonObject);
    writePlace(writer, document);
  },
  key: (typed, { open }) => newKey(open, "measure", typed["name"] ?? ""),
  controlOf(path) {
    if (path.startsWith("adoption.points")) return "table";
    if (controlName(path) !== path) return controlName(path);
    // A cell of a row: `from[0].share` of the document is the control `from.0.share`.
    return /\[\d+\]/.test(path) ? path.replaceAll(/\[(\d+)\]/g, ".$1") : undefined;
  },
};
