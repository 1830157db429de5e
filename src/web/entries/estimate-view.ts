import { ESTIMATE_WAYS, type EstimateWay } from "../../methods/estimate-schema.ts";
import type { QuantityInput } from "../../methods/method.ts";
import {
  type AmountControl,
  amountControl,
  type ControlView,
  control,
  type FieldSource,
  fieldId,
  type UnitSelect,
  unitSelect,
  unitText,
} from "./control.ts";
import {
  boxOf,
  estimateNames,
  type EstimateSeries,
  seriesOf,
  tableOf,
  wayOf,
  yearsShown,
} from "./estimate-fields.ts";
import { workEstimate } from "./estimate-work.ts";
import { MOST_ROWS } from "./typed.ts";

/** What a form offers in place of a figure that nobody has: the ways of estimating it, or the one chosen. */
export interface EstimateView {
  readonly ways: readonly WayView[];
  readonly chosen: ChosenWay | null;
  /** What was typed and is not shown now, carried with the form. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
}

interface WayView {
  readonly action: string;
  readonly label: string;
  readonly hint: string;
}

interface ChosenWay {
  readonly name: string;
  readonly value: EstimateWay;
  readonly label: string;
  readonly hint: string;
  readonly scaling: ScalingView | null;
  readonly table: TableView | null;
  readonly source: ControlView;
  /** The estimate in sentences, with its arithmetic; empty until its figures are whole. */
  readonly worked: readonly string[];
  readonly workAction: string;
  readonly dropAction: string;
}

interface ScalingView {
  readonly from: AmountControl;
  readonly area: ControlView;
  readonly year: ControlView;
  readonly by: ControlView;
  readonly there: ControlView;
  readonly here: ControlView;
}

interface TableView {
  readonly columns: readonly {
    readonly id: string;
    readonly label: string;
    readonly unit: UnitSelect | null;
    readonly unitText: string | null;
  }[];
  readonly rows: readonly {
    readonly year: TableCell;
    readonly cells: readonly TableCell[];
  }[];
  readonly count: { readonly name: string; readonly value: number };
  readonly moreAction: string | null;
}

interface TableCell extends ControlView {
  readonly columnId: string;
  readonly heading: string;
  readonly totalId: null;
}

/** The ways of estimating an input, and the fields of the one chosen. */
export function estimateView(source: FieldSource, field: string, input: QuantityInput): EstimateView {
  const { texts, typed, context } = source;
  const t = (key: string): string => texts.t(`inventory:estimate.${key}`, { year: context.year });
  const way = wayOf(typed, field);
  const ways = ESTIMATE_WAYS.filter((one) => one !== way).map((one) => ({
    action: `estimate:${field}:${one}`,
    label: t(`way.${one}`),
    hint: t(`way.${one}.hint`),
  }));
  const scaling = way === "scaling" ? scalingView(source, field, input) : null;
  const table = way === undefined || way === "scaling" ? null : tableView(source, field, input, way);
  const chosen: ChosenWay | null =
    way === undefined
      ? null
      : {
          name: `${field}:estimate`,
          value: way,
          label: t(`way.${way}`),
          hint: t(`way.${way}.hint`),
          scaling,
          table,
          source: control(
            source,
            `${boxOf(field)}.source`,
            t("figures-source"),
            t("figures-source.hint"),
            true,
          ),
          worked: workEstimate(source, field, input, way).worked,
          workAction: `estimate:${field}:work`,
          dropAction: `estimate:${field}:none`,
        };
  const shown = new Set(chosen ? controlsOf(chosen).flatMap(({ name }) => [name, `${name}.unit`]) : []);
  if (!chosen) for (const name of [field, `${field}.unit`]) shown.add(name);
  for (const name of table?.columns.flatMap(({ unit }) => unit?.name ?? []) ?? []) shown.add(name);
  if (table) shown.add(table.count.name);
  const carried = estimateNames(typed, field).filter((name) => !shown.has(name));
  return { ways, chosen, carried: carried.map((name) => ({ name, value: typed[name] ?? "" })) };
}

/** The controls of a chosen way in their order, for the links of the error summary. */
export function controlsOf({ scaling, table, source }: ChosenWay): readonly ControlView[] {
  const single = scaling
    ? [scaling.from, scaling.area, scaling.year, scaling.by, scaling.there, scaling.here]
    : [];
  return [...single, ...(table?.rows.flatMap(({ year, cells }) => [year, ...cells]) ?? []), source];
}

function scalingView(source: FieldSource, field: string, input: QuantityInput): ScalingView {
  const { texts, numbers, context, population } = source;
  const t = (key: string, params = {}): string =>
    texts.t(`inventory:estimate.${key}`, { year: context.year, ...params });
  const box = boxOf(field);
  const make = (name: string, hint: string | null, optional = false): ControlView =>
    control(source, `${box}.${name}`, t(name), hint, optional);
  const people = population === null ? null : t("here.hint-city", { people: numbers.number(population) });
  return {
    from: amountControl(source, make("from", t("from.hint")), input.offer),
    area: make("area", t("area.hint"), true),
    year: make("year", null, true),
    by: make("by", t("by.hint")),
    there: make("there", t("there.hint")),
    here: make("here", people),
  };
}

function tableView(source: FieldSource, field: string, input: QuantityInput, way: EstimateWay): TableView {
  const { texts, typed } = source;
  const t = (key: string, params = {}): string => texts.t(`inventory:estimate.${key}`, params);
  const table = tableOf(field, way);
  const names = seriesOf(way);
  const count = yearsShown(typed, field, way);
  const [only] = input.offer;
  const isSingle = input.offer.length === 1 && only !== undefined;
  const idOf = (name: string): string => fieldId(`${table}-col-${name}`);
  const cell = (name: string, column: string, number: number): TableCell => ({
    ...control(source, name, t(`cell.${column}`, { number }), null, false),
    columnId: idOf(column),
    heading: t(`column.${column}`),
    totalId: null,
  });
  const figure = (index: number, name: EstimateSeries): TableCell => {
    const base = cell(`${table}.${index}.${name}`, name, index + 1);
    const own = (typed[`${base.name}.unit`] ?? "") !== "";
    return { ...base, unit: own ? unitSelect(source, `${base.name}.unit`, input.offer) : null };
  };
  return {
    columns: [
      { id: idOf("year"), label: t("column.year"), unit: null, unitText: null },
      ...names.map((name) => ({
        id: idOf(name),
        label: t(`column.${name}`),
        unit: isSingle ? null : unitSelect(source, `${table}.${name}.unit`, input.offer),
        unitText: isSingle && only !== "1" ? unitText(texts, only) : null,
      })),
    ],
    rows: Array.from({ length: count }, (_, index) => ({
      year: cell(`${table}.${index}.year`, "year", index + 1),
      cells: names.map((name) => figure(index, name)),
    })),
    count: { name: `${table}:rows`, value: count },
    moreAction: count < MOST_ROWS ? `estimate:${field}:years` : null,
  };
}
