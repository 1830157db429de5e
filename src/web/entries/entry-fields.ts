import { idText, methodTexts } from "../../i18n/method-texts.ts";
import { allows } from "../../methods/facts.ts";
import { optionsOf } from "../../methods/input-schema.ts";
import type { ChoiceInput, FactorNeed, Input } from "../../methods/method.ts";
import {
  amountControl,
  type ControlView,
  control,
  type FieldSource,
  plain,
  type Said,
  unitSelect,
} from "./control.ts";
import { type EstimateView, estimateView } from "./estimate-view.ts";
import { wayOf } from "./estimate-fields.ts";
import { gasesGrid } from "./gases-grid.ts";
import { compositionGrid, type GridView, listGrid } from "./grid-view.ts";
import { type SeriesView, seriesView } from "./series-view.ts";

/** Up to so many choices stand as radio buttons, more as a select. */
const MOST_RADIOS = 4;

/** A field of an entry form: which partial prints it, and what it prints. */
export interface EntryField extends ControlView {
  readonly kind:
    | "quantity"
    | "single"
    | "estimated"
    | "share"
    | "select"
    | "radios"
    | "text"
    | "series"
    | "grid";
  readonly grid: GridView | null;
  readonly series: SeriesView | null;
  /** Where a block of cells can be pasted. */
  readonly paste: ControlView | null;
  readonly said: Said | null;
  /** How a figure that nobody has is estimated; null where none is offered. */
  readonly estimate: EstimateView | null;
  /** What the form does not show, carried through unseen, with a word about it. */
  readonly kept: { readonly name: string; readonly value: string; readonly says: string } | null;
  /** The field for the source of an own factor. */
  readonly source: ControlView | null;
}

type Base = Omit<EntryField, "kind">;

const bare = {
  grid: null,
  series: null,
  paste: null,
  said: null,
  estimate: null,
  kept: null,
  source: null,
} as const;

/** The fields of a method's inputs, in the order of the declaration. */
export function inputFields(source: FieldSource): readonly EntryField[] {
  const { method, guidelines } = source;
  return method.inputs
    .filter((input) => allows(input.when, "guidelines", guidelines))
    .map((input) => inputField(source, input));
}

/** The fields for the city's own factors; those of single elements are left to documents. */
export function factorFields(source: FieldSource): readonly EntryField[] {
  const own = methodTexts(source.texts, source.method);
  return source.method.factors
    .filter((need) => need.level !== "element")
    .map((need) => ({
      ...bare,
      ...plain,
      kind: "quantity",
      ...control(source, `ef.${need.name}`, own.label(need), null, true),
      unit: unitSelect(source, `ef.${need.name}.unit`, factorUnits(need)),
      source: control(source, `ef.${need.name}.source`, "", null, true),
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

function inputField(source: FieldSource, input: Input): EntryField {
  const { texts, method } = source;
  const own = methodTexts(texts, method);
  const optional =
    input.optional === true ||
    input.when !== undefined ||
    (input.kind === "choice" && input.fromCity !== undefined);
  const base: Base = {
    ...bare,
    ...control(source, `in.${input.name}`, own.label(input), own.hint(input), optional),
  };
  switch (input.kind) {
    case "quantity": {
      // A figure that has a default needs no estimate.
      const isOffered = input.default === undefined || wayOf(source.typed, base.name) !== undefined;
      const estimate = isOffered ? estimateView(source, base.name, input) : null;
      const amount = amountControl(source, base, input.offer);
      return {
        ...base,
        ...amount,
        kind: estimate?.chosen ? "estimated" : amount.kind,
        optional: optional || input.default !== undefined,
        estimate,
        positive: (input.min ?? 0) >= 0,
      };
    }
    case "share":
      return { ...base, kind: "share", suffix: "%", optional: optional || input.default !== undefined };
    case "choice":
      return choiceField(source, input, base);
    case "text":
      return { ...base, kind: "text" };
    case "series":
      return { ...table(source, base), kind: "series", series: seriesView(source, base.name, input) };
    case "composition":
      return {
        ...table(source, base),
        kind: "grid",
        grid: compositionGrid(source, base.name, input),
        kept: kept(source, `${base.name}:years`, "inventory:entry.composition.kept"),
      };
    case "list":
      return { ...table(source, base), kind: "grid", grid: listGrid(source, base.name, input) };
    case "gases":
      return { ...table(source, base), kind: "grid", grid: gasesGrid(source, base.name) };
  }
}

/** What every table of cells has: a box to paste into, and what was just done to it. */
function table(source: FieldSource, base: Base): Base {
  const label = source.texts.t("inventory:paste.label", { of: base.label });
  return {
    ...base,
    paste: control(source, `paste.${base.name}`, label, null, true),
    said: source.said?.grid === base.name ? source.said : null,
  };
}

function kept({ typed, texts }: FieldSource, name: string, says: string): EntryField["kept"] {
  const value = typed[name];
  return value === undefined || value === "" ? null : { name, value, says: texts.t(says) };
}

function choiceField(source: FieldSource, input: ChoiceInput, base: Base): EntryField {
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
