import { Worker } from "node:worker_threads";
import writeExcelFile, { type CellObject, type Row as FileRow } from "write-excel-file/node";
import { dataCell } from "./cell-text.ts";
import type { Cell, Fact, NumberStyle, Report, Sheet, Table } from "./report-model.ts";

/** From here on writing takes longer than starting a thread. */
const MANY_CELLS = 10_000;
/** The most text a cell of Excel holds. */
const LONGEST = 32_767;
const HEAD = { fontWeight: "bold", backgroundColor: "#e3f1ec", wrap: true, alignVertical: "top" } as const;
const WIDTHS = { number: 16, least: 8, most: 48 };

/** What a workbook is made of: plain data, which can be sent to another thread. */
export type Workbook = Pick<Report, "title" | "subject" | "mark" | "sheets">;

/**
 * The report as a workbook: every number typed and unrounded, every text a text, no formulas. A large one is
 * written in a thread of its own, so that nobody else has to wait.
 * @returns the bytes of an XLSX file
 */
export async function reportXlsx({ title, subject, mark, sheets }: Workbook): Promise<Uint8Array> {
  const book = { title, subject, mark, sheets };
  return cellsIn(book) > MANY_CELLS ? inThread(book) : writeWorkbook(book);
}

/** Writes the workbook here and now: some milliseconds for each thousand cells. */
export async function writeWorkbook(book: Workbook): Promise<Uint8Array> {
  const sheets = book.sheets.map((sheet) => ({
    sheet: sheet.name,
    data: rowsOf(sheet, book),
    columns: columnWidths(sheet),
    ...(isData(sheet) ? { stickyRowsCount: 1 } : {}),
  }));
  return writeExcelFile(sheets).toBuffer();
}

async function inThread(book: Workbook): Promise<Uint8Array> {
  const worker = new Worker(new URL("xlsx-thread.ts", import.meta.url), { workerData: book });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The thread that writes a workbook ended with ${code}`)));
  });
}

function cellsIn({ sheets }: Workbook): number {
  const tables = sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" ? [block.table] : [])),
  );
  return tables.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);
}

/** A sheet of one table starts with its head, so that other programs can read it as data. */
function isData({ blocks }: Sheet): boolean {
  return blocks.length === 1 && blocks[0]?.kind === "table";
}

function rowsOf(sheet: Sheet, book: Workbook): FileRow[] {
  const [only] = sheet.blocks;
  if (isData(sheet) && only?.kind === "table") return tableRows(only.table);
  const title: FileRow[] = [
    [text(book.subject, { fontWeight: "bold", fontSize: 16 })],
    [text(book.mark === null ? book.title : `${book.title} (${book.mark})`)],
  ];
  const blocks = sheet.blocks.flatMap((block): FileRow[] => {
    if (block.kind === "text") return [[], [text(block.text)]];
    if (block.kind === "facts") return [[], ...block.facts.map(factRow)];
    return [[], [text(block.table.caption, { fontWeight: "bold", fontSize: 12 })], ...tableRows(block.table)];
  });
  return [...title, ...blocks];
}

function factRow({ label, value, number }: Fact): FileRow {
  return [text(label), cell(value, number)];
}

function tableRows({ columns, rows }: Table): FileRow[] {
  return [
    columns.map(({ head, number }) => text(head, { ...HEAD, ...(number ? { align: "right" } : {}) })),
    ...rows.map(({ cells, kind }) =>
      cells.map((one, index) => {
        const made = cell(one, columns[index]?.number);
        return made !== null && (kind === "total" || kind === "sector")
          ? { ...made, fontWeight: "bold" as const }
          : made;
      }),
    ),
  ];
}

function cell(given: Cell, style: NumberStyle | undefined): CellObject | null {
  const data = dataCell(given);
  if (data === null || data === "") return null;
  if (typeof data === "string") return text(data);
  return { type: Number, value: data, format: formatOf(style) };
}

/** How a spreadsheet shows a number that it holds in full. */
function formatOf(style: NumberStyle = {}): string {
  const { percent, decimals } = style;
  const places = decimals === undefined || decimals === 0 ? "" : `.${"0".repeat(decimals)}`;
  if (percent) return `0${places}%`;
  return decimals === undefined ? "General" : `#,##0${places}`;
}

function text(value: string, style: Partial<CellObject> = {}): CellObject {
  const safe = dataCell(
    value
      .toWellFormed()
      .replaceAll(/[\uFFFE\uFFFF]/g, "")
      .slice(0, LONGEST - 1),
  );
  return { ...style, type: String, value: String(safe) };
}

function columnWidths({ blocks }: Sheet): { width: number }[] {
  const widths: number[] = [];
  const widen = (at: number, width: number): void => {
    widths[at] = Math.min(WIDTHS.most, Math.max(widths[at] ?? WIDTHS.least, width));
  };
  for (const block of blocks) {
    if (block.kind === "text") continue;
    if (block.kind === "facts") {
      for (const { label, value } of block.facts) {
        widen(0, label.length + 2);
        if (typeof value === "number") widen(1, WIDTHS.number);
      }
      continue;
    }
    for (const [at, column] of block.table.columns.entries()) {
      const longest = Math.max(
        column.head.length,
        ...block.table.rows.slice(0, 200).map((row) => lengthOf(row.cells[at])),
      );
      widen(at, column.number ? WIDTHS.number : longest + 2);
    }
  }
  return widths.map((width) => ({ width }));
}

function lengthOf(cell: Cell | undefined): number {
  return typeof cell === "string" ? cell.length : 0;
}
