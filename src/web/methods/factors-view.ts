import type { FactorLibrary } from "../../factors/library.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import type { RegisteredMethod } from "../../methods/book.ts";
import type { FactorUse } from "../../methods/factor-finder.ts";
import type { Voice } from "../engine.ts";
import { listAddress } from "../factors/list-view.ts";
import { idName, rowAddress, whyText } from "../factors/names.ts";
import { conditionText } from "./conditions.ts";

/** The factors a method needs: where each is looked up, and what the example got. */
export function factorRows(
  voice: Voice,
  library: FactorLibrary,
  registered: RegisteredMethod,
  uses: readonly FactorUse[],
) {
  const { texts } = voice;
  const own = methodTexts(texts, registered.method);
  return registered.method.factors.map((need) => {
    const when = conditionText(texts, registered, need.when);
    const mine = uses.filter((use) => use.name === need.name);
    return {
      name: need.name,
      label: own.label(need),
      when: when === "" ? null : texts.t("methods:page.only-where", { when }),
      keys: need.keys.map(({ key }) => ({ key, href: searchAddress(key) })),
      values: mine.slice(0, 1).map((use) => useView(voice, library, use)),
      more: mine.slice(1).map((use) => useView(voice, library, use)),
    };
  });
}

function useView(voice: Voice, library: FactorLibrary, use: FactorUse) {
  const { texts, numbers } = voice;
  const value = `${numbers.number(use.value)} ${use.unit === "1" ? "" : use.unit}`.trim();
  return {
    value: use.element === null ? value : `${idName(texts, use.element)}: ${value}`,
    href: use.row ? rowAddress(use.row) : null,
    why: whyText(texts, library, use.why),
  };
}

/** The library's rows for a key whose ids are still open: its fixed parts are looked for. */
function searchAddress(key: string): string {
  const parts = key.split(/\{\w+\}/).filter((part) => part !== "/" && part !== "");
  return listAddress({ q: parts.join(" ") });
}
