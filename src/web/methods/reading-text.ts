import type { Voice } from "../engine.ts";
import { idName } from "../factors/names.ts";

/** Members of a long object that are said at its beginning and its end. */
const ENDS = 3;
const LONG = 12;

/** An input of a document in words: `4,200 t`, `35 %`, `Food: 49.9 %, Paper: 11.2 %`. */
export function readingText(voice: Voice, value: unknown): string {
  const { texts, numbers } = voice;
  if (Array.isArray(value)) return value.map((row) => readingText(voice, row)).join("; ");
  if (typeof value === "number") return numbers.number(value);
  if (typeof value === "string") {
    const [, number, unit] = /^(-?\d[\d.]*(?:e[+-]?\d+)?)(?:\s+(.*))?$/i.exec(value) ?? [];
    if (number === undefined) return /\s/.test(value) ? value : idName(texts, value);
    return unit === undefined ? numbers.number(Number(number)) : `${numbers.number(Number(number))} ${unit}`;
  }
  const entries = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>);
  const said = entries.map(([name, one]) =>
    /^\d+$/.test(name)
      ? `${name}: ${readingText(voice, one)}`
      : `${idName(texts, name)}: ${readingText(voice, one)}`,
  );
  const shown = said.length > LONG ? [...said.slice(0, ENDS), "…", ...said.slice(-ENDS)] : said;
  return shown.join(", ");
}
