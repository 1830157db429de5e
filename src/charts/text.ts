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
  const plain = /^[ -~]*$/.test(text) ? text : text.normalize("NFD");
  for (const character of plain) width += characterWidth(character);
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
 * The text in lines no wider than `width` pixels and of like length, broken at spaces, in unspaced
 * scripts between words, and inside a word only where the word alone is wider than a line. Nothing is
 * ever cut off.
 */
export function wrap(text: string, width: number, size: number, bold = false): readonly string[] {
  let lines = filled(text, width, size, bold);
  if (lines.length < 2) return lines;
  let [low, high] = [widestPiece(text, size, bold), width];
  while (high - low > 3) {
    const tried = (low + high) / 2;
    const narrower = filled(text, tried, size, bold);
    if (narrower.length > lines.length) low = tried;
    else [high, lines] = [tried, narrower];
  }
  return lines;
}

/** Lines each filled as far as they go. */
function filled(text: string, width: number, size: number, bold: boolean): readonly string[] {
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

/** Width of the longest word that a line cannot end inside. */
export function widestWord({ text, size, bold }: Run): number {
  return widestPiece(text, size, bold);
}

function widestPiece(text: string, size: number, bold = false): number {
  return Math.max(0, ...pieces(text).map((piece) => textWidth(piece.trimEnd(), size, bold)));
}

/** Width of the widest line of texts that are wrapped to at most `width` pixels. */
export function wrappedWidth(texts: readonly string[], width: number, size: number, bold = false): number {
  const lines = texts.flatMap((text) => wrap(text, width, size, bold));
  return Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line, size, bold))));
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
  if (value === undefined || value.text === "") return block(named(name, width));
  for (const room of [width, width * 0.75]) {
    const lines = named(name, room);
    const last = [...(lines.at(-1) ?? []), value];
    if (lineWidth(last) <= width && widestWord(name) <= room) return block([...lines.slice(0, -1), last]);
  }
  const below = wrap(value.text, width, value.size, value.bold).map((text): Run[] => [{ ...value, text }]);
  return block([...named(name, width), ...below]);
}

function named(name: Run, width: number): Run[][] {
  return wrap(name.text, width, name.size, name.bold).map((text) => [{ ...name, text }]);
}

/** Groups of runs in lines no wider than `width`, as many groups to a line as fit whole. */
export function flow(groups: readonly (readonly Run[])[], width: number): readonly (readonly Run[])[] {
  const lines: Run[][] = [];
  for (const group of groups) {
    const last = lines.at(-1);
    if (last !== undefined && lineWidth([...last, ...group]) <= width) last.push(...group);
    else if (lineWidth(group) <= width) lines.push([...group]);
    else for (const run of group) lines.push(...wrapRun(run, width));
  }
  return lines;
}

function wrapRun(run: Run, width: number): Run[][] {
  const { swatch, ...plain } = run;
  const room = width - (swatch === undefined ? 0 : SWATCH_ROOM);
  return wrap(run.text, room, run.size, run.bold).map((text, i) => [
    i === 0 && swatch !== undefined ? { ...plain, text, swatch } : { ...plain, text },
  ]);
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
  for (const [i, run] of line.entries()) {
    left += gapBefore(run, i);
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
    left += runWidth(run);
  }
  return markup;
}

function runWidth(run: Run): number {
  return textWidth(run.text, run.size, run.bold) + (run.swatch === undefined ? 0 : SWATCH_ROOM);
}

function gapBefore(run: Run, i: number): number {
  if (i === 0) return 0;
  return run.swatch === undefined ? RUN_GAP : 2 * RUN_GAP;
}

function lineWidth(line: readonly Run[]): number {
  return line.reduce((sum, run, i) => sum + runWidth(run) + gapBefore(run, i), 0);
}

function tallest(line: readonly Run[]): number {
  return Math.max(0, ...line.map((run) => lineHeight(run.text, run.size)));
}
