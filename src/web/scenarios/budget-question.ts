import { gpcRow } from "../../inventory/gpc-table.ts";
import type { InventoryResult } from "../../inventory/calculate.ts";
import { budgetPath, equalShare } from "../../planning/carbon-budget.ts";
import { readField } from "../../units/arithmetic.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { Problem } from "../../units/problem.ts";
import { formView } from "../form.ts";
import type { Ask } from "../reply.ts";
import { massText } from "./mass-text.ts";
import type { Speaking } from "./part-words.ts";

const NAMES = ["budget", "people"] as const;
const [TONNES_IN_GT, BILLION] = [1e9, 1e9];

/** CO2 alone of stationary energy and transport: what a budget of CO2 may be held against. */
export function energyCarbon(inventory: InventoryResult): number {
  return inventory.rows
    .filter(({ ref }) => /^II?\./.test(ref) && gpcRow(ref)?.level === "BASIC")
    .reduce((sum, { gases }) => sum + (gases["CO2"] ?? 0), 0);
}

/**
 * The city's share of a budget of CO2 by its people, asked for in the address. Nothing is assumed of the
 * world's budget or people: both are typed, from a source that the officer can name.
 */
export function budgetQuestion(
  req: Ask,
  { texts, numbers }: Speaking,
  { format, people, carbon }: { readonly format: NumberFormat; readonly people: number | null; readonly carbon: number | null }, // prettier-ignore
): object {
  const text = (name: string): string => {
    const value = req.query[name];
    return typeof value === "string" ? value.slice(0, 100) : "";
  };
  const typed = { budget: text("budget"), people: text("people") };
  const problems: Problem[] = [];
  const read = (name: (typeof NAMES)[number]): number | null => {
    if (typed[name].trim() === "") return null;
    const field = readField(typed[name], format);
    if (!field.ok) problems.push(...field.problems.map((one) => ({ ...one, path: name })));
    else if (Number(field.value.plain) > 0) return Number(field.value.plain);
    else problems.push({ path: name, code: "web.above-zero" });
    return null;
  };
  const [budget, world] = [read("budget"), read("people")];
  const form = formView(texts, "planning:rulers.budget", typed, NAMES, problems);
  const isAsked = budget !== null && world !== null;
  if (!isAsked || people === null || carbon === null || carbon <= 0)
    return { form, answer: null, lacksPeople: people === null, lacksCarbon: carbon === null || carbon <= 0 };
  const path = budgetPath(equalShare(budget * TONNES_IN_GT, people, world * BILLION), carbon);
  const t = (key: string, params: Record<string, string> = {}): string => texts.t(`planning:rulers.budget.${key}`, params); // prettier-ignore
  const years = (value: number): string => t("years", { years: numbers.number(value, { significant: 3 }) });
  return {
    form,
    lacksPeople: false,
    lacksCarbon: false,
    answer: [
      { label: t("share"), value: massText(numbers, path.budget), note: t("today", { mass: massText(numbers, carbon) }) }, // prettier-ignore
      { label: t("as-today"), value: years(path.yearsAsToday) },
      { label: t("cut"), value: `${numbers.number(path.yearlyCut * 100, { significant: 3 })} %` },
      { label: t("to-zero"), value: years(path.yearsToZero) },
    ],
  };
}
