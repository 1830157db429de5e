import { idText, methodTexts } from "../i18n/method-texts.ts";
import { noteText } from "../i18n/note-text.ts";
import { sectorNumber } from "../i18n/gpc-texts.ts";
import type { ActivityResult } from "../inventory/calculate.ts";
import type { ActivityDocument } from "../inventory/document.ts";
import { GPC_ROWS } from "../inventory/gpc-table.ts";
import type { TraceEntry, TraceStep } from "../inventory/trace.ts";
import type { Method } from "../methods/method.ts";
import { givenText } from "./given-text.ts";
import type { FactorIndex } from "./factor-index.ts";
import type { Fact, Row, Table, Working, WorkingLine } from "./report-model.ts";
import { type Ground, nameOf, type ReportedInventory } from "./reported-inventory.ts";
import { gasText } from "./result-tables.ts";

const ORDER = new Map(GPC_ROWS.map((row, index) => [row.ref, index]));

/** How each activity was worked out, in the order of the GPC table. */
export function workingsOf(inventory: ReportedInventory, index: FactorIndex): readonly Working[] {
  return inventory.result.activities
    .toSorted((left, right) => (ORDER.get(left.ref) ?? 0) - (ORDER.get(right.ref) ?? 0))
    .map((activity) => workingOf(inventory, activity, index));
}

function workingOf(inventory: ReportedInventory, activity: ActivityResult, index: FactorIndex): Working {
  const { texts, numbers, knowledge } = inventory;
  const method = knowledge.book.get(activity.method)?.method;
  const document = inventory.documents.get(activity.id);
  const trace = activity.trace((value) => numbers.number(value, { significant: 12 }));
  const named = (name: string, english: string): string =>
    texts.find(`methods:${activity.method}.${name}.label`) ?? english;
  return {
    id: activity.id,
    title: `${activity.ref} ${nameOf(inventory, activity)}`,
    sector: sectorNumber(activity.ref.split(".")[0] ?? ""),
    about: method
      ? texts.t("reports:working.about", {
          method: methodTexts(texts, method).title,
          code: method.code,
          source: method.source,
        })
      : activity.method,
    facts: [...inputFacts(inventory, document, method), ...originFacts(inventory, document)],
    lines: linesOf(trace, named),
    factors: activity.factors.map((use) => ({
      id: index.idOf(use),
      name: use.element === null ? use.name : `${use.name}, ${idText(texts, use.element)}`,
      value: use.value,
      unit: use.unit === "1" ? "" : use.unit,
    })),
    co2e: activity.co2e,
    biogenicCO2: activity.biogenicCO2,
    notes: [
      ...(activity.memo ? [texts.t("reports:working.memo")] : []),
      ...activity.notes.map((note) => noteText({ texts, numbers }, method, note)),
    ],
  };
}

/** The lines a result rests on, each once, then the results. */
function linesOf(
  trace: readonly TraceEntry[],
  named: (name: string, english: string) => string,
): WorkingLine[] {
  const steps = new Map<string, TraceStep>();
  for (const step of trace.flatMap((entry) => entry.steps)) steps.set(step.name, step);
  return [
    ...[...steps.values()].flatMap((step) => stepLines(step, named(step.name, step.label))),
    ...trace.map(({ gas, formula, working, result }) => ({
      name: gas,
      element: "",
      label: gas === "biogenicCO2" ? `CO₂ (${named("biogenic", "biogenic")})` : gasText(gas),
      formula,
      working,
      value: result.value,
      unit: result.unit,
      isResult: true,
    })),
  ];
}

function stepLines(step: TraceStep, label: string): readonly WorkingLine[] {
  const { name, formula } = step;
  const line = { name, element: "", label, formula, isResult: false };
  if (step.elements.length > 0) {
    return step.elements.map(({ id, working, result }) => ({ ...line, element: id, working, ...result }));
  }
  return [
    { ...line, working: step.working, value: step.result?.value ?? null, unit: step.result?.unit ?? "" },
  ];
}

/** What was entered, as it was entered, numbers in the reader's format. */
function inputFacts(
  inventory: ReportedInventory,
  document: ActivityDocument | undefined,
  method: Method | undefined,
): Fact[] {
  const { texts } = inventory;
  return Object.entries(document?.inputs ?? {}).map(([name, given]) => {
    const input = method?.inputs.find((one) => one.name === name);
    const label = input && method ? methodTexts(texts, method).label(input) : name;
    const value = input?.kind === "choice" ? idText(texts, String(given)) : given;
    const ground = inventory.grounds.find((one) => one.activity === document?.id && one.input === name);
    return {
      label,
      value: input?.kind === "text" ? String(given) : givenText(inventory, value),
      ...(ground ? { note: groundText(inventory, ground) } : {}),
    };
  });
}

function groundText({ texts }: ReportedInventory, { ground, how }: Ground): string {
  return [texts.t(`reports:ground.${ground}`), how].filter(Boolean).join(": ");
}

function originFacts({ texts }: ReportedInventory, document: ActivityDocument | undefined): Fact[] {
  if (!document) return [];
  const { source, dataYear, quality, note } = document;
  const say = (key: string, value: string | undefined): Fact[] =>
    value === undefined || value === "" ? [] : [{ label: texts.t(`reports:records.${key}`), value }];
  const grade = (value: string | undefined) => value && texts.t(`reports:quality.${value}`);
  return [
    ...say("source", source),
    ...say("data_year", dataYear === undefined ? undefined : String(dataYear)),
    ...say("quality_activity", grade(quality?.activity)),
    ...say("quality_factor", grade(quality?.factor)),
    ...say("note", note),
  ];
}

/** Every line of every working, for auditors. */
export function workingTable({ texts }: ReportedInventory, workings: readonly Working[]): Table {
  const text = (id: string) => ({ id, head: texts.t(`reports:working.${id}`) });
  return {
    id: "working",
    caption: texts.t("reports:sheet.working"),
    columns: [
      ...["activity", "title", "line", "element", "formula", "working"].map(text),
      { id: "value", head: texts.t("reports:value"), number: {} },
      { id: "unit", head: texts.t("reports:unit") },
    ],
    rows: workings.flatMap((working) =>
      working.lines.map(({ name, element, formula, working: numbers, value, unit }): Row => ({
        cells: [working.id, working.title, name, element, formula, numbers, value, unit],
      })),
    ),
  };
}
