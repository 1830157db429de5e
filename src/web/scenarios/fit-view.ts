import { backCastSigns } from "../../planning/fit/back-cast-signs.ts";
import type { Fit, FittedElasticity } from "../../planning/fit/fit.ts";
import type { PastAmounts, PastYear } from "../../planning/fit/history.ts";
import type { Message } from "../../units/problem.ts";
import { amountScale } from "./amount-scale.ts";
import { fitChart } from "./fit-chart.ts";
import type { OfferedDriver } from "./fit-question.ts";
import { withinSentence } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";

/** What came out, in words, figures, a table of years and a chart. */
export function fitView(
  speaking: Speaking,
  fit: Fit,
  amounts: PastAmounts,
  drivers: readonly OfferedDriver[],
): object {
  const { texts, numbers } = speaking;
  const scale = amountScale(amounts, Math.max(...fit.years.map(({ amount }) => amount ?? 0)));
  const amount = (value: number | null): string =>
    numbers.number(value === null ? null : value / scale.size, { significant: 4 });
  const signed = (value: number | null): string => {
    const rounded = value === null ? null : Math.round(value * 1000) / 1000;
    const text = numbers.percent(rounded, { decimals: 1 });
    return rounded !== null && rounded > 0 ? `+${text}` : text;
  };
  return {
    said: fit.elasticities.map((one) => elasticityText(speaking, one, drivers)),
    quality: qualityText(speaking, fit),
    remarks: fit.remarks.map((remark) => messageText(speaking, remark, drivers)),
    chart: fitChart(speaking, fit, drivers, scale),
    hasFuture: drivers.every(({ driver }) => driver !== null),
    columns: [
      texts.t("planning:fit.column.amount", { unit: scale.unit }),
      ...drivers.map(({ name }) => name),
      texts.t("planning:fit.column.fitted", { unit: scale.unit }),
      texts.t("planning:fit.column.error"),
    ],
    rows: fit.years.map((one) => ({
      year: String(one.year),
      note: one.leftOut === null ? null : texts.t(`planning:fit.left.${one.leftOut}`),
      cells: [
        amount(one.amount),
        ...drivers.map(({ values, between }) => {
          const isBetween = between.includes(one.year);
          const value = numbers.number(values.get(one.year), { significant: isBetween ? 4 : 7 });
          return isBetween ? texts.t("planning:fit.between", { value }) : value;
        }),
        amount(one.fitted),
        signed(one.error),
      ],
    })),
  };
}

/** `When population rose by 10 %, use rose by 7 % (elasticity 0.72 ± 0.05).` */
function elasticityText(
  { texts, numbers }: Speaking,
  { driver: key, value, error, isHeld }: FittedElasticity,
  drivers: readonly OfferedDriver[],
): string {
  const driver = nameOf(key, drivers);
  if (isHeld) return texts.t("planning:fit.said.held", { driver });
  const change = 1.1 ** value - 1;
  const words = {
    driver,
    change: numbers.percent(Math.abs(change), { significant: 2 }),
    elasticity: plainElasticity({ numbers }, value, error),
  };
  const way = Math.abs(change) < 0.001 ? "same" : change > 0 ? "rose" : "fell";
  return texts.t(`planning:fit.said.${way}`, words);
}

/** An elasticity with its standard error where it has one. */
export function plainElasticity(
  { numbers }: Pick<Speaking, "numbers">,
  value: number,
  error: number | null,
): string {
  const text = numbers.number(value, { decimals: 2 });
  return error === null ? text : `${text} ± ${numbers.number(error, { decimals: 2 })}`;
}

function qualityText({ texts, numbers }: Speaking, { kind, rSquared }: Fit): string | null {
  if (rSquared === null) return null;
  const share = numbers.percent(Math.max(0, rSquared), { significant: 3 });
  return texts.t(`planning:fit.quality.${kind}`, {
    share,
    rSquared: numbers.number(rSquared, { decimals: 3 }),
  });
}

/** A remark or a problem of the fit as a sentence, drivers by their names. */
export function messageText(
  { texts, numbers }: Speaking,
  { code, params = {} }: Message,
  drivers: readonly OfferedDriver[],
): string {
  const said = Object.entries(params).map(([name, given]): [string, typeof given] => {
    if (name === "driver") return [name, nameOf(String(given), drivers)];
    if (name === "share" || name === "off") return [name, numbers.percent(Number(given), { significant: 2 })];
    if (name === "value" || name === "error") return [name, numbers.number(Number(given), { decimals: 2 })];
    return [name, given];
  });
  return texts.message({ code, params: Object.fromEntries(said) });
}

function nameOf(key: string, drivers: readonly OfferedDriver[]): string {
  const name = drivers.find((one) => one.key === key)?.name ?? key;
  return withinSentence(name);
}

/** Inventories that look calculated from one another, in sentences. */
export function signTexts({ texts, numbers }: Speaking, past: readonly PastYear[]): readonly string[] {
  return backCastSigns(past).map(({ from, to, ratio, refs }) =>
    texts.t("planning:fit.back-cast", {
      from: String(from),
      to: String(to),
      count: refs.length,
      refs: refs.join(", "),
      ratio: numbers.number(ratio, { significant: 5 }),
    }),
  );
}
