import { sectorText } from "../i18n/gpc-texts.ts";
import { qualityShares } from "./quality-tables.ts";
import { type KeyFigure, TONNES } from "./report-model.ts";
import { countedActivities, nameOf, type ReportedInventory, totalOf } from "./reported-inventory.ts";
import { share } from "./result-tables.ts";

const NAMED = 3;

/** The numbers a reader looks for first. */
export function keyFigures(inventory: ReportedInventory): readonly KeyFigure[] {
  const { result, texts, numbers } = inventory;
  const { frame, perCapita, completeness } = result;
  const plus = frame.level === "BASIC+";
  const print = (value: number): string => numbers.number(value, TONNES);
  const { accounted, required } = completeness;
  return [
    {
      id: "total",
      label: texts.t("reports:figure.total", { level: frame.level }),
      value: totalOf(inventory),
      unit: "t CO₂e",
      number: TONNES,
      note: texts.t("reports:figure.other", {
        level: plus ? "BASIC" : "BASIC+",
        tonnes: print(plus ? result.totals.basic : result.totals.basicPlus),
      }),
    },
    {
      id: "person",
      label: texts.t("reports:figure.person"),
      value: plus ? perCapita.basicPlus : perCapita.basic,
      unit: "t CO₂e",
      number: { decimals: 2 },
      note: texts.t("reports:figure.people", { people: numbers.number(frame.city.population) }),
    },
    {
      id: "complete",
      label: texts.t("reports:figure.complete"),
      value: completeness.share,
      unit: "",
      number: { percent: true, decimals: 0 },
      note: texts.t("reports:figure.accounted", { accounted, required }),
    },
  ];
}

/** The one page for people who decide: what was emitted, by what, how sure it is, what is missing. */
export function summaryOf(inventory: ReportedInventory): readonly string[] {
  const { result, texts } = inventory;
  const { frame, completeness } = result;
  const total = totalOf(inventory);
  const say = (key: string, params: Readonly<Record<string, string | number>>): string =>
    texts.t(`reports:summary.${key}`, params);
  const opening = say("total", {
    city: frame.city.name,
    year: String(frame.year),
    amount: amountText(inventory, total),
  });
  const { accounted, required, missing, notEstimated } = completeness;
  return [
    [opening, ...perPerson(inventory)].join(" "),
    [...largestSector(inventory, total), ...threeSources(inventory, total)].join(" "),
    [
      say(missing.length + notEstimated.length === 0 ? "complete" : "incomplete", {
        accounted,
        required,
        missing: missing.length,
        notEstimated: notEstimated.length,
      }),
      ...goodData(inventory),
    ].join(" "),
    ...illustrative(inventory),
  ].filter((paragraph) => paragraph !== "");
}

function perPerson(inventory: ReportedInventory): readonly string[] {
  const { perCapita, frame } = inventory.result;
  const tonnes = frame.level === "BASIC+" ? perCapita.basicPlus : perCapita.basic;
  if (tonnes === null) return [];
  return [
    inventory.texts.t("reports:summary.person", {
      tonnes: inventory.numbers.number(tonnes, { decimals: 1 }),
    }),
  ];
}

function largestSector({ result, texts, numbers }: ReportedInventory, total: number): readonly string[] {
  const key = result.frame.level === "BASIC+" ? "basicPlus" : "basic";
  const [first] = Object.entries(result.bySector).toSorted(([, left], [, right]) => right[key] - left[key]);
  if (!first || first[1][key] <= 0) return [];
  const part = numbers.percent(share(first[1][key], total), { decimals: 0 });
  return [texts.t("reports:summary.sector", { sector: sectorText(texts, first[0]), part })];
}

function threeSources(inventory: ReportedInventory, total: number): readonly string[] {
  const { texts, numbers } = inventory;
  const largest = countedActivities(inventory)
    .filter((activity) => activity.co2e > 0)
    .slice(0, NAMED);
  if (largest.length < NAMED) return [];
  const lists = new Intl.ListFormat(texts.language, { type: "conjunction" });
  const sources = lists.format(
    largest.map(
      (one) => `${nameOf(inventory, one)} (${numbers.percent(share(one.co2e, total), { decimals: 0 })})`,
    ),
  );
  return [texts.t("reports:summary.sources", { sources })];
}

function goodData(inventory: ReportedInventory): readonly string[] {
  const shares = qualityShares(inventory);
  const low = shares.find((one) => one.quality === "L")?.activity;
  const none = shares.find((one) => one.quality === null)?.activity;
  const { texts, numbers } = inventory;
  return [
    ...(low ? [texts.t("reports:summary.low", { part: numbers.percent(low, { decimals: 0 }) })] : []),
    ...(none ? [texts.t("reports:summary.unrated", { part: numbers.percent(none, { decimals: 0 }) })] : []),
  ];
}

function illustrative({ grounds, texts }: ReportedInventory): readonly string[] {
  const count = grounds.filter(({ ground }) => ground === "illustrative").length;
  return count === 0 ? [] : [texts.t("reports:summary.illustrative", { count })];
}

/** Tonnes in words that can be read aloud: `46.9 million tonnes`. */
function amountText({ texts, numbers }: ReportedInventory, tonnes: number): string {
  if (Math.abs(tonnes) < 1e6)
    return texts.t("reports:amount.tonnes", { value: numbers.number(tonnes, { decimals: 0 }) });
  return texts.t("reports:amount.million", { value: numbers.number(tonnes / 1e6, { significant: 3 }) });
}
