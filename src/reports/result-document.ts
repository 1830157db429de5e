import { isOwnRow } from "../factors/own-rows.ts";
import { sourceOf } from "../factors/row-source.ts";
import type { Translator } from "../i18n/i18n.ts";
import type { ActivityResult, InventoryResult, RowResult } from "../inventory/calculate.ts";
import type { Finding } from "../inventory/findings.ts";
import { GPC_ROWS, SECTORS } from "../inventory/gpc-table.ts";
import type { TraceEntry } from "../inventory/trace.ts";
import type { FactorUse } from "../methods/bind.ts";

export const RESULT_FORMAT = "cityleds/inventory-result@1";

/**
 * An inventory result as the document of the contract (`cityleds/inventory-result@1`), sentences in the
 * translator's language, masses in tonnes at full precision.
 */
export function resultDocument(result: InventoryResult, translator: Translator) {
  const { frame, totals, perCapita, completeness } = result;
  return {
    format: RESULT_FORMAT,
    city: frame.city,
    year: frame.year,
    ...(frame.period ? { period: frame.period } : {}),
    gwp: frame.gwp,
    guidelines: frame.guidelines,
    level: frame.level,
    factorSet: result.factorSet,
    activities: result.activities.map((activity) => activityDocument(activity, translator)),
    rows: result.rows.map(rowDocument),
    totals,
    bySector: result.bySector,
    byGas: result.byGas,
    perCapita,
    completeness,
    findings: result.findings.map((finding) => findingDocument(finding, translator)),
  };
}

export type ResultDocument = ReturnType<typeof resultDocument>;

function activityDocument(activity: ActivityResult, translator: Translator) {
  return {
    id: activity.id,
    ref: activity.ref,
    scope: activity.scope,
    method: activity.method,
    label: activity.label,
    ...(activity.memo ? { memo: true } : {}),
    gases: activity.gases,
    biogenicCO2: activity.biogenicCO2,
    co2e: activity.co2e,
    trace: activity.trace().map((entry) => traceDocument(entry, translator)),
    notes: activity.notes.map(translator.message),
  };
}

function traceDocument(entry: TraceEntry, translator: Translator) {
  return {
    gas: entry.gas,
    formula: entry.formula,
    working: entry.working,
    result: measured(entry.result),
    source: entry.source,
    steps: entry.steps.map((step) => ({
      name: step.name,
      label: step.label,
      level: step.level,
      formula: step.formula,
      ...(step.working === "" ? {} : { working: step.working }),
      ...(step.result ? { result: measured(step.result) } : {}),
      ...(step.elements.length > 0
        ? { elements: step.elements.map((one) => ({ ...one, result: measured(one.result) })) }
        : {}),
    })),
    inputs: entry.inputs,
    factors: entry.factors.map((factor) => factorDocument(factor, translator)),
  };
}

function measured({ value, unit }: { value: number; unit: string }): string {
  const text = String(Number(value.toPrecision(12)));
  return unit === "" ? text : `${text} ${unit}`;
}

/** A factor as the trace shows it: value and unit of the method, and the row it was taken from. */
export function factorDocument(factor: FactorUse, translator: Translator) {
  const { row, own } = factor;
  return {
    name: factor.name,
    ...(factor.element === null ? {} : { element: factor.element }),
    value: factor.value,
    unit: factor.unit,
    key: row?.key ?? "",
    source: row ? sourceOf(row) : (own?.source ?? ""),
    year: row?.year ?? null,
    region: row?.region ?? "",
    lower: factor.lower,
    upper: factor.upper,
    sure: row && !isOwnRow(row) ? row.sure : null,
    ...(row ? { given: `${row.value} ${row.unit}` } : {}),
    why: translator.message(factor.why),
  };
}

function rowDocument(row: RowResult) {
  const { notation } = row;
  return {
    ref: row.ref,
    scope: row.scope,
    activities: row.activities,
    co2e: row.co2e,
    gases: row.gases,
    biogenicCO2: row.biogenicCO2,
    notation: notation?.key ?? null,
    ...(notation ? { reason: notation.reason, includedIn: notation.includedIn } : {}),
  };
}

/** A finding with its sentence. */
export function findingDocument(finding: Finding, translator: Translator) {
  const { rule, severity, refs, activities } = finding;
  return {
    rule,
    severity,
    refs,
    activities,
    message: translator.message({ code: rule, params: finding.params }),
  };
}

/** The rows of the GPC table as the `taxonomy` command prints them. */
export function taxonomyDocument() {
  return GPC_ROWS.map((row) => ({ ...row, sectorName: SECTORS[row.sector] ?? "" }));
}
