import type { NumberPrinter } from "../i18n/format.ts";
import type { Translator } from "../i18n/i18n.ts";
import {
  type Block,
  type Cell,
  type Column,
  type Fact,
  isKey,
  type NumberStyle,
  PLAIN,
  type Report,
  type Row,
  type Table,
  type Working,
} from "./report-model.ts";

interface Voice {
  readonly texts: Translator;
  readonly numbers: NumberPrinter;
}

/** A number or text as a page shows it; `machine` is the number unrounded. */
interface Shown {
  readonly text: string;
  readonly machine: string | null;
  readonly keys: readonly string[];
}

/** Each chart is drawn once for every way it is shown: its width in pixels, by name. */
export type Widths = Readonly<Record<string, number>>;
const PAGE: Widths = { wide: 860, narrow: 320 };
/** A table of so many rows is kept on one page. */
const SHORT = 14;

/**
 * A report as the template `partials/report/body` prints it: every text and number ready, each number beside its
 * unrounded value.
 */
export function reportView(report: Report, voice: Voice, widths: Widths = PAGE) {
  return {
    title: report.title,
    subject: report.subject,
    mark: report.mark,
    brief: report.brief ?? false,
    cover: report.cover.map((fact) => factView(fact, voice)),
    sections: report.sections.map(({ id, heading, newPage, blocks }) => ({
      id,
      heading,
      newPage: newPage ?? false,
      blocks: blocks.map((block) => blockView(block, voice, widths)),
    })),
  };
}

export type ReportView = ReturnType<typeof reportView>;

function blockView(block: Block, voice: Voice, widths: Widths): object {
  switch (block.kind) {
    case "text":
    case "list":
      return block;
    case "facts":
      return { kind: block.kind, facts: block.facts.map((fact) => factView(fact, voice)) };
    case "figures":
      return {
        kind: block.kind,
        figures: block.figures.map(({ id, label, value, unit, number, note }) => ({
          id,
          label,
          unit,
          note,
          ...shown(value, number, voice),
        })),
      };
    case "table":
      return { kind: block.kind, table: tableView(block.table, voice) };
    case "chart":
      return chartBlock(block, voice, widths);
    case "workings":
      return { kind: block.kind, workings: block.workings.map((working) => workingView(working, voice)) };
  }
}

function chartBlock(block: Extract<Block, { kind: "chart" }>, { numbers }: Voice, widths: Widths): object {
  const { kind, id, title, desc, per, unit, number, draw } = block;
  const format = (value: number): string => `${numbers.number(value / per, number)} ${unit}`;
  const drawings = Object.entries(widths).map(([name, width]) => {
    return [name, draw({ id: `${id}-${name}`, width, title, desc, format })];
  });
  return { kind, title, desc, ...Object.fromEntries(drawings) };
}

function tableView({ id, caption, columns, rows }: Table, voice: Voice): object {
  return {
    id,
    caption,
    isShort: rows.length <= SHORT,
    columns: columns.map(({ head, number }) => ({ head, isNumber: number !== undefined })),
    rows: rows.map((row) => ({
      look: lookOf(row),
      anchor: row.anchor ?? null,
      cells: row.cells.map((cell, index) => cellView(cell, columns[index], index, voice)),
    })),
  };
}

function cellView(cell: Cell, column: Column | undefined, index: number, voice: Voice): object {
  return {
    isHead: index === 0,
    isNumber: column?.number !== undefined,
    ...shown(cell, column?.number, voice),
  };
}

function lookOf({ kind, sector }: Row): string {
  const looks: Readonly<Record<string, string>> = { sector: "sec", sub: "sub", total: "total" };
  return [kind && looks[kind], sector && `s${sector}`].filter(Boolean).join(" ");
}

function factView({ label, value, number, note }: Fact, voice: Voice): object {
  return { label, note: note ?? null, ...shown(value, number, voice) };
}

function workingView(working: Working, voice: Voice): object {
  const { numbers, texts } = voice;
  const { id, title, sector, about, notes } = working;
  return {
    id,
    title,
    sector,
    about,
    notes,
    facts: working.facts.map((fact) => factView(fact, voice)),
    lines: working.lines.map(({ label, element, formula, working: worked, value, unit, isResult }) => ({
      label: element === "" ? label : `${label}, ${element}`,
      formula,
      working: worked,
      unit,
      isResult,
      ...shown(value, PLAIN, voice),
    })),
    factors: working.factors.map(({ id: factor, name, value, unit }) => ({
      href: `#${factor}`,
      id: factor,
      text: `${name} ${numbers.number(value, PLAIN)} ${unit}`.trim(),
    })),
    result: texts.t("reports:working.result"),
    co2e: shown(working.co2e, { significant: 9 }, voice),
  };
}

function shown(cell: Cell, number: NumberStyle | undefined, { numbers, texts }: Voice): Shown {
  if (isKey(cell)) {
    const isMissing = cell.keys.includes("missing");
    return {
      text: isMissing ? texts.t("reports:missing") : "",
      machine: null,
      keys: isMissing ? [] : cell.keys,
    };
  }
  if (typeof cell !== "number") return { text: cell ?? (number ? "" : "–"), machine: null, keys: [] };
  const { percent, ...style } = number ?? {};
  const text = percent ? numbers.percent(cell, style) : numbers.number(cell, style);
  return { text, machine: String(cell), keys: [] };
}
