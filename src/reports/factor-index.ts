import type { ActivityResult } from "../inventory/calculate.ts";
import type { FactorUse } from "../methods/bind.ts";
import { type Cell, PLAIN, type Row, type Table } from "./report-model.ts";
import type { ReportedInventory } from "./reported-inventory.ts";

/** A factor as it was used somewhere, with the number it goes by in a report. */
export interface IndexedFactor {
  /** `F1`, `F2`, ... in the order of their first use. */
  readonly id: string;
  readonly use: FactorUse;
  readonly uses: number;
}

/** Every factor of an inventory once: the same row, for the same reason, in the same unit, is one. */
export class FactorIndex {
  readonly #ids = new Map<string, { id: string; use: FactorUse; uses: number }>();

  constructor(activities: readonly ActivityResult[]) {
    for (const use of activities.flatMap((activity) => activity.factors)) {
      const key = identity(use);
      const known = this.#ids.get(key);
      if (known) known.uses += 1;
      else this.#ids.set(key, { id: `F${this.#ids.size + 1}`, use, uses: 1 });
    }
  }

  idOf(use: FactorUse): string {
    return this.#ids.get(identity(use))?.id ?? "";
  }

  all(): readonly IndexedFactor[] {
    return [...this.#ids.values()];
  }
}

function identity({ name, value, unit, row, own, why }: FactorUse): string {
  const from = row
    ? [row.key, row.region, row.year, row.edition, row.document, row.table]
    : [own?.source ?? ""];
  return JSON.stringify([name, value, unit, from, why.code, why.params]);
}

/** The factors with value, range, year, place, source, and why each was taken. */
export function factorTable({ texts }: ReportedInventory, index: FactorIndex): Table {
  return {
    id: "factors",
    caption: texts.t("reports:factors.caption"),
    columns: [
      { id: "id", head: texts.t("reports:factors.id") },
      { id: "name", head: texts.t("reports:factors.name") },
      { id: "value", head: texts.t("reports:value"), number: PLAIN },
      { id: "unit", head: texts.t("reports:unit") },
      { id: "lower", head: texts.t("reports:factors.lower"), number: PLAIN },
      { id: "upper", head: texts.t("reports:factors.upper"), number: PLAIN },
      { id: "given", head: texts.t("reports:factors.given") },
      { id: "year", head: texts.t("reports:year") },
      { id: "region", head: texts.t("reports:factors.region") },
      { id: "source", head: texts.t("reports:source") },
      { id: "why", head: texts.t("reports:factors.why") },
      { id: "uses", head: texts.t("reports:factors.uses"), number: {} },
    ],
    rows: index.all().map(({ id, use, uses }): Row => {
      const { row } = use;
      const cells: readonly Cell[] = [
        id,
        row?.key ?? use.name,
        use.value,
        use.unit,
        use.lower,
        use.upper,
        row ? `${row.value} ${row.unit}` : null,
        row?.year === null || row?.year === undefined ? null : String(row.year),
        row?.region ?? null,
        sourceOf(use),
        texts.message(use.why),
        uses,
      ];
      return { cells, anchor: id };
    }),
  };
}

/** The same for the page, with fewer columns: the range stands beside the published value. */
export function factorList({ texts, numbers }: ReportedInventory, index: FactorIndex): Table {
  return {
    id: "factor-list",
    caption: texts.t("reports:factors.caption"),
    columns: [
      { id: "id", head: texts.t("reports:factors.id") },
      { id: "name", head: texts.t("reports:factors.name") },
      { id: "value", head: texts.t("reports:value"), number: PLAIN },
      { id: "unit", head: texts.t("reports:unit") },
      { id: "given", head: texts.t("reports:factors.given") },
      { id: "of", head: texts.t("reports:factors.of") },
      { id: "source", head: texts.t("reports:source") },
      { id: "why", head: texts.t("reports:factors.why") },
    ],
    rows: index.all().map(({ id, use }): Row => {
      const { row } = use;
      const range = row && row.lower !== null && row.upper !== null ? [row.lower, row.upper] : [];
      const bounds = range.map((bound) => numbers.number(bound, PLAIN)).join(" – ");
      const cells: readonly Cell[] = [
        id,
        row?.key ?? use.name,
        use.value,
        unitText(use.unit),
        row
          ? `${numbers.number(row.value, PLAIN)} ${unitText(row.unit)}${bounds === "" ? "" : ` (${bounds})`}`
          : "",
        row ? [row.region, row.dated ? row.year : null].filter(Boolean).join(", ") : "",
        sourceOf(use),
        texts.message(use.why),
      ];
      return { cells, anchor: id };
    }),
  };
}

function sourceOf({ row, own }: FactorUse): string {
  return row ? [row.document, row.table, row.page].filter(Boolean).join(", ") : (own?.source ?? "");
}

function unitText(unit: string): string {
  return unit === "1" ? "" : unit;
}
