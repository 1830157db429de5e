import { readFileSync } from "node:fs";
import { numberPrinter } from "../../src/i18n/format.ts";
import { type Language, translator } from "../../src/i18n/i18n.ts";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { documentsOf, type ReportedInventory } from "../../src/reports/reported-inventory.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";

export const knowledge = { book: registerMethods(METHODS), library: readFactorLibrary() };

/** An inventory document computed and ready to be reported. */
export function reported(document: unknown, language: Language = "en"): ReportedInventory {
  const computed = calculateInventory(document, knowledge);
  if (!computed.ok) throw new Error(JSON.stringify(computed.problems));
  return {
    result: computed.value,
    documents: documentsOf(document),
    knowledge,
    texts: translator(language),
    numbers: numberPrinter(language),
    made: null,
    published: [],
    grounds: [],
  };
}

/** The inventory of a sample city. */
export function sampleInventory(id: string): Record<string, unknown> {
  const file = new URL(`../../db/samples/${id}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { inventory: Record<string, unknown> }).inventory;
}

/** An inventory document with these activities and nothing else. */
export function inventoryOf(activities: readonly object[], more: object = {}): Record<string, unknown> {
  return {
    format: "cityleds/inventory@1",
    city: { name: "Sample", country: "PH", population: 1000 },
    year: 2020,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC+",
    activities,
    ...more,
  };
}
