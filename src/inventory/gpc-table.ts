/** Where a row counts: in BASIC (and so in BASIC+), in BASIC+ alone, or in the territorial total alone. */
export type RowLevel = "BASIC" | "BASIC+" | "territorial" | "other-scope-3";

export type Scope = 1 | 2 | 3;

/** A row of the GPC inventory table. */
export interface GpcRow {
  readonly ref: string;
  readonly sector: string;
  readonly subsector: string;
  readonly scope: Scope;
  readonly level: RowLevel;
  readonly name: string;
  /** IPCC 2006 categories, separated by spaces. */
  readonly ipcc: string;
}

/** The six sectors in order. */
export const SECTORS: Readonly<Record<string, string>> = Object.freeze({
  I: "Stationary energy",
  II: "Transportation",
  III: "Waste",
  IV: "Industrial processes and product use",
  V: "Agriculture, forestry and other land use",
  VI: "Other scope 3",
});

export const SUBSECTORS: Readonly<Record<string, string>> = Object.freeze({
  "I.1": "Residential buildings",
  "I.2": "Commercial and institutional buildings and facilities",
  "I.3": "Manufacturing industries and construction",
  "I.4": "Energy industries",
  "I.5": "Agriculture, forestry and fishing activities",
  "I.6": "Non-specified sources",
  "I.7": "Fugitive emissions from mining, processing, storage and transportation of coal",
  "I.8": "Fugitive emissions from oil and natural gas systems",
  "II.1": "On-road transportation",
  "II.2": "Railways",
  "II.3": "Waterborne navigation",
  "II.4": "Aviation",
  "II.5": "Off-road transportation",
  "III.1": "Solid waste disposal",
  "III.2": "Biological treatment of waste",
  "III.3": "Incineration and open burning",
  "III.4": "Wastewater treatment and discharge",
  "IV.1": "Industrial processes",
  "IV.2": "Product use",
  "V.1": "Livestock",
  "V.2": "Land",
  "V.3": "Aggregate sources and non-CO2 emission sources on land",
  "VI.1": "Other scope 3",
});

/** GPC 1.1 (WRI, C40, ICLEI 2021), Table 4.3 and the sector chapters; IPCC 2006, Volume 1, Table 8.2. */
const TABLE: readonly (readonly [ref: string, scope: Scope, level: RowLevel, name: string, ipcc: string])[] =
  [
    ["I.1.1", 1, "BASIC", "Emissions from fuel combustion within the city boundary", "1A4b"],
    ["I.1.2", 2, "BASIC", "Emissions from grid-supplied energy consumed within the city boundary", ""],
    ["I.1.3", 3, "BASIC+", "Transmission and distribution losses from grid-supplied energy consumption", ""],
    ["I.2.1", 1, "BASIC", "Emissions from fuel combustion within the city boundary", "1A4a"],
    ["I.2.2", 2, "BASIC", "Emissions from grid-supplied energy consumed within the city boundary", ""],
    ["I.2.3", 3, "BASIC+", "Transmission and distribution losses from grid-supplied energy consumption", ""],
    ["I.3.1", 1, "BASIC", "Emissions from fuel combustion within the city boundary", "1A2"],
    ["I.3.2", 2, "BASIC", "Emissions from grid-supplied energy consumed within the city boundary", ""],
    ["I.3.3", 3, "BASIC+", "Transmission and distribution losses from grid-supplied energy consumption", ""],
    [
      "I.4.1",
      1,
      "BASIC",
      "Emissions from energy used in power plant auxiliary operations (and other energy-industry own use) within the boundary",
      "1A1a 1A1b 1A1c",
    ],
    [
      "I.4.2",
      2,
      "BASIC",
      "Emissions from grid-supplied energy used in energy-industry own operations within the boundary",
      "",
    ],
    ["I.4.3", 3, "BASIC+", "Transmission and distribution losses of that grid-supplied energy", ""],
    [
      "I.4.4",
      1,
      "territorial",
      "Emissions from energy generation supplied to the grid",
      "1A1a i 1A1a ii 1A1a iii",
    ],
    ["I.5.1", 1, "BASIC", "Emissions from fuel combustion within the city boundary", "1A4c"],
    ["I.5.2", 2, "BASIC", "Emissions from grid-supplied energy consumed within the city boundary", ""],
    ["I.5.3", 3, "BASIC+", "Transmission and distribution losses from grid-supplied energy consumption", ""],
    ["I.6.1", 1, "BASIC", "Emissions from fuel combustion within the city boundary", "1A5a 1A5b"],
    ["I.6.2", 2, "BASIC", "Emissions from grid-supplied energy consumed within the city boundary", ""],
    ["I.6.3", 3, "BASIC+", "Transmission and distribution losses from grid-supplied energy consumption", ""],
    ["I.7.1", 1, "BASIC", "Fugitive emissions within the city boundary", "1B1"],
    ["I.8.1", 1, "BASIC", "Fugitive emissions within the city boundary", "1B2"],
    [
      "II.1.1",
      1,
      "BASIC",
      "Fuel combustion for on-road transportation occurring within the city boundary",
      "1A3b",
    ],
    [
      "II.1.2",
      2,
      "BASIC",
      "Grid-supplied energy consumed within the city boundary for on-road transportation",
      "",
    ],
    [
      "II.1.3",
      3,
      "BASIC+",
      "Portion of transboundary journeys occurring outside the city boundary, and T&D losses from grid-supplied energy",
      "1A3b",
    ],
    ["II.2.1", 1, "BASIC", "Fuel combustion for railways occurring within the city boundary", "1A3c"],
    ["II.2.2", 2, "BASIC", "Grid-supplied energy consumed within the city boundary for railways", ""],
    [
      "II.2.3",
      3,
      "BASIC+",
      "Portion of transboundary journeys occurring outside the city boundary, and T&D losses from grid-supplied energy",
      "1A3c",
    ],
    [
      "II.3.1",
      1,
      "BASIC",
      "Fuel combustion for waterborne navigation occurring within the city boundary",
      "1A3d",
    ],
    [
      "II.3.2",
      2,
      "BASIC",
      "Grid-supplied energy consumed within the city boundary for waterborne navigation",
      "",
    ],
    [
      "II.3.3",
      3,
      "BASIC+",
      "Portion of transboundary journeys occurring outside the city boundary, and T&D losses from grid-supplied energy",
      "1A3d",
    ],
    ["II.4.1", 1, "BASIC", "Fuel combustion for aviation occurring within the city boundary", "1A3a"],
    ["II.4.2", 2, "BASIC", "Grid-supplied energy consumed within the city boundary for aviation", ""],
    [
      "II.4.3",
      3,
      "BASIC+",
      "Portion of transboundary journeys occurring outside the city boundary, and T&D losses from grid-supplied energy",
      "1A3a",
    ],
    [
      "II.5.1",
      1,
      "BASIC",
      "Fuel combustion for off-road transportation occurring within the city boundary",
      "1A3e ii",
    ],
    [
      "II.5.2",
      2,
      "BASIC",
      "Grid-supplied energy consumed within the city boundary for off-road transportation",
      "",
    ],
    [
      "II.5.3",
      3,
      "BASIC+",
      "Portion of transboundary journeys occurring outside the city boundary, and T&D losses from grid-supplied energy",
      "",
    ],
    [
      "III.1.1",
      1,
      "BASIC",
      "Waste generated within the boundary and disposed in landfills or open dumps within the boundary",
      "4A",
    ],
    [
      "III.1.2",
      3,
      "BASIC",
      "Waste generated within the boundary but disposed in landfills or open dumps outside the boundary",
      "4A",
    ],
    [
      "III.1.3",
      1,
      "territorial",
      "Waste generated outside the boundary but disposed in landfills or open dumps within the boundary (imported)",
      "4A",
    ],
    [
      "III.2.1",
      1,
      "BASIC",
      "Waste generated within the boundary and treated biologically within the boundary",
      "4B",
    ],
    [
      "III.2.2",
      3,
      "BASIC",
      "Waste generated within the boundary but treated biologically outside the boundary",
      "4B",
    ],
    [
      "III.2.3",
      1,
      "territorial",
      "Waste generated outside the boundary but treated biologically within the boundary (imported)",
      "4B",
    ],
    [
      "III.3.1",
      1,
      "BASIC",
      "Waste generated within the boundary and incinerated or open-burned within the boundary",
      "4C1 4C2",
    ],
    [
      "III.3.2",
      3,
      "BASIC",
      "Waste generated within the boundary but incinerated or open-burned outside the boundary",
      "4C1 4C2",
    ],
    [
      "III.3.3",
      1,
      "territorial",
      "Waste generated outside the boundary but incinerated or open-burned within the boundary (imported)",
      "4C1 4C2",
    ],
    [
      "III.4.1",
      1,
      "BASIC",
      "Wastewater generated within the boundary and treated or discharged within the boundary",
      "4D1 4D2",
    ],
    [
      "III.4.2",
      3,
      "BASIC",
      "Wastewater generated within the boundary but treated or discharged outside the boundary",
      "4D1 4D2",
    ],
    [
      "III.4.3",
      1,
      "territorial",
      "Wastewater generated outside the boundary but treated or discharged within the boundary (imported)",
      "4D1 4D2",
    ],
    [
      "IV.1",
      1,
      "BASIC+",
      "Emissions from industrial processes occurring within the city boundary",
      "2A 2B 2C 2H",
    ],
    ["IV.2", 1, "BASIC+", "Emissions from product use occurring within the city boundary", "2D 2E 2F 2G"],
    ["V.1", 1, "BASIC+", "Emissions from livestock within the city boundary", "3A1 3A2"],
    [
      "V.2",
      1,
      "BASIC+",
      "Emissions and removals from land within the city boundary",
      "3B1 3B2 3B3 3B4 3B5 3B6",
    ],
    [
      "V.3",
      1,
      "BASIC+",
      "Emissions from aggregate sources and non-CO2 emission sources on land within the city boundary",
      "3C1 3C2 3C3 3C4 3C5 3C6 3C7 3D1",
    ],
    ["VI.1", 3, "other-scope-3", "Other scope 3 emissions", ""],
  ];

/** The 54 rows in the table's order. */
export const GPC_ROWS: readonly GpcRow[] = TABLE.map(([ref, scope, level, name, ipcc]) => ({
  ref,
  sector: ref.split(".")[0] ?? "",
  subsector:
    ref.startsWith("IV.") || ref.startsWith("V.") || ref === "VI.1"
      ? ref
      : ref.slice(0, ref.lastIndexOf(".")),
  scope,
  level,
  name,
  ipcc,
}));

const byRef: ReadonlyMap<string, GpcRow> = new Map(GPC_ROWS.map((row) => [row.ref, row]));

/** The row of a reference such as `II.1.3`, or undefined. */
export function gpcRow(ref: string): GpcRow | undefined {
  return byRef.get(ref);
}
