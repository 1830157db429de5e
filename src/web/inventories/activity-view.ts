import type { ActivityResult } from "../../inventory/calculate.ts";
import { gpcRow } from "../../inventory/gpc-table.ts";
import type { TraceEntry, TraceStep } from "../../inventory/trace.ts";
import type { FactorUse } from "../../methods/bind.ts";
import { fault } from "../fault.ts";
import { sectorNumber, subsectorText } from "../gpc-texts.ts";
import { idText } from "../method-texts.ts";
import type { Reply } from "../reply.ts";
import { inventoryCrumbs, resultOf, type OpenInventory } from "./open.ts";

const GAS_NAMES: Readonly<Record<string, string>> = { CO2: "CO₂", CH4: "CH₄", N2O: "N₂O", CO2e: "CO₂e" };

/** Everything about one entry: what it comes to, its working gas by gas, each factor's ground, what was typed. */
export function activityView(res: Reply, open: OpenInventory, id: string) {
  const { texts, numbers } = res.locals.voice;
  const result = resultOf(open);
  const activity = result?.activities.find((one) => one.id === id);
  const stored = open.stored.activities.find((one) => one.id === id);
  if (!result || !activity || !stored) throw fault(404, "store.not-found");
  const row = gpcRow(activity.ref);
  const print = (value: number): string => numbers.number(Number(value.toPrecision(10)));
  const basis = new Map(open.stored.basis.filter((one) => one.entity === "activity" && one.entity_id === id).map((one) => [one.path, one]));
  const title = activity.label || texts.t("inventory:entry.unnamed", { ref: activity.ref });
  const model = {
    crumbs: inventoryCrumbs(res, open, {
      href: `${open.address}/rows/${activity.ref}`,
      label: `${activity.ref} ${subsectorText(texts, row?.subsector ?? "")}`,
    }),
    sectorNumber: sectorNumber(row?.sector ?? ""),
    method: activity.method,
    methodHref: `/methods/${activity.method}`,
    figures: figuresOf(activity, res),
    gases: activity.trace(print).map((entry) => gasView(entry, res, print)),
    factors: uniqueFactors(activity.factors).map((factor) => factorView(factor, res, print)),
    notes: activity.notes.map(texts.message),
    given: givenOf(stored.document, basis, res),
    typedAs: typedOf(stored.typed),
    mayEdit: open.mayEdit,
    editHref: `${open.address}/activities/${id}/edit`,
    deleteAction: `${open.address}/activities/${id}/delete`,
    version: stored.version,
  };
  return { title, model };
}

function figuresOf(activity: ActivityResult, res: Reply) {
  const { texts, numbers } = res.locals.voice;
  const gases = Object.entries(activity.gases).map(([gas, tonnes]) => ({
    label: GAS_NAMES[gas] ?? gas,
    value: numbers.number(tonnes, { significant: 5 }),
    unit: "t",
  }));
  const biogenic =
    activity.biogenicCO2 === 0
      ? []
      : [
          {
            label: texts.t("inventory:activity.biogenic"),
            value: numbers.number(activity.biogenicCO2, { significant: 5 }),
            unit: "t",
            note: texts.t("inventory:activity.biogenic.note"),
          },
        ];
  return [
    { label: texts.t("inventory:activity.total"), value: numbers.number(activity.co2e, { decimals: 1 }), unit: "t CO₂e" },
    ...gases,
    ...biogenic,
  ];
}

interface Term {
  readonly text: string;
  readonly name: string;
  readonly isFactor: boolean;
  readonly isOperator: boolean;
}

/** The working as terms with their names under them: grey what the officer gave, green what the library gave. */
function termsOf(entry: Pick<TraceEntry, "formula" | "working">, factors: ReadonlySet<string>): readonly Term[] | null {
  const names = entry.formula.split(" * ");
  const values = entry.working.split(" × ");
  if (names.length !== values.length || /[()/+?-]/.test(entry.formula)) return null;
  return names.flatMap((name, index) => {
    const term = { text: values[index] ?? "", name, isFactor: factors.has(name), isOperator: false };
    return index === 0 ? [term] : [{ text: "×", name: "", isFactor: false, isOperator: true }, term];
  });
}

function gasView(entry: TraceEntry, res: Reply, print: (value: number) => string) {
  const factors = new Set(entry.factors.map((factor) => factor.name));
  return {
    gas: GAS_NAMES[entry.gas] ?? (entry.gas === "biogenicCO2" ? res.locals.voice.texts.t("inventory:activity.biogenic") : entry.gas),
    source: entry.source,
    formula: entry.formula,
    working: entry.working,
    terms: termsOf(entry, factors),
    result: `${print(entry.result.value)} t ${GAS_NAMES[entry.gas] ?? ""}`.trim(),
    steps: entry.steps.map((step) => stepView(step, res, print)),
  };
}

function stepView(step: TraceStep, res: Reply, print: (value: number) => string) {
  const { texts } = res.locals.voice;
  const measured = (one: { value: number; unit: string }): string => `${print(one.value)} ${one.unit}`.trim();
  return {
    name: step.name,
    label: step.label,
    formula: step.formula,
    working: step.working,
    result: step.result ? measured(step.result) : null,
    source: step.source,
    perYear: step.level === "year",
    elements: step.elements.map((one) => ({
      name: idText(texts, one.id),
      working: one.working,
      result: measured(one.result),
    })),
  };
}

function uniqueFactors(factors: readonly FactorUse[]): readonly FactorUse[] {
  return [...new Map(factors.map((factor) => [`${factor.name}|${factor.element ?? ""}`, factor])).values()];
}

function factorView(factor: FactorUse, res: Reply, print: (value: number) => string) {
  const { texts } = res.locals.voice;
  const { row, own } = factor;
  const range =
    row && row.lower !== null && row.upper !== null ? `${print(row.lower)} – ${print(row.upper)} ${row.unit}` : null;
  return {
    name: factor.name,
    element: factor.element === null ? null : idText(texts, factor.element),
    value: `${print(factor.value)} ${factor.unit === "1" ? "" : factor.unit}`.trim(),
    given: row ? `${print(row.value)} ${row.unit}` : null,
    range,
    source: row ? `${row.document}, ${row.table}` : (own?.source ?? texts.t("inventory:activity.own-factor")),
    why: texts.message(factor.why),
    sure: row ? texts.t(`factors:sure.${row.sure}`) : null,
    href: row ? `/factors?q=${encodeURIComponent(row.key)}` : null,
    note: row?.note ?? null,
  };
}

const ABOUT = ["source", "dataYear", "note"] as const;

function givenOf(
  document: Readonly<Record<string, unknown>>,
  basis: ReadonlyMap<string, { readonly basis: string; readonly how: string }>,
  res: Reply,
) {
  const { texts } = res.locals.voice;
  const quality = (document["quality"] ?? {}) as Record<string, string>;
  const about = ABOUT.map((name) => ({
    term: texts.t(`inventory:activity.${name}`),
    value: document[name] === undefined ? null : String(document[name]),
  }));
  const marks = (["activity", "factor"] as const).map((name) => ({
    term: texts.t(`inventory:activity.quality.${name}`),
    value: quality[name] === undefined ? null : texts.t(`inventory:quality.${quality[name]}`),
  }));
  const grounds = [...basis].map(([path, one]) => ({
    term: path,
    value: texts.t(`inventory:basis.${one.basis}`),
    note: one.how,
  }));
  return { about: [...about, ...marks], grounds };
}

function typedOf(typed: Readonly<Record<string, unknown>>) {
  return Object.entries(typed)
    .filter(([name, value]) => name.startsWith("in.") && typeof value === "string" && value.trim() !== "")
    .map(([name, value]) => ({ name: name.slice(3), value: String(value).slice(0, 400) }));
}

