import { idText, methodTexts } from "../../i18n/method-texts.ts";
import { optionsOf } from "../../methods/input-schema.ts";
import type { CompositionInput, ListInput } from "../../methods/method.ts";
import type { OptionView } from "../form.ts";
import {
  type ControlView,
  control,
  fieldId,
  type FieldSource,
  type UnitSelect,
  unitSelect,
  unitText,
} from "./control.ts";
import { amountTotal, COMPOSITION_SLACK, LIST_SLACK, shareTotal, type Total } from "./grid-sums.ts";
import { columnUnitField, unitsInCells } from "./read-grid.ts";
import { type SuggestionView, suggestionViews } from "./suggestions.ts";
import {
  columnCount,
  columnField,
  FIRST_ROWS,
  MOST_COLUMNS,
  MOST_ROWS,
  partField,
  rowCount,
} from "./typed.ts";

export interface GridColumn {
  readonly id: string;
  readonly label: string;
  /** What to put into it. */
  readonly hint: string | null;
  readonly optional: boolean;
  /** Chosen for the whole column, or said in its heading. */
  readonly unit: UnitSelect | null;
  readonly unitText: string | null;
  readonly isNumber: boolean;
  /** The year from which a column of a composition holds. */
  readonly year: ControlView | null;
  readonly sums: Total | null;
}

export interface GridCell extends ControlView {
  readonly columnId: string;
  /** What stands above the cell where the table is narrow. */
  readonly heading: string;
  /** The total that the cell is added to. */
  readonly totalId: string | null;
}

export interface GridRow {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly GridCell[];
  /** The default of the place, beside the officer's own. */
  readonly suggested: string | null;
}

/** A table of cells: the parts of a composition, the rows of a list, the gases of a direct entry. */
export interface GridView {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly rowHeading: string;
  readonly hasTotals: boolean;
  /** Columns that need an explanation. */
  readonly explained: readonly GridColumn[];
  /** Rows become cards on a narrow screen. */
  readonly isWide: boolean;
  readonly hasDefaults: boolean;
  readonly suggestions: readonly SuggestionView[];
  readonly suggestNote: string | null;
  /** How many rows or columns the form shows, carried with it. */
  readonly count: { readonly name: string; readonly value: number } | null;
  readonly mayAddRows: boolean;
  readonly addColumn: { readonly hint: string } | null;
  /** Headings of a pasted block, in their order. */
  readonly pasteColumns: readonly string[];
}

/** From so many columns a table is too wide for a phone. */
const WIDE = 3;

/** A column of numbers with nothing said of it yet. */
export function columnOf(field: string, index: number, label: string): Omit<GridColumn, "sums"> {
  const id = `${fieldId(field)}-col-${index}`;
  return { id, label, hint: null, optional: false, unit: null, unitText: null, isNumber: true, year: null };
}

/** The parts of a composition, one column, or one for each year from which it changed. */
export function compositionGrid(source: FieldSource, field: string, input: CompositionInput): GridView {
  const { texts } = source;
  const parts = optionsOf(input, source.offer);
  const count = input.perYear ? columnCount(source.typed, field) : 1;
  const share = texts.t("inventory:entry.composition.share");
  const suggestions = input.suggest ? suggestionViews(source, field, input) : [];
  const [first] = suggestions;
  const columns = Array.from({ length: count }, (_, index): GridColumn => {
    const column = columnOf(field, index, share);
    const cells = parts.map((part) => partField(field, index, part));
    const name = `${field}:y${index}`;
    return {
      ...column,
      year:
        count === 1 && (source.typed[name] ?? "") === ""
          ? null
          : control(source, name, texts.t("inventory:grid.column-year", { number: index + 1 }), null, false),
      sums: shareTotal(source, fieldId(`${columnField(field, index)}-sum`), cells, COMPOSITION_SLACK),
    };
  });
  return {
    columns,
    rows: parts.map((part, row) => ({
      id: `${fieldId(field)}-row-${row}`,
      label: idText(texts, part),
      cells: columns.map((column, index) => ({
        ...control(source, partField(field, index, part), idText(texts, part), null, true),
        suffix: "%",
        columnId: column.id,
        heading: column.year === null ? column.label : `${column.label} ${column.year.value || index + 1}`,
        totalId: column.sums?.id ?? null,
      })),
      suggested: first?.values.get(part) ?? null,
    })),
    rowHeading: texts.t("inventory:entry.composition.part"),
    hasTotals: true,
    explained: [],
    isWide: count > 1,
    hasDefaults: first !== undefined,
    suggestions,
    suggestNote: first === undefined ? null : methodTexts(texts, source.method).suggestNote(input),
    count: input.perYear ? { name: `${field}:columns`, value: count } : null,
    mayAddRows: false,
    addColumn:
      input.perYear && count < MOST_COLUMNS ? { hint: texts.t("inventory:grid.add-column.hint") } : null,
    pasteColumns: [texts.t("inventory:entry.composition.part"), share],
  };
}

/** The rows of a list; units for the whole column where all its cells can share one. */
export function listGrid(source: FieldSource, field: string, input: ListInput): GridView {
  const { texts } = source;
  const own = methodTexts(texts, source.method);
  const suggestions = input.suggest ? suggestionViews(source, field, input) : [];
  const count = rowCount(source.typed, field, FIRST_ROWS);
  const indices = Array.from({ length: count }, (_, index) => index);
  const columns = input.columns.map((column, at): GridColumn => {
    const optional = column.optional === true || ("default" in column && column.default !== undefined);
    const base = { ...columnOf(field, at, own.label(column)), hint: own.hint(column), optional };
    const cells = indices.map((index) => `${field}.${index}.${column.name}`);
    const totalId = fieldId(`${field}-sum-${column.name}`);
    const summed = input.totals?.includes(column.name) === true || input.atMost?.column === column.name;
    if (column.kind === "choice") return { ...base, isNumber: false, sums: null };
    if (column.kind === "share") {
      const slack = input.sumsToOne === column.name ? LIST_SLACK : null;
      const sums = slack === null && !summed ? null : shareTotal(source, totalId, cells, slack);
      return { ...base, unitText: "%", sums };
    }
    const unitField = columnUnitField(field, column.name);
    const [only] = column.offer;
    const single = column.offer.length === 1 && only !== undefined;
    return {
      ...base,
      unit: single || unitsInCells(column) ? null : unitSelect(source, unitField, column.offer),
      unitText: single && only !== "1" && !unitsInCells(column) ? unitText(texts, only) : null,
      sums: summed ? amountTotal(source, totalId, cells, column.offer, unitField) : null,
    };
  });
  return {
    columns,
    rows: indices.map((index) => ({
      id: `${fieldId(field)}-row-${index}`,
      label: String(index + 1),
      cells: input.columns.map((column, at) => {
        const view = columns[at] as GridColumn;
        return {
          ...listCell(source, column, `${field}.${index}.${column.name}`),
          columnId: view.id,
          heading: view.label,
          totalId: view.sums?.id ?? null,
        };
      }),
      suggested: null,
    })),
    rowHeading: texts.t("inventory:grid.row"),
    hasTotals: columns.some(({ sums }) => sums !== null),
    explained: columns.filter(({ hint }) => hint !== null),
    isWide: input.columns.length >= WIDE,
    hasDefaults: false,
    suggestions,
    suggestNote: suggestions.length === 0 ? null : own.suggestNote(input),
    count: { name: `${field}:rows`, value: count },
    mayAddRows: count < MOST_ROWS,
    addColumn: null,
    pasteColumns: columns.map(({ label }) => label),
  };
}

function listCell(source: FieldSource, column: ListInput["columns"][number], name: string): ControlView {
  const { texts, typed } = source;
  const base = control(source, name, methodTexts(texts, source.method).label(column), null, true);
  if (column.kind === "share") return { ...base, suffix: "%" };
  if (column.kind === "quantity") {
    const own = unitsInCells(column) || (typed[`${name}.unit`] ?? "") !== "";
    return {
      ...base,
      positive: (column.min ?? 0) >= 0,
      unit: own ? unitSelect(source, `${name}.unit`, column.offer) : null,
    };
  }
  return { ...base, options: choices(source, optionsOf(column, source.offer), base.value) };
}

function choices({ texts }: FieldSource, ids: readonly string[], chosen: string): readonly OptionView[] {
  const options = ids.map((id) => ({ value: id, label: idText(texts, id), selected: id === chosen }));
  const kept =
    chosen === "" || ids.includes(chosen) ? [] : [{ value: chosen, label: chosen, selected: true }];
  return [
    { value: "", label: texts.t("inventory:entry.choose"), selected: chosen === "" },
    ...kept,
    ...options,
  ];
}
