import type { FactorLibrary, FactorRow } from "../../factors/library.ts";
import type { Knowledge } from "../../inventory/prepare.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import type { Voice } from "../engine.ts";
import { listAddress } from "./list-view.ts";
import { keyText, placeText, whyAddress } from "./names.ts";
import { rangeText, rowLine, valueText } from "./row-line.ts";
import { methodsUsing } from "./used-by.ts";

/** What names one row, as the address has it; a default has no year. */
export const ROW_FIELDS = ["key", "region", "year", "edition"] as const;
export type RowQuery = Readonly<Record<(typeof ROW_FIELDS)[number], string>>;

/** Rows of one key that stand side by side; the rest is a search away. */
const MOST_OTHERS = 40;

/** The row an address names, if there is one. */
export function findRow(library: FactorLibrary, query: RowQuery): FactorRow | undefined {
  return library.byKey
    .get(query.key)
    ?.find(
      (row) =>
        row.region === query.region &&
        row.edition === query.edition &&
        (row.dated ? String(row.year) : "") === query.year,
    );
}

/** Everything about one row: what it says, where it is from, its neighbours, and who uses it. */
export function rowView(voice: Voice, { book, library }: Knowledge, row: FactorRow) {
  const { texts } = voice;
  const line = rowLine(voice, library, row);
  const said = (name: string, value: string | null, note: string | null = null) => ({
    term: texts.t(`factors:page.${name}`),
    value,
    note,
  });
  const all = library.byKey.get(row.key) ?? [];
  const sameFirst = [
    ...all.filter((other) => other.region === row.region),
    ...all.filter((other) => other.region !== row.region),
  ];
  const gwpSet = /^gwp\/(\w+)\//.exec(row.key)?.[1] ?? null;
  return {
    key: row.key,
    whyHref: whyAddress(row.key),
    figures: [
      {
        label: texts.t("factors:page.value"),
        value: voice.numbers.number(row.value),
        unit: row.unit === "1" ? "" : row.unit,
        note:
          rangeText(voice, row) === null
            ? ""
            : texts.t("factors:page.range-note", { range: line.range ?? "" }),
      },
      { label: texts.t("factors:page.place"), value: line.place },
      { label: texts.t("factors:page.year"), value: line.year },
    ],
    about: [
      said("document-of", row.document, row.table),
      ...(row.page === null ? [] : [said("on-page", row.page)]),
      said("edition", texts.t(`factors:edition.${row.edition}`)),
      said("sure-of", texts.t(`factors:sure.${row.sure}`)),
      ...(row.distribution ? [said("distribution", row.distribution)] : []),
      ...(row.basis === null ? [] : [said("basis", texts.t(`factors:basis.${row.basis}`))]),
      ...(row.boundary === null ? [] : [said("boundary", texts.t(`factors:boundary.${row.boundary}`))]),
      ...(row.note === null ? [] : [said("note", row.note)]),
      said("kept-in", `emission-factors/${row.file}`, `${library.version} · ${library.hash.slice(0, 12)}`),
    ],
    documentHref: listAddress({ document: row.document }),
    others: sameFirst.slice(0, MOST_OTHERS).map((other) => ({
      ...rowLine(voice, library, other),
      isThis: other === row,
      value: valueText(voice, other.value, other.unit),
    })),
    more:
      all.length > MOST_OTHERS
        ? {
            href: listAddress({ q: row.key }),
            text: texts.t("factors:page.all-of-key", { count: all.length }),
          }
        : null,
    isAlone: all.length === 1,
    methods: methodsUsing(book, library, row.key).map((method) => ({
      href: `/methods/${method.code}`,
      code: method.code,
      title: methodTexts(texts, method).title,
    })),
    gwpNote: gwpSet === null ? null : texts.t("factors:page.used-as-gwp", { set: gwpSet }),
  };
}

/** The title of a row's page. */
export function rowTitle({ texts }: Voice, library: FactorLibrary, row: FactorRow): string {
  const year = row.dated ? ` ${row.year}` : "";
  return `${keyText(texts, row.key)} – ${placeText(texts, library, row.region)}${year}`;
}
