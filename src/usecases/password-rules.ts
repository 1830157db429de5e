import type { Problem } from "../units/problem.ts";
import { commonParts } from "./common-password-parts.ts";

export const shortest = 12;
export const longest = 256;

/** Characters that must be left when everything guessable is taken out. */
const leastOwn = 5;

/**
 * Whether a password may be used: 12 to 256 characters, any kinds of them, and not made of what a guesser
 * tries first: common passwords, years, keyboard runs, repetitions, and the `context` (login, names, city).
 */
export function passwordProblems(password: string, context: readonly string[], path = "password"): Problem[] {
  const length = Array.from(password).length;
  if (length < shortest) return [{ path, code: "account.password-too-short", params: { minimum: shortest } }];
  if (length > longest) return [{ path, code: "account.password-too-long", params: { maximum: longest } }];
  if (ownCharacters(password, context) < leastOwn) return [{ path, code: "account.password-guessable" }];
  return [];
}

/** How many characters remain once known words, runs and repetitions are taken out. */
function ownCharacters(password: string, context: readonly string[]): number {
  const words = context.flatMap((text) => [squash(text), ...text.split(/[^\p{L}\p{N}]+/u).map(squash)]);
  const known = [...new Set([...commonParts, ...words])]
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);
  let rest = squash(password);
  for (const word of known) rest = rest.split(word).join(" ");
  const years = /(?:19|20)\d\d/g;
  return Array.from(collapseRuns(rest.replaceAll(years, " ")).replaceAll(" ", "")).length;
}

const disguises: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Lower case without separators and the usual disguises: `P@ss-w0rd` is `password`; runs of digits stay digits. */
function squash(text: string): string {
  const lower = text.normalize("NFKC").toLowerCase();
  return lower
    .replaceAll(/(?<=\p{L})[013457@$!](?=[\p{L}013457@$!])|[013457@$!](?=\p{L})/gu, (c) => disguises[c] ?? c)
    .replaceAll(/[\s.,_-]+/g, "");
}

/** Leaves one character of each repetition and of each run up or down the alphabet or the digits. */
function collapseRuns(text: string): string {
  const periodic = text.replaceAll(/(.{1,6}?)\1+/gu, "$1");
  let kept = "";
  let previous = Number.NaN;
  for (const character of periodic) {
    const code = character.codePointAt(0)!;
    if (!(Math.abs(code - previous) <= 1)) kept += character;
    previous = code;
  }
  return kept;
}
