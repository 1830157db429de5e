import type { FactorLibrary } from "../../factors/library.ts";
import { mayBeCitys } from "../../inventory/own-factors-schema.ts";
import type { Translator } from "../../i18n/i18n.ts";
import type { Voice } from "../engine.ts";
import { keyText } from "../factors/names.ts";
import { valueText } from "../factors/row-line.ts";
import { type Ground, presentRow } from "./ground.ts";

/** Keys shown of a search; more words find fewer. */
const MOST_FOUND = 40;
const MOST_WORDS = 12;

/** The library's keys that a city may give a value for, where every word of a search stands in name or key. */
export function findKeys(texts: Translator, library: FactorLibrary, search: string): readonly string[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  return [...library.byKey.keys()].filter((key) => {
    if (!mayBeCitys(key)) return false;
    const text = `${key} ${keyText(texts, key)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The page on which a factor is looked for. */
export function findView(voice: Voice, ground: Ground, search: string) {
  const { texts, numbers } = voice;
  const found = findKeys(texts, ground.library, search);
  return {
    search,
    action: `${ground.address}/new`,
    cancel: ground.address,
    isAsked: search.trim() !== "",
    count: texts.t("factors:own.found", { count: found.length, shown: numbers.number(found.length) }),
    more: found.length > MOST_FOUND ? texts.t("factors:own.found.more", { count: MOST_FOUND }) : null,
    found: found.slice(0, MOST_FOUND).map((key) => keyView(voice, ground, key)),
  };
}

function keyView(voice: Voice, ground: Ground, key: string) {
  const row = presentRow(ground, key);
  return {
    key,
    name: keyText(voice.texts, key),
    href: `${ground.address}/new?${new URLSearchParams({ key }).toString()}`,
    value: row ? valueText(voice, row.value, row.unit) : null,
  };
}
