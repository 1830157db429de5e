import type { Translator } from "../../i18n/i18n.ts";
import type { Offer } from "../../methods/input-schema.ts";
import { optionsOf } from "../../methods/input-schema.ts";
import type {
  FactorNeed,
  Input,
  Method,
  QuantityInput,
  ShareInput,
  ChoiceInput,
  Guidelines,
} from "../../methods/method.ts";
import { allows } from "../../methods/facts.ts";
import type { Problem } from "../../units/problem.ts";
import type { OptionView } from "../form.ts";
import { idText, methodTexts } from "../../i18n/method-texts.ts";
import { GAS_ROWS, LIST_ROWS, NAMED_GASES, type TypedEntry } from "./read-entry.ts";

/** A number between 10 and this many choices stand as radio buttons, more as a select. */
const MOST_RADIOS = 4;

export interface ControlView {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly hint: string | null;
  readonly error: string | null;
  readonly optional: boolean;
  readonly unit: { readonly name: string; readonly options: readonly OptionView[] } | null;
  readonly options: readonly OptionView[] | null;
  readonly suffix: string | null;
  /** Whether a phone may show digits alone: some of its keypads have no minus. */
  readonly positive: boolean;
}

/** A field of an entry form: which partial prints it, and what it prints. */
export interface EntryField extends ControlView {
  readonly kind:
    | "quantity"
    | "share"
    | "select"
    | "radios"
    | "text"
    | "series"
    | "composition"
    | "list"
    | "gases";
  /** Columns and rows of a table field. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string | null; readonly cells: readonly ControlView[] }[];
  /** Carried through unseen. */
  readonly kept: { readonly name: string; readonly value: string } | null;
}

/** Everything a field is made from. */
export interface FieldSource {
  readonly texts: Translator;
  readonly method: Method;
  readonly ref: string;
  readonly guidelines: Guidelines;
  readonly offer: Offer;
  readonly typed: TypedEntry;
  readonly problems: readonly Problem[];
  /** The library's suggestion for a part of a composition, printed, or null. */
  readonly suggested: (fraction: string) => string | null;
}

/** The fields of a method's inputs, in the order of the declaration. */
export function inputFields(source: FieldSource): readonly EntryField[] {
  const { method, guidelines } = source;
  return method.inputs
    .filter((input) => allows(input.when, "guidelines", guidelines))
    .map((input) => inputField(source, input));
}

/** The fields for the city's own factors; those of single elements are left to documents. */
export function factorFields(source: FieldSource): readonly EntryField[] {
  return source.method.factors
    .filter((need) => need.level !== "element")
    .map((need) => ({
      ...plain,
      kind: "quantity",
      ...control(source, `ef.${need.name}`, methodTexts(source.texts, source.method).label(need), null, true),
      unit: unitSelect(source, `ef.${need.name}.unit`, factorUnits(need)),
      rows: [{ label: null, cells: [control(source, `ef.${need.name}.source`, "", null, true)] }],
    }));
}

const FACTOR_UNITS: Readonly<Record<string, readonly string[]>> = {
  "t/TJ": ["t/TJ", "kg/TJ", "kg/GJ"],
  "t/t": ["t/t", "kg/kg", "g/kg"],
  "t/m3": ["kg/L", "kg/m3", "t/m3"],
  "t/MWh": ["t/MWh", "kg/kWh", "g/kWh"],
  "TJ/kt": ["TJ/kt", "MJ/kg", "GJ/t"],
};

function factorUnits(need: FactorNeed): readonly string[] {
  return need.units.flatMap((unit) => FACTOR_UNITS[unit] ?? [unit]);
}

const plain = {
  columns: [],
  rows: [],
  kept: null,
  options: null,
  unit: null,
  suffix: null,
  positive: true,
} as const;

function control(
  source: FieldSource,
  name: string,
  label: string,
  hint: string | null,
  optional: boolean,
): ControlView {
  const id = fieldId(name);
  const value = source.typed[name] ?? "";
  return {
    id,
    name,
    value,
    label,
    hint,
    optional,
    error: errorAt(source, name),
    unit: null,
    options: null,
    suffix: null,
    positive: true,
  };
}

/** The id of a field on the page, where an error's link leads. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^\w-]/g, "-")}`;
}

function errorAt({ problems, texts }: FieldSource, name: string): string | null {
  const own = problems.find((problem) => problem.path === name || problem.path === `${name}.unit`);
  return own ? texts.message(own) : null;
}

function unitSelect(source: FieldSource, name: string, units: readonly string[]): ControlView["unit"] {
  const chosen = source.typed[name] ?? "";
  const offered = chosen === "" || units.includes(chosen) ? units : [chosen, ...units];
  const choose =
    units.length > 1
      ? [{ value: "", label: source.texts.t("inventory:entry.unit.choose"), selected: chosen === "" }]
      : [];
  const options = offered.map((unit) => ({
    value: unit,
    label: unitText(source.texts, unit),
    selected: unit === chosen || (units.length === 1 && chosen === ""),
  }));
  return { name, options: [...choose, ...options] };
}

/** How a unit is offered: `t (1000 kg)`, and plain text where there is nothing to explain. */
export function unitText(texts: Translator, unit: string): string {
  return unit === "1" ? "–" : (texts.find(`units:${unit}`) ?? unit);
}

function inputField(source: FieldSource, input: Input): EntryField {
  const { texts, method } = source;
  const own = methodTexts(texts, method);
  const optional =
    input.optional === true ||
    input.when !== undefined ||
    (input.kind === "choice" && input.fromCity !== undefined);
  const base = {
    ...plain,
    ...control(source, `in.${input.name}`, own.label(input), own.hint(input), optional),
  };
  switch (input.kind) {
    case "quantity":
      return {
        ...base,
        kind: "quantity",
        unit: unitSelect(source, `${base.name}.unit`, input.offer),
        optional: optional || input.default !== undefined,
      };
    case "share":
      return { ...base, kind: "share", suffix: "%", optional: optional || input.default !== undefined };
    case "choice":
      return choiceField(source, input, base);
    case "text":
      return { ...base, kind: "text" };
    case "series":
      return { ...base, kind: "series", unit: unitSelect(source, `${base.name}.unit`, input.offer) };
    case "composition":
      return {
        ...base,
        kind: "composition",
        columns: [
          texts.t("inventory:entry.composition.part"),
          texts.t("inventory:entry.composition.share"),
          texts.t("inventory:entry.composition.suggested"),
        ],
        rows: optionsOf(input, source.offer).map((id) => ({
          label: idText(texts, id),
          cells: [
            {
              ...control(source, `${base.name}.${id}`, idText(texts, id), source.suggested(id), true),
              suffix: "%",
            },
          ],
        })),
        kept: keptField(source, `${base.name}:years`),
      };
    case "list":
      return {
        ...base,
        kind: "list",
        columns: input.columns.map((column) => own.label(column)),
        rows: Array.from({ length: LIST_ROWS }, (_, index) => ({
          label: null,
          cells: input.columns.map((column) =>
            listCell(source, column, `${base.name}.${index}.${column.name}`),
          ),
        })),
      };
    case "gases":
      return gasesField(source, base);
  }
}

function keptField({ typed }: FieldSource, name: string): EntryField["kept"] {
  const value = typed[name];
  return value === undefined || value === "" ? null : { name, value };
}

function choiceField(source: FieldSource, input: ChoiceInput, base: Omit<EntryField, "kind">): EntryField {
  const { texts } = source;
  const ids = optionsOf(input, source.offer);
  const derived = Object.entries(input.fromRef ?? {}).find(([prefix]) => source.ref.startsWith(prefix))?.[1];
  // A choice that only some answers ask for stands open: the default would be refused beside the others.
  const isAsked = Object.keys(input.when ?? {}).every((name) => name === "guidelines");
  const assumed = base.value === "" && isAsked ? (derived ?? input.default ?? "") : base.value;
  const options = ids.map((id) => ({ value: id, label: idText(texts, id), selected: id === assumed }));
  if (ids.length <= MOST_RADIOS && isAsked) return { ...base, kind: "radios", options };
  const sorted = options.toSorted((left, right) => left.label.localeCompare(right.label, texts.language));
  const none = { value: "", label: texts.t("inventory:entry.choose"), selected: assumed === "" };
  return { ...base, kind: "select", options: [none, ...sorted] };
}

function listCell(
  source: FieldSource,
  column: QuantityInput | ShareInput | ChoiceInput,
  name: string,
): ControlView {
  const { texts } = source;
  const base = control(source, name, methodTexts(texts, source.method).label(column), null, true);
  if (column.kind === "share") return { ...base, suffix: "%" };
  if (column.kind === "quantity") return { ...base, unit: unitSelect(source, `${name}.unit`, column.offer) };
  const options = optionsOf(column, source.offer).map((id) => ({
    value: id,
    label: idText(texts, id),
    selected: id === base.value,
  }));
  return {
    ...base,
    options: [
      { value: "", label: texts.t("inventory:entry.choose"), selected: base.value === "" },
      ...options,
    ],
  };
}

const GAS_LABELS: Readonly<Record<string, string>> = { co2: "CO₂", ch4: "CH₄", n2o: "N₂O" };
const MASS_UNITS = ["t", "kg", "kt"];

function gasesField(source: FieldSource, base: Omit<EntryField, "kind">): EntryField {
  const { texts } = source;
  const mass = (name: string, label: string): ControlView => ({
    ...control(source, name, label, null, true),
    positive: false,
    unit: unitSelect(source, `${name}.unit`, MASS_UNITS),
  });
  const named = NAMED_GASES.map((gas) => {
    const label = GAS_LABELS[gas] ?? texts.t("inventory:entry.gases.biogenic");
    return { label, cells: [mass(`gas.${gas}`, label)] };
  });
  const others = Array.from({ length: GAS_ROWS }, (_, index) => {
    const name = `gas.${index}.name`;
    const chosen = source.typed[name] ?? "";
    const options = source.offer.gases
      .filter((gas) => !["CO2", "CH4", "N2O"].includes(gas))
      .map((gas) => ({ value: gas, label: gas, selected: gas === chosen }));
    const label = texts.t("inventory:entry.gases.other");
    const select = {
      ...control(source, name, label, null, true),
      options: [{ value: "", label: texts.t("inventory:entry.choose"), selected: chosen === "" }, ...options],
    };
    return { label: null, cells: [select, mass(`gas.${index}`, texts.t("inventory:entry.gases.mass"))] };
  });
  return {
    ...base,
    kind: "gases",
    columns: [texts.t("inventory:entry.gases.gas"), texts.t("inventory:entry.gases.mass")],
    rows: [...named, ...others],
  };
}
