import type { Coverage } from "../../factors/coverage.ts";
import type { Topic } from "../../factors/coverage-topics.ts";
import type { FactorLibrary } from "../../factors/library.ts";
import type { Translator } from "../../i18n/i18n.ts";
import type { Message } from "../../units/problem.ts";
import { kindText, placeText } from "./names.ts";

/** What a topic is called: by its own name, or by that of its keys' root. */
export function topicText(texts: Translator, { id }: Topic): string {
  return texts.find(`factors:coverage.topic.${id}`) ?? kindText(texts, id);
}

/** Names in a row: `Thailand, Viet Nam and Myanmar`. */
export function listText(texts: Translator, names: readonly string[]): string {
  return new Intl.ListFormat(texts.language, { type: "conjunction" }).format(names);
}

/** The names of a weakness's grids, without their country. */
export function gridsText(texts: Translator, library: FactorLibrary, weak: Message): string {
  const grids = weak.params?.["grids"];
  if (!Array.isArray(grids)) return "";
  return listText(
    texts,
    grids.map((grid: string) => placeText(texts, library, grid).replace(/^[^:]*: /, "")),
  );
}

/** The mark of how sure a country's values are: all at source, some or none, or nothing but recall. */
export function markOf({ counts, nearest }: Coverage): "done" | "started" | "none" | "wrong" {
  if (nearest === "none") return "wrong";
  if (counts.recall > 0 && counts.source + counts["second-hand"] === 0) return "none";
  return counts.recall + counts["second-hand"] === 0 ? "done" : "started";
}

/** Where a country's values come from, in a word: a year of its own, `own`, `region`, `world` or `none`. */
export function nearText(texts: Translator, { nearest, newest }: Coverage): string {
  return nearest === "own" && newest !== null ? String(newest) : texts.t(`factors:coverage.near.${nearest}`);
}

/** The page of one country. */
export function coverageAddress(country: string): string {
  return `/factors/coverage?${new URLSearchParams({ country }).toString()}`;
}
