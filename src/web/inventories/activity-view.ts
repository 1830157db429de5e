import { isOwnRow } from "../../factors/own-rows.ts";
import { sourceOf } from "../../factors/row-source.ts";
import type { ActivityResult } from "../../inventory/calculate.ts";
import { mayBeCitys } from "../../inventory/own-factors-schema.ts";
import { gpcRow } from "../../inventory/gpc-table.ts";
import type { TraceEntry, TraceStep } from "../../inventory/trace.ts";
import type { FactorUse } from "../../methods/bind.ts";
import { fault } from "../fault.ts";
import { sectorNumber, subsectorText } from "../../i18n/gpc-texts.ts";
import { estimateText } from "../../i18n/estimate-text.ts";
import { noteText } from "../../i18n/note-text.ts";
import { idText, methodTexts } from "../../i18n/method-texts.ts";
import type { Web } from "../web.ts";
import type { Translator } from "../../i18n/i18n.ts";
import type { Method } from "../../methods/method.ts";
import type { Reply } from "../reply.ts";
import { inventoryCrumbs, resultOf, type OpenInventory } from "./open.ts";

const GAS_NAMES: Readonly<Record<string, string>> = { CO2: "CO₂", CH4: "CH₄", N2O: "N₂O", CO2e: "CO₂e" };

/** Everything about one entry: what it comes to, its working gas by gas, each factor's ground, what was typed. */
export function activityView(web: Web, res: Reply, open: OpenInventory, id: string) {
  const { texts, numbers } = res.locals.voice;
  const result = resultOf(open);
  const activity = result?.activities.find((one) => one.id === id);
  const stored = open.stored.activities.find((one) => one.id === id);
  if (!result || !activity || !stored) throw fault(404, "store.not-found");
  const row = gpcRow(activity.ref);
  const print = (value: number): string => numbers.number(Number(value.toPrecision(10)));
  const method = web.knowledge.book.get(activity.method)?.method;
  const labels = new Map(method ? labelsOf(texts, method) : []);
  const basis = new Map(
    open.stored.basis
      .filter((one) => one.entity === "activity" && one.entity_id === id)
      .map((one) => [one.path, one]),
  );
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
    gases: activity.trace(print).map((entry) => gasView(entry, labels, res, print)),
    factors: uniqueFactors(activity.factors).map((factor) => factorView(factor, labels, open, res, print)),
    notes: [
      ...(activity.memo ? [texts.t("inventory:activity.memo")] : []),
      ...activity.notes.map((note) => noteText({ texts, numbers }, method, note)),
    ],
    given: givenOf(stored.document, basis, res),
    read: method ? readingsOf(method, stored, res) : [],
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
    {
      label: texts.t("inventory:activity.total"),
      value: numbers.number(activity.co2e, { decimals: 1 }),
      unit: "t CO₂e",
    },
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
function termsOf(
  entry: Pick<TraceEntry, "formula" | "working">,
  factors: ReadonlySet<string>,
  labels: ReadonlyMap<string, string>,
): readonly Term[] | null {
  const names = entry.formula.split(" * ");
  const values = entry.working.split(" × ");
  if (names.length !== values.length || /[()/+?-]/.test(entry.formula)) return null;
  return names.flatMap((name, index) => {
    const term = {
      text: values[index] ?? "",
      name: labels.get(name) ?? name,
      isFactor: factors.has(name),
      isOperator: false,
    };
    return index === 0 ? [term] : [{ text: "×", name: "", isFactor: false, isOperator: true }, term];
  });
}

function gasView(
  entry: TraceEntry,
  labels: ReadonlyMap<string, string>,
  res: Reply,
  print: (value: number) => string,
) {
  const factors = new Set(entry.factors.map((factor) => factor.name));
  return {
    gas:
      GAS_NAMES[entry.gas] ??
      (entry.gas === "biogenicCO2" ? res.locals.voice.texts.t("inventory:activity.biogenic") : entry.gas),
    source: entry.source,
    formula: entry.formula,
    working: entry.working,
    terms: termsOf(entry, factors, labels),
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

function factorView(
  factor: FactorUse,
  labels: ReadonlyMap<string, string>,
  { stored, mayEdit }: OpenInventory,
  res: Reply,
  print: (value: number) => string,
) {
  const { texts } = res.locals.voice;
  const factorsHref = `/cities/${stored.city.id}/factors`;
  const { row, own } = factor;
  const unit = factor.unit === "1" ? "" : factor.unit;
  const range =
    factor.lower !== null && factor.upper !== null
      ? `${print(factor.lower)} – ${print(factor.upper)} ${unit}`.trim()
      : null;
  return {
    name: labels.get(factor.name) ?? factor.name,
    element: factor.element === null ? null : idText(texts, factor.element),
    value: `${print(factor.value)} ${unit}`.trim(),
    given: row ? `${print(row.value)} ${row.unit === "1" ? "" : row.unit}`.trim() : null,
    range,
    source: row ? sourceOf(row) : (own?.source ?? texts.t("inventory:activity.own-factor")),
    why: texts.message(factor.why),
    sure: row && !isOwnRow(row) ? texts.t(`factors:sure.${row.sure}`) : null,
    href: !row ? null : isOwnRow(row) ? factorsHref : `/factors?q=${encodeURIComponent(row.key)}`,
    ownHref:
      row && !isOwnRow(row) && mayEdit && mayBeCitys(row.key)
        ? `${factorsHref}/new?${new URLSearchParams({ key: row.key }).toString()}`
        : null,
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
    value: document[name] === undefined ? null : `${document[name] as string | number}`,
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

/** The label of each symbol a method's expressions use. */
function labelsOf(texts: Translator, method: Method): readonly (readonly [string, string])[] {
  const own = methodTexts(texts, method);
  return [
    ...method.inputs.map((input) => [input.name, own.label(input)] as const),
    ...method.factors.map((need) => [need.name, own.label(need)] as const),
  ];
}

/** Each input as it was read, and as it was typed where that looks different. */
function readingsOf(
  method: Method,
  stored: {
    readonly document: Readonly<Record<string, unknown>>;
    readonly typed: Readonly<Record<string, unknown>>;
  },
  res: Reply,
) {
  const { texts, numbers } = res.locals.voice;
  const own = methodTexts(texts, method);
  const inputs = (stored.document["inputs"] ?? {}) as Readonly<Record<string, unknown>>;
  const said = (value: unknown): string => readingText(value, texts, (number) => numbers.number(number));
  const declared = method.inputs.flatMap((input) => {
    const value = inputs[input.name];
    if (value === undefined) return [];
    const typed = stored.typed[`in.${input.name}`];
    const note = typeof typed === "string" && /[-+*/().,]/.test(typed) && typed.length < 80 ? typed : null;
    return [
      {
        term: own.label(input),
        value: said(value),
        note: note && texts.t("inventory:activity.typed-as", { typed: note }),
      },
    ];
  });
  const gases = method.inputs.some((input) => input.kind === "gases")
    ? Object.entries(inputs)
        .filter(([name]) => !method.inputs.some((input) => input.name === name))
        .map(([name, value]) => ({ term: name, value: said(value), note: null }))
    : [];
  return [...declared, ...gases];
}

/** An input of a document in words: `4,200 t`, `35 %`, `Food 49.9 %, Paper 11.2 %`. */
function readingText(value: unknown, texts: Translator, print: (value: number) => string): string {
  if (Array.isArray(value)) return value.map((row) => readingText(row, texts, print)).join("; ");
  if (typeof value === "number") return print(value);
  if (typeof value === "string") {
    const [, number, rest] = /^(-?\d[\d.]*(?:e[+-]?\d+)?)(?:\s+(.*))?$/i.exec(value) ?? [];
    if (number === undefined) return idText(texts, value);
    return rest === undefined ? print(Number(number)) : `${print(Number(number))} ${rest}`;
  }
  if (typeof value !== "object" || value === null) return "–";
  const members = value as Readonly<Record<string, unknown>>;
  if ("value" in members && "unit" in members)
    return `${print(Number(members["value"]))} ${String(members["unit"])}`;
  const estimate = estimateText(texts, members, (one) => readingText(one, texts, print));
  if (estimate !== null) return estimate;
  const entries = Object.entries(members);
  const shown = entries.length > 12 ? [...entries.slice(0, 3), null, ...entries.slice(-3)] : entries;
  return shown
    .map((entry) => {
      if (entry?.[0] === "gaps") return texts.t("inventory:estimate.given.gaps");
      return entry
        ? `${/^\d+$/.test(entry[0]) ? entry[0] : idText(texts, entry[0])}: ${readingText(entry[1], texts, print)}`
        : "…";
    })
    .join(", ");
}
