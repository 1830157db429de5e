import type { NumberPrinter } from "../i18n/format.ts";
import type { Translator } from "../i18n/i18n.ts";
import type { ActivityResult, InventoryResult } from "../inventory/calculate.ts";
import { type ActivityDocument, activitySchema } from "../inventory/document.ts";
import { GPC_ROWS, type GpcRow, gpcRow } from "../inventory/gpc-table.ts";
import type { Knowledge } from "../inventory/prepare.ts";
import { belongsTo } from "../inventory/totals.ts";

/** A figure somebody published of the same city and year, in t CO2e. */
export interface PublishedFigure {
  readonly kind: "row" | "total";
  /** The GPC reference, or the total as it was named: `BASIC`, `BASIC+ Waste`, `Territorial`, `scope1`. */
  readonly name: string;
  readonly tonnes: number;
  readonly source: string;
}

/** How a value of an activity is founded, where somebody said: `illustrative` ones are nobody's measurement. */
export interface Ground {
  /** The activity's id. */
  readonly activity: string;
  /** The input or factor. */
  readonly input: string;
  readonly ground: "published" | "derived" | "illustrative";
  readonly how: string;
}

/** An inventory with all that its report tells. */
export interface ReportedInventory {
  readonly result: InventoryResult;
  /** What was said of each activity, by id. */
  readonly documents: ReadonlyMap<string, ActivityDocument>;
  readonly knowledge: Knowledge;
  readonly texts: Translator;
  readonly numbers: NumberPrinter;
  /** The day the report is made, ISO 8601; left out where the same report must come out every time. */
  readonly made: string | null;
  readonly published: readonly PublishedFigure[];
  readonly grounds: readonly Ground[];
}

/** What an inventory document says of each activity, by id; the document has been computed, so it is well-formed. */
export function documentsOf(inventory: unknown): ReadonlyMap<string, ActivityDocument> {
  const { activities } = inventory as { readonly activities: readonly unknown[] };
  return new Map(activities.map((raw) => activitySchema.parse(raw)).map((one) => [one.id, one]));
}

/** Whether what is emitted in a row is in the total of the inventory's level. */
export function counts({ result }: Pick<ReportedInventory, "result">, ref: string): boolean {
  const row = gpcRow(ref);
  return row !== undefined && belongsTo(row.level, result.frame.level);
}

/** The total of the inventory's level, t CO2e. */
export function totalOf({ result }: Pick<ReportedInventory, "result">): number {
  return result.frame.level === "BASIC+" ? result.totals.basicPlus : result.totals.basic;
}

/** The activities in the level's total, the greatest first. */
export function countedActivities(inventory: ReportedInventory): readonly ActivityResult[] {
  return inventory.result.activities
    .filter((activity) => !activity.memo && counts(inventory, activity.ref))
    .toSorted((left, right) => right.co2e - left.co2e);
}

/** What an activity is called, or what its row is where it has no name. */
export function nameOf({ texts }: ReportedInventory, { label, ref }: ActivityResult): string {
  return label === "" ? texts.t("reports:unnamed", { ref }) : label;
}

/** The rows of a sector, in order. */
export function rowsOfSector(sector: string): readonly GpcRow[] {
  return GPC_ROWS.filter((row) => row.sector === sector);
}
