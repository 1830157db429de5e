import { GPC_ROWS, SECTORS } from "../../../inventory/gpc-table.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import { rowText, sectorNumber, sectorText, subsectorText } from "../../../i18n/gpc-texts.ts";
import type { ChecksField, CheckItem } from "../part-fields.ts";
import type { PartReader } from "../part-reader.ts";
import type { PartWriter } from "../part-writer.ts";
import type { PartContext } from "./part-form.ts";

/**
 * The rows of the inventory that have entries, to tick whole; with `entries`, also the entries within each.
 * @param suits leaves out entries that a measure cannot act on
 */
export function reachField(
  context: PartContext,
  words: { readonly label: string; readonly hint: string },
  options: {
    readonly entries: boolean;
    readonly suits?: (method: string) => boolean;
    readonly noteOf?: (ref: string) => string | undefined;
    /** Rows whose entries are in view at once. */
    readonly opened?: readonly string[];
  },
): ChecksField {
  const { texts, open } = context;
  const suits = options.suits ?? (() => true);
  const activities = open.stored.activities.filter(({ method }) => suits(method));
  const byRef = Map.groupBy(activities, ({ ref }) => ref);
  const groups = Object.keys(SECTORS).flatMap((sector) => {
    const items = GPC_ROWS.filter((row) => row.sector === sector && byRef.has(row.ref)).map(
      (row): CheckItem => {
        const within = (byRef.get(row.ref) ?? []).map(({ id, label }) => ({
          name: `act.${id}`,
          label: label || texts.t("inventory:entry.unnamed", { ref: row.ref }),
        }));
        const note = options.noteOf?.(row.ref);
        return {
          name: `ref.${row.ref}`,
          label: `${row.ref} ${subsectorText(texts, row.subsector)}`,
          note: note ?? rowText(texts, row),
          ...(options.entries ? { within, open: options.opened?.includes(row.ref) ?? false } : {}),
        };
      },
    );
    return items.length === 0
      ? []
      : [{ label: sectorText(texts, sector), sector: sectorNumber(sector), items }];
  });
  return { kind: "checks", name: "refs", ...words, groups };
}

/** What was ticked: whole rows, and entries of rows that are not ticked whole. */
export function readReach(
  reader: PartReader,
  context: PartContext,
): { readonly refs: readonly string[]; readonly activities: readonly string[] } {
  const { activities } = context.open.stored;
  const refs = GPC_ROWS.map(({ ref }) => ref).filter((ref) => reader.ticked(`ref.${ref}`));
  const single = activities.filter(({ id, ref }) => !refs.includes(ref) && reader.ticked(`act.${id}`));
  return { refs, activities: single.map(({ id }) => id) };
}

export function writeReach(writer: PartWriter, document: JsonObject): void {
  for (const ref of (document["refs"] ?? []) as readonly string[]) writer.tick(`ref.${ref}`);
  for (const id of (document["activities"] ?? []) as readonly string[]) writer.tick(`act.${id}`);
}
