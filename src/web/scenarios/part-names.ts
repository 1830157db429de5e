import type { Translator } from "../../i18n/i18n.ts";
import { GPC_ROWS } from "../../inventory/gpc-table.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import type { PartKind } from "../../store/tables.ts";
import type { Problem } from "../../units/problem.ts";
import { rowText, subsectorText } from "../../i18n/gpc-texts.ts";
import { textOf } from "./document-values.ts";
import type { OpenPlan } from "./open.ts";

/** Drivers that cities know; a plan may have others of its own. */
export const KNOWN_DRIVERS = [
  "population",
  "households",
  "gdpPerCapita",
  "gdp",
  "gva-agriculture",
  "gva-industry",
  "gva-services",
  "jobs",
  "floorArea",
  "vehicleStock",
  "touristNights",
  "wastePerCapita",
] as const;

/** What people call a part: the name it was given, else what its key or content says. */
export function partName(texts: Translator, open: OpenPlan, part: PlanPart): string {
  const { document } = part;
  const given = document["label"] ?? part.typed["name"];
  if (typeof given === "string" && given.trim() !== "") return given.trim();
  if (part.kind === "projection") return ((document["refs"] ?? []) as readonly string[]).join(", ");
  if (part.kind === "progress") {
    const name = nameByKey(texts, open, "measure", textOf(document["measure"]));
    return `${name}, ${textOf(document["year"])}`;
  }
  if (part.kind === "factor-path") return factorName(texts, textOf(document["factor"]) || part.key);
  if (part.kind === "driver") return texts.find(`planning:driver.${part.key}`) ?? part.key;
  return part.key;
}

/** What people call the part of a kind that others know by its key. */
export function nameByKey(texts: Translator, open: OpenPlan, kind: PartKind, key: string): string {
  const part = open.parts.find((one) => one.kind === kind && one.key === key);
  return part ? partName(texts, open, part) : key;
}

export function factorName(texts: Translator, factor: string): string {
  return texts.find(`planning:factor.${factor}`) ?? factor;
}

/** A name as it stands within a sentence; one that starts with an abbreviation keeps its capitals. */
export function withinSentence(name: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A GPC row in words: `I.1.2 Residential buildings – grid electricity`. */
export function refName(texts: Translator, ref: string): string {
  const row = GPC_ROWS.find((one) => one.ref === ref);
  return row ? `${ref} ${subsectorText(texts, row.subsector)}: ${rowText(texts, row)}` : ref;
}

/** A key for a new part: its name in plain letters, or its kind and a number, not yet taken. */
export function newKey(open: Pick<OpenPlan, "parts">, kind: PartKind, name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  const taken = new Set(open.parts.filter((part) => part.kind === kind).map(({ key }) => key));
  const wanted = /[a-z]/.test(plain) ? plain : kind;
  for (let n = wanted === kind ? 1 : 0; ; n++) {
    const key = n === 0 ? wanted : `${wanted}-${n}`;
    if (!taken.has(key)) return key;
  }
}

/** A problem that calls measures by what people call them, where it knew their keys alone. */
export function withNames(texts: Translator, open: OpenPlan, problem: Problem): Problem {
  const isMeasure = (value: unknown): value is string =>
    typeof value === "string" && open.parts.some(({ kind, key }) => kind === "measure" && key === value);
  const params = Object.entries(problem.params ?? {}).map(([name, value]) => [
    name,
    isMeasure(value) ? nameByKey(texts, open, "measure", value) : value,
  ]);
  return { ...problem, params: Object.fromEntries(params) as Problem["params"] } as Problem;
}
