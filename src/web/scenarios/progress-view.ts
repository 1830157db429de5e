import { achievedBars } from "../../charts/achieved-bars.ts";
import type { Achieved, AchievedYear, Following } from "../../planning/progress.ts";
import type { LaterInventory } from "../../usecases/later-inventories.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { splitQuantity, textOf } from "./document-values.ts";
import { massText, scaleOf, wholeText } from "./mass-text.ts";
import { partsOf } from "./open.ts";
import { nameByKey } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import { inYear, levelOf, type PlanFigures } from "./plan-figures.ts";

/** What the page says of a scenario's progress. */
export function progressView(
  speaking: Speaking,
  figures: PlanFigures,
  id: string,
  later: readonly LaterInventory[],
): object {
  const { texts } = speaking;
  const following = figures.result.scenarios[id]?.following;
  const latest = following?.years.at(-1);
  return {
    figures: following && latest ? figuresOf(speaking, following, latest) : null,
    chart: following && latest ? chartOf(speaking, following, latest.year) : null,
    unreported: latest?.unreported.map((key) => nameByKey(texts, speaking.open, "measure", key)) ?? [],
    year: latest ? String(latest.year) : "",
    rows: following ? rowsOf(speaking, following) : [],
    inventories: inventoryRows(speaking, figures, id, later),
    broken: later.filter(({ totals }) => totals === null).map(({ year }) => String(year)),
  };
}

function figuresOf({ texts, numbers }: Speaking, { standing }: Following, latest: AchievedYear): object[] {
  const { year, planned, achieved, notInPlace, notPerforming } = latest;
  const t = (key: string): string => texts.t(`planning:progress.figure.${key}`, { year: String(year) });
  const share = planned > 0 ? numbers.number((achieved / planned) * 100, { significant: 3 }) : null;
  const one = (key: string, tonnes: number) => ({ label: t(key), value: massText(numbers, tonnes) });
  return [
    { label: t("standing"), value: texts.t(`planning:progress.standing.${standing}`), note: share === null ? null : texts.t("planning:progress.figure.share", { share }) }, // prettier-ignore
    { ...one("achieved", achieved), note: texts.t("planning:progress.figure.planned", { planned: massText(numbers, planned) }) }, // prettier-ignore
    one(notInPlace < 0 ? "moreInPlace" : "notInPlace", Math.abs(notInPlace)),
    one(notPerforming < 0 ? "betterThan" : "notPerforming", Math.abs(notPerforming)),
  ];
}

function chartOf(speaking: Speaking, { entries }: Following, year: number): ChartView | null {
  const { texts, numbers, open } = speaking;
  const own = entries
    .filter((one) => one.year === year)
    .toSorted((one, other) => other.planned - one.planned);
  const items = own.map((one) => ({ ...one, name: nameByKey(texts, open, "measure", one.measure) }));
  const scale = scaleOf(Math.max(0, ...own.map(({ planned }) => Math.abs(planned))));
  const t = (key: string): string => texts.t(`planning:progress.column.${key}`);
  const words = {
    of: (achieved: string, planned: string) => texts.t("planning:progress.of", { achieved, planned }),
    nameColumn: texts.t("planning:measure.kind"),
    planned: t("planned"),
    achieved: t("achieved"),
    notInPlace: t("notInPlace"),
    notPerforming: t("notPerforming"),
  };
  return chartView(
    (drawing) => achievedBars(items, words, drawing),
    {
      id: "plan-progress",
      title: texts.t("planning:progress.chart", { year: String(year) }),
      desc: texts.t("planning:progress.chart.desc"),
      format: (value) => massText(numbers, value, scale),
    },
    (value) => wholeText(numbers, value),
  );
}

/** Every report of the scenario's measures, then what they come to in each year. */
function rowsOf(speaking: Speaking, { entries, years }: Following): readonly object[] {
  const { texts, numbers, open } = speaking;
  const whole = (one: Pick<Achieved, "planned" | "achieved" | "notInPlace" | "notPerforming">) =>
    [one.planned, one.achieved, one.notInPlace, one.notPerforming].map((value) => wholeText(numbers, value));
  const reports = partsOf(open, "progress");
  return years.flatMap((year) => [
    ...entries
      .filter((one) => one.year === year.year)
      .map((one) => {
        const part = reports.find(({ document }) => document["measure"] === one.measure && Number(document["year"]) === one.year); // prettier-ignore
        return {
          year: String(one.year),
          name: nameByKey(texts, open, "measure", one.measure),
          href: part && open.mayEdit ? `${open.address}/parts/${part.id}/edit` : null,
          cells: whole(one),
          how: [
            texts.t(one.isVerified ? "planning:progress.verified" : "planning:progress.unverified"),
            textOf(part?.document["source"]),
            textOf(part?.document["note"]),
          ].filter((text) => text !== ""),
          spent: one.spent === null ? "" : `${numbers.number(one.spent, { decimals: 0 })} ${splitQuantity(part?.document["spent"]).unit}`, // prettier-ignore
          isTotal: false,
        };
      }),
    {
      year: String(year.year),
      name: texts.t("planning:progress.total", { year: String(year.year) }),
      href: null,
      cells: whole(year),
      how: [],
      spent: "",
      isTotal: true,
    },
  ]);
}

/** Later inventories beside the lines of the plan: what measures account for, and what nobody explains. */
function inventoryRows(
  { texts, numbers, open }: Speaking,
  figures: PlanFigures,
  id: string,
  later: readonly LaterInventory[],
): readonly object[] {
  const { result, level } = figures;
  const scenario = result.scenarios[id];
  if (!scenario) return [];
  return later.flatMap(({ id: inventoryId, year, totals }) => {
    if (!totals || !result.years.includes(year)) return [];
    const bau = inYear(figures, levelOf(figures, result.bau), year);
    const planned = inYear(figures, levelOf(figures, scenario.totals), year);
    const actual = totals[level];
    const reported = scenario.following.years.find((one) => one.year === year);
    const achieved = reported?.achieved ?? null;
    const cells = [actual, bau, planned, actual - planned, bau - actual, achieved, achieved === null ? null : bau - actual - achieved]; // prettier-ignore
    const { city, inventory } = open.stored;
    return [
      {
        year: String(year),
        href: `/cities/${city.id}/inventories/${inventoryId}`,
        changes: `/cities/${city.id}/changes?from=${inventory.id}&to=${inventoryId}`,
        changesLabel: texts.t("planning:progress.changes", {
          from: String(inventory.year),
          to: String(year),
        }),
        cells: cells.map((value) => (value === null ? "–" : wholeText(numbers, value))),
      },
    ];
  });
}
