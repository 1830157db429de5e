import { isOwnRow } from "../../factors/own-rows.ts";
import { toldOtherwise } from "../../factors/row-change.ts";
import { sourceOf } from "../../factors/row-source.ts";
import type { FactorLibrary, FactorRow } from "../../factors/library.ts";
import type { FactorChange, LibraryComparison } from "../../inventory/compare-libraries.ts";
import { gpcRow } from "../../inventory/gpc-table.ts";
import { subsectorText } from "../../i18n/gpc-texts.ts";
import type { StoredInventory } from "../../usecases/inventories.ts";
import type { Voice } from "../engine.ts";
import { keyText, placeText, rowAddress, whyText } from "../factors/names.ts";
import { rangeText, valueText } from "../factors/row-line.ts";

/** Entries named at a factor; of more only the number is said. */
const MOST_ENTRIES = 5;
/** Factors shown; a page of thousands helps nobody. */
const MOST_FACTORS = 300;

const TOTALS = { basic: "BASIC", basicPlus: "BASIC+" } as const;

/** A stored inventory, computed in two ways. */
export interface Compared {
  readonly stored: StoredInventory;
  readonly comparison: LibraryComparison;
}

/** What the second way is called: that with the program's library, or after a change. */
export type Then = "then" | "after";

/** One inventory computed in two ways: its total, the factors that differ, each row. */
export function comparisonView(
  voice: Voice,
  library: FactorLibrary,
  compared: Compared,
  address: string,
  then: Then,
) {
  const { texts } = voice;
  const { comparison } = compared;
  const changes = comparison.changes
    .slice(0, MOST_FACTORS)
    .map((change) => changeView(voice, library, compared, change, address, then));
  const unseen = comparison.changes.length - changes.length;
  const problems = (outcome: LibraryComparison["after"]): readonly string[] =>
    outcome.ok
      ? []
      : outcome.problems.map((one) => [entryOf(compared, one.path), texts.message(one)].join(""));
  return {
    figures: figuresOf(voice, compared, then),
    brokenBefore: problems(comparison.before),
    brokenAfter: problems(comparison.after),
    changes: changes.filter(({ cause }) => cause !== "described"),
    described: changes.filter(({ cause }) => cause === "described"),
    more: unseen > 0 ? texts.t("inventory:library.more", { count: unseen }) : null,
    // The same library under a newer version, or one that differs in what is not used here.
    isSame: comparison.before.ok && comparison.after.ok && comparison.changes.length === 0,
    lines: linesOf(voice, comparison, address),
  };
}

/** The total of the level the inventory is reported at. */
export function totalOf({ stored, comparison }: Compared) {
  const level = stored.inventory.level === "BASIC+" ? "basicPlus" : "basic";
  const total = comparison.totals.find(({ name }) => name === level);
  return { level: TOTALS[level], before: total?.before ?? null, after: total?.after ?? null };
}

/** The entry a problem is in, by its label, before the sentence. */
function entryOf({ stored }: Compared, path: string): string {
  const at = /^activities\[(\d+)\]/.exec(path)?.[1];
  const document = at === undefined ? undefined : stored.document.activities[Number(at)];
  if (!document) return "";
  const label = typeof document["label"] === "string" ? document["label"] : "";
  return `${[document.ref, label].filter(Boolean).join(" ")}: `;
}

function figuresOf(voice: Voice, compared: Compared, then: Then) {
  const { texts, numbers } = voice;
  const { level, before, after } = totalOf(compared);
  const whole = (value: number | null): string => numbers.number(value, { decimals: 0 });
  const share =
    before === null || after === null || before === 0 ? null : (after - before) / Math.abs(before);
  const figure = (label: string, value: string, note: string) => ({
    label: texts.t(`inventory:library.${label}`),
    value,
    unit: "t CO₂e",
    note,
  });
  const told = share === null ? "" : signed(share, (size) => numbers.percent(size));
  return [
    ...(before === null || after === null
      ? []
      : [figure("difference", differenceText(voice, before, after), told)]),
    ...(before === null ? [] : [figure("now", whole(before), level)]),
    ...(after === null ? [] : [figure(then, whole(after), level)]),
  ];
}

function changeView(
  voice: Voice,
  library: FactorLibrary,
  compared: Compared,
  { cause, before, after, why, activities }: FactorChange,
  address: string,
  then: Then,
) {
  const { texts } = voice;
  const row = after ?? before;
  const reason = why ? whyText(texts, library, why) : "";
  const told = before && after ? toldOtherwise(before, after) : [];
  const what = told.map((one) => texts.t(`inventory:library.told.${one}`)).join(", ");
  const users = new Set(activities);
  const entries = compared.stored.activities.filter(({ id }) => users.has(id));
  const hidden = entries.length - MOST_ENTRIES;
  return {
    cause,
    name: keyText(texts, row?.key ?? ""),
    key: row?.key ?? "",
    href: after && !isOwnRow(after) ? rowAddress(after) : null,
    before: rowSide(voice, library, before),
    after: rowSide(voice, library, after),
    laterLabel: texts.t(`inventory:library.${then}`),
    why: texts.t(`inventory:library.cause.${ownCause(before, after) ?? cause}`, { why: reason, what }),
    note: after && after.note !== null && after.note !== before?.note ? after.note : null,
    entries: entries.slice(0, MOST_ENTRIES).map(({ id, ref, label }) => ({
      href: `${address}/activities/${id}`,
      label: label || texts.t("inventory:entry.unnamed", { ref }),
    })),
    moreEntries: hidden > 0 ? texts.t("inventory:library.more-entries", { count: hidden }) : null,
  };
}

/** A change between the library and the city's own is told as that. */
function ownCause(before: FactorRow | null, after: FactorRow | null): "own" | "library-again" | null {
  if (after && isOwnRow(after)) return "own";
  return after && before && isOwnRow(before) ? "library-again" : null;
}

function rowSide(voice: Voice, library: FactorLibrary, row: FactorRow | null) {
  if (!row) return null;
  const { texts } = voice;
  const range = rangeText(voice, row);
  return {
    value: valueText(voice, row.value, row.unit),
    which: [
      placeText(texts, library, row.region),
      row.dated ? String(row.year) : texts.t("factors:page.any-year"),
      ...(range === null ? [] : [range]),
    ].join(" · "),
    source: sourceOf(row),
  };
}

function linesOf(voice: Voice, { rows, totals }: LibraryComparison, address: string) {
  const { texts, numbers } = voice;
  const amount = (value: number | null): string => numbers.number(value, { decimals: 1 });
  const line = (name: string, before: number | null, after: number | null) => ({
    name,
    before: amount(before),
    after: amount(after),
    difference: differenceText(voice, before, after),
    differs: before !== null && after !== null && before !== after,
  });
  return [
    ...rows.flatMap(({ ref, before, after }) => {
      const row = gpcRow(ref);
      if (!row) return [];
      const scope = texts.t("inventory:scope", { scope: row.scope });
      const name = `${subsectorText(texts, row.subsector)}, ${scope}`;
      return [{ ...line(name, before, after), ref, href: `${address}/rows/${ref}`, isTotal: false }];
    }),
    ...totals.map(({ name, before, after }) => ({
      ...line(
        name === "territorial" ? texts.t("inventory:library.territorial") : TOTALS[name as "basic"],
        before,
        after,
      ),
      ref: "",
      href: null,
      isTotal: true,
    })),
  ];
}

/** The difference with its sign; a small one keeps its digits, so that it is not taken for none. */
export function differenceText({ numbers }: Voice, before: number | null, after: number | null): string {
  if (before === null || after === null) return numbers.number(null);
  const difference = after - before;
  const style = Math.abs(difference) < 10 ? { significant: 3 } : { decimals: 1 };
  return signed(difference, (size) => numbers.number(size, style));
}

function signed(value: number, print: (size: number) => string): string {
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  return `${sign}${print(Math.abs(value))}`;
}
