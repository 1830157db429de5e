import type { FactorLibrary } from "../../factors/library.ts";
import type { FactorSetName } from "../../store/factor-sets.ts";
import type { ComparedSets } from "../../usecases/compare-factor-sets.ts";
import type { Voice } from "../engine.ts";
import { comparisonView } from "./comparison-view.ts";

/** The page of an inventory's factor library: what it stands on, and what the program's own would change. */
export function libraryView(voice: Voice, library: FactorLibrary, compared: ComparedSets, address: string) {
  const { texts } = voice;
  const { from, to, comparison, stored } = compared;
  const isCurrent = from.hash === to.hash;
  const view = comparisonView(voice, library, compared, address, "then");
  return {
    ...view,
    address,
    isCurrent,
    sets: [setLine(voice, "stands-on", from), ...(isCurrent ? [] : [setLine(voice, "program", to)])],
    figures: isCurrent ? [] : view.figures,
    brokenBefore: isCurrent ? [] : view.brokenBefore,
    brokenAfter: isCurrent ? [] : view.brokenAfter,
    canTake: !isCurrent && comparison.after.ok,
    version: stored.inventory.version,
    hash: to.hash,
    takes: texts.t("inventory:library.take", { version: to.version }),
  };
}

/** `2026.1 · 3fa9c2d41b07`: the version, and enough of the hash to tell one library from another. */
export function setText({ version, hash }: FactorSetName): string {
  return `${version} · ${hash.slice(0, 12)}`;
}

function setLine({ texts }: Voice, which: "stands-on" | "program", set: FactorSetName) {
  return {
    term: texts.t(`inventory:library.${which}`),
    value: texts.t("inventory:library.version", { version: set.version }),
    note: set.hash,
  };
}
