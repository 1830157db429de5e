import { type ControlView, control, fieldId, type FieldSource, unitSelect } from "./control.ts";
import { columnOf, type GridCell, type GridView } from "./grid-view.ts";
import { FIRST_GASES, NAMED_GASES, rowCount } from "./typed.ts";

const GAS_LABELS: Readonly<Record<string, string>> = { co2: "CO₂", ch4: "CH₄", n2o: "N₂O" };
const MASS_UNITS = ["t", "kg", "kt"];

/** The gases of a direct entry: those that every city has, and rows for others. */
export function gasesGrid(source: FieldSource, field: string): GridView {
  const { texts } = source;
  const count = rowCount(source.typed, "gas", FIRST_GASES);
  const columns = [
    { ...columnOf(field, 0, texts.t("inventory:entry.gases.gas")), isNumber: false, sums: null },
    { ...columnOf(field, 1, texts.t("inventory:entry.gases.mass")), sums: null },
  ];
  const cell = (at: 0 | 1, view: ControlView): GridCell => ({
    ...view,
    columnId: columns[at]?.id ?? "",
    heading: columns[at]?.label ?? "",
    totalId: null,
  });
  const mass = (name: string, label: string): ControlView => ({
    ...control(source, name, label, null, true),
    positive: false,
    unit: unitSelect(source, `${name}.unit`, MASS_UNITS),
  });
  const named = NAMED_GASES.map((gas, row) => {
    const label = GAS_LABELS[gas] ?? texts.t("inventory:entry.gases.biogenic");
    return {
      id: `${fieldId(field)}-row-${row}`,
      label,
      cells: [cell(1, mass(`gas.${gas}`, label))],
      suggested: null,
    };
  });
  const others = source.offer.gases.filter((gas) => !["CO2", "CH4", "N2O"].includes(gas));
  const free = Array.from({ length: count }, (_, index) => {
    const name = `gas.${index}.name`;
    const label = texts.t("inventory:entry.gases.other");
    const chosen = source.typed[name] ?? "";
    const options = [
      { value: "", label: texts.t("inventory:entry.choose"), selected: chosen === "" },
      ...others.map((gas) => ({ value: gas, label: gas, selected: gas === chosen })),
    ];
    return {
      id: `${fieldId(field)}-row-${named.length + index}`,
      label: "",
      cells: [
        cell(0, { ...control(source, name, label, null, true), options }),
        cell(1, mass(`gas.${index}`, texts.t("inventory:entry.gases.mass"))),
      ],
      suggested: null,
    };
  });
  return {
    columns,
    rows: [...named, ...free],
    rowHeading: "",
    hasTotals: false,
    explained: [],
    isWide: false,
    hasDefaults: false,
    suggestions: [],
    suggestNote: null,
    count: { name: "gas:rows", value: count },
    mayAddRows: count < others.length,
    addColumn: null,
    pasteColumns: columns.map(({ label }) => label),
  };
}
