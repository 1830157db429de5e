import { element, escapeText } from "./svg.ts";

/**
 * Advance widths of Noto Sans, ASCII 32 to 126, in hundredths of an em. No font is at hand on the
 * server, so text is measured by this table and, outside Latin, by the mean width of its script.
 */
const ASCII = [
  26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27,
  27, 57, 57, 57, 43, 90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78, 60, 78, 62, 55, 56, 73,
  60, 93, 59, 57, 57, 33, 37, 33, 57, 44, 28, 56, 61, 48, 61, 56, 34, 61, 62, 26, 26, 53, 26, 93, 62, 60, 61,
  61, 41, 48, 36, 62, 51, 79, 53, 51, 47, 38, 55, 38, 57,
];
const SCRIPTS: readonly (readonly [RegExp, number])[] = [
  [/\p{Script=Thai}/u, 57],
  [/\p{Script=Lao}/u, 58],
  [/\p{Script=Khmer}/u, 64],
  [/\p{Script=Myanmar}/u, 88],
  [
    /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Extended_Pictographic}/u,
    100,
  ],
];
const OTHER = 62;
const BOLD = 1.07;
/** Fallback fonts are a little wider than Noto Sans. */
const SLACK = 1.03;

const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const TALL = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const words = new Intl.Segmenter("en", { granularity: "word" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Approximate width of a text in pixels at a font size in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let width = 0;
  for (const character of text.normalize("NFD")) width += characterWidth(character);
  return (width / 100) * size * SLACK * (bold ? BOLD : 1);
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 32 && code < 127) return ASCII[code - 32] ?? OTHER;
  if (/\p{Mn}|\p{Cf}|\p{Cc}/u.test(character)) return 0;
  for (const [script, width] of SCRIPTS) if (script.test(character)) return width;
  return OTHER;
}

/** Distance between baselines, in pixels; scripts with stacked marks need more. */
export function lineHeight(text: string, size: number): number {
  return Math.round(size * (TALL.test(text) ? 1.7 : 1.35));
}

/**
 * The text in lines no wider than `width` pixels, broken at spaces, in unspaced scripts between words,
 * and inside a word only where the word alone is wider than a line. Nothing is ever cut off.
 */
export function wrap(text: string, width: number, size: number, bold = false): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const fits = (candidate: string) => textWidth(candidate.trimEnd(), size, bold) <= width;
  for (const piece of pieces(text.trim())) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trim());
    line = "";
    for (const part of fits(piece) ? [piece] : shorter(piece)) {
      if (line !== "" && !fits(line + part)) {
        lines.push(line.trim());
        line = "";
      }
      line += part;
    }
  }
  if (line.trim() !== "") lines.push(line.trim());
  return lines;
}

/** The text cut at every place where a line may end. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const word of text.match(/\S+\s*/g) ?? []) {
    if (!UNSPACED.test(word)) {
      found.push(word);
      continue;
    }
    let joined = "";
    for (const { segment, isWordLike } of words.segment(word)) {
      if (joined !== "" && isWordLike === true && !/[([{“‘"'-]$/u.test(joined)) {
        found.push(joined);
        joined = "";
      }
      joined += segment;
    }
    if (joined !== "") found.push(joined);
  }
  return found;
}

/** A word too long for a line, cut after hyphens and slashes where it has them, else anywhere. */
function shorter(word: string): string[] {
  const parts = word.match(/[^-/]+[-/]*\s*|[-/]+\s*/g) ?? [word];
  return parts.flatMap((part) =>
    parts.length > 1 && part.length <= 14
      ? [part]
      : Array.from(graphemes.segment(part), ({ segment }) => segment),
  );
}

/** The sizes of text in charts, in pixels; the stylesheet knows them as the default and `t13`. */
export type FontSize = 12 | 13;

/** One run of text in a single class. */
export interface Run {
  readonly text: string;
  readonly class: string;
  readonly size: FontSize;
  readonly bold?: boolean;
  /** Class of a small square before the text. */
  readonly swatch?: string;
}

/** Lines of text that stand together, each in one or more runs. */
export interface Block {
  readonly lines: readonly (readonly Run[])[];
  readonly width: number;
  readonly height: number;
}

const RUN_GAP = 5;
const SWATCH = 9;
const SWATCH_ROOM = SWATCH + 4;

/** The size of lines of runs as they will be drawn. */
export function block(lines: readonly (readonly Run[])[]): Block {
  return {
    lines,
    width: Math.max(0, ...lines.map(lineWidth)),
    height: lines.reduce((sum, line) => sum + tallest(line), 0),
  };
}

/**
 * A name, wrapped, with a value that follows on the last line where it fits and else stands below.
 */
export function nameAndValue(name: Run, value: Run | undefined, width: number): Block {
  const lines: Run[][] = wrap(name.text, width, name.size, name.bold).map((text) => [{ ...name, text }]);
  if (value === undefined || value.text === "") return block(lines);
  const last = lines.at(-1);
  if (last !== undefined && lineWidth([...last, value]) <= width) last.push(value);
  else for (const text of wrap(value.text, width, value.size, value.bold)) lines.push([{ ...value, text }]);
  return block(lines);
}

/** The runs in lines no wider than `width`, as many to a line as fit. */
export function flow(runs: readonly Run[], width: number): readonly (readonly Run[])[] {
  const lines: Run[][] = [];
  for (const run of runs) {
    const last = lines.at(-1);
    if (last !== undefined && lineWidth([...last, run]) <= width) {
      last.push(run);
      continue;
    }
    const room = width - (run.swatch === undefined ? 0 : SWATCH_ROOM);
    const { swatch, ...plain } = run;
    wrap(run.text, room, run.size, run.bold).forEach((text, i) => {
      lines.push([{ ...plain, text, ...(i === 0 && swatch !== undefined ? { swatch } : {}) }]);
    });
  }
  return lines;
}

/** The block's elements, its top left corner at (x, y), or its top middle or top right one. */
export function drawBlock(
  drawn: Block,
  x: number,
  y: number,
  anchor: "start" | "middle" | "end" = "start",
): string {
  let top = y;
  let markup = "";
  for (const line of drawn.lines) {
    const tall = tallest(line);
    const baseline = top + tall / 2 + Math.max(...line.map((run) => run.size)) * 0.36;
    markup += line.some((run) => run.swatch !== undefined)
      ? drawSwatches(line, x, baseline)
      : element(
          "text",
          { x, y: baseline, "text-anchor": anchor === "start" ? undefined : anchor },
          ...line.map(span),
        );
    top += tall;
  }
  return markup;
}

function span(run: Run, i: number): string {
  const name = run.size === 12 ? run.class : `${run.class} t${run.size}`;
  return element("tspan", { class: name, dx: i === 0 ? undefined : RUN_GAP }, escapeText(run.text));
}

function drawSwatches(line: readonly Run[], x: number, baseline: number): string {
  let left = x;
  let markup = "";
  for (const run of line) {
    if (run.swatch !== undefined) {
      markup += element("rect", {
        class: run.swatch,
        x: left,
        y: baseline - SWATCH,
        width: SWATCH,
        height: SWATCH,
      });
    }
    const start = left + (run.swatch === undefined ? 0 : SWATCH_ROOM);
    markup += element("text", { x: start, y: baseline }, span(run, 0));
    left += runWidth(run) + 2 * RUN_GAP;
  }
  return markup;
}

function runWidth(run: Run): number {
  return textWidth(run.text, run.size, run.bold) + (run.swatch === undefined ? 0 : SWATCH_ROOM);
}

function lineWidth(line: readonly Run[]): number {
  const gap = line.some((run) => run.swatch !== undefined) ? 2 * RUN_GAP : RUN_GAP;
  return line.reduce((sum, run) => sum + runWidth(run), gap * Math.max(0, line.length - 1));
}

function tallest(line: readonly Run[]): number {
  return Math.max(0, ...line.map((run) => lineHeight(run.text, run.size)));
}
