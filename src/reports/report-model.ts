import type { Chart, Drawing } from "../charts/chart.ts";
import type { PrintOptions } from "../units/print-number.ts";

/** How a number is printed; the model holds it unrounded. */
export interface NumberStyle extends PrintOptions {
  /** The number is a share of 1. */
  readonly percent?: true;
}

/** Notation keys in place of a number, or `missing`. */
export interface KeyCell {
  readonly keys: readonly string[];
}

/** What a table shows in one place; null where there is nothing to show. */
export type Cell = string | number | KeyCell | null;

export interface Column {
  /** Stable name for machines; the head of a CSV column. */
  readonly id: string;
  readonly head: string;
  /** Given for a column of numbers. */
  readonly number?: NumberStyle;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly kind?: "sector" | "sub" | "total";
  /** 1 to 6: for its colour. */
  readonly sector?: number;
  /** An id other rows and blocks refer to. */
  readonly anchor?: string;
}

export interface Table {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A name and what there is to say of it. */
export interface Fact {
  readonly label: string;
  readonly value: Cell;
  readonly number?: NumberStyle;
  readonly note?: string;
}

/** A number that stands large. */
export interface KeyFigure {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly unit: string;
  readonly number: NumberStyle;
  readonly note: string;
}

/** A line of a calculation: what is worked out, its formula, its numbers, what came of it. */
export interface WorkingLine {
  readonly name: string;
  /** The part of the activity it is worked out for, such as a waste fraction; empty for the whole. */
  readonly element: string;
  readonly label: string;
  readonly formula: string;
  /** Empty for a line of years. */
  readonly working: string;
  readonly value: number | null;
  readonly unit: string;
  /** Whether it is an emission and not a step towards one. */
  readonly isResult: boolean;
}

/** How one activity was worked out. */
export interface Working {
  readonly id: string;
  readonly title: string;
  readonly sector: number;
  /** Method, code and where its equation comes from. */
  readonly about: string;
  readonly facts: readonly Fact[];
  readonly lines: readonly WorkingLine[];
  /** Each by its id in the table of factors. */
  readonly factors: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: number;
    readonly unit: string;
  }[];
  readonly co2e: number;
  readonly biogenicCO2: number;
  readonly notes: readonly string[];
}

export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "figures"; readonly figures: readonly KeyFigure[] }
  | { readonly kind: "table"; readonly table: Table }
  | {
      readonly kind: "chart";
      readonly id: string;
      readonly title: string;
      readonly desc: string;
      readonly number: NumberStyle;
      /** Values are divided by this before they are printed in the drawing, and followed by the unit. */
      readonly per: number;
      readonly unit: string;
      readonly draw: (drawing: Drawing) => Chart | null;
    }
  | { readonly kind: "workings"; readonly workings: readonly Working[] };

export interface Section {
  readonly id: string;
  readonly heading: string;
  /** Starts on a new page when printed. */
  readonly newPage?: true;
  readonly blocks: readonly Block[];
}

/** A sheet of a workbook: facts and tables below each other. */
export interface Sheet {
  readonly name: string;
  readonly blocks: readonly Extract<Block, { kind: "facts" | "table" | "text" }>[];
}

/** A report, from which every format is written. Texts are in one language, numbers unrounded. */
export interface Report {
  readonly language: string;
  readonly title: string;
  /** What it is about, such as the city and year. */
  readonly subject: string;
  /** Printed across each page while nobody has approved it. */
  readonly mark: string | null;
  readonly cover: readonly Fact[];
  /** A page or two, read whole: without a list of contents. */
  readonly brief?: true;
  readonly sections: readonly Section[];
  readonly sheets: readonly Sheet[];
  /** The tidy table of the CSV file: its columns' ids are its head. */
  readonly records: Table;
}

/** Tonnes of CO2e in full; what is less than one is said so. */
export const TONNES: NumberStyle = Object.freeze({ decimals: 0, tiny: true });
/** Tonnes of a gas, which may be few. */
export const GAS_TONNES: NumberStyle = Object.freeze({ significant: 6 });
export const SHARE: NumberStyle = Object.freeze({ percent: true, decimals: 1 });
export const PLAIN: NumberStyle = Object.freeze({ significant: 12 });

/** Whether a cell stands for a notation key. */
export function isKey(cell: Cell): cell is KeyCell {
  return typeof cell === "object" && cell !== null;
}
