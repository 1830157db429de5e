import type { Chart, Drawing } from "../charts/chart.ts";

/** A chart for a page: drawn for wide screens and for phones, with the table of its figures. */
export interface ChartView {
  readonly title: string;
  readonly wide: { readonly svg: string };
  readonly narrow: { readonly svg: string };
  readonly columns: readonly string[];
  readonly rows: readonly (readonly { readonly text: string; readonly isNumber: boolean }[])[];
}

const WIDE = 720;
const NARROW = 320;

/**
 * Draws a chart at both widths.
 * @param draw the chart's own function with its data and texts filled in
 * @param drawing what the chart is called; the id is made unique for each width
 * @param print prints a figure of the table in full
 */
export function chartView(
  draw: (drawing: Drawing) => Chart | null,
  drawing: Omit<Drawing, "width"> & { readonly width?: number },
  print: (value: number | null) => string,
): ChartView | null {
  const wide = draw({ ...drawing, id: `${drawing.id}-wide`, width: drawing.width ?? WIDE });
  const narrow = draw({ ...drawing, id: `${drawing.id}-narrow`, width: NARROW });
  if (!wide || !narrow) return null;
  return {
    title: drawing.title,
    wide: { svg: wide.svg },
    narrow: { svg: narrow.svg },
    columns: wide.table.columns,
    rows: wide.table.rows.map((row) =>
      row.map((cell) =>
        typeof cell === "string" ? { text: cell, isNumber: false } : { text: print(cell), isNumber: true },
      ),
    ),
  };
}
