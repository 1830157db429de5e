import { chanceText } from "../../i18n/chance-text.ts";
import { tornadoBars } from "../../charts/tornado.ts";
import type { Band, Spread } from "../../planning/uncertainty/spread.ts";
import type { Tornado } from "../../planning/uncertainty/tornado.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { massText, scaleOf, wholeText } from "./mass-text.ts";
import { partsOf } from "./open.ts";
import { nameByKey, partName } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import type { PlanFigures } from "./plan-figures.ts";

/** Bars that a page can be read with; the table under them has every range. */
const MOST_BARS = 12;

/** What each range alone does to a scenario's emissions in a year. */
export function tornadoView(speaking: Speaking, { base, bars, year, scenario }: Tornado): ChartView | null {
  const { texts, numbers, open } = speaking;
  const scale = scaleOf(base);
  const name = nameByKey(texts, open, "scenario", scenario);
  const items = bars.slice(0, MOST_BARS).map(({ path, low, high, turns }) => ({
    name: turns ? texts.t("planning:risk.turns", { name: rangeName(speaking, path) }) : rangeName(speaking, path), // prettier-ignore
    low,
    high,
  }));
  return chartView(
    (drawing) =>
      tornadoBars(
        base,
        items,
        {
          base: texts.t("planning:risk.base"),
          nameColumn: texts.t("planning:range.kind"),
          lowColumn: texts.t("planning:risk.low"),
          highColumn: texts.t("planning:risk.high"),
        },
        drawing,
      ),
    {
      id: "tornado",
      width: 1080,
      title: texts.t("planning:risk.tornado", { name, year: String(year) }),
      desc: texts.t("planning:risk.tornado.desc"),
      format: (value) => massText(numbers, value, scale),
    },
    (value) => wholeText(numbers, value),
  );
}

function rangeName({ texts, open }: Speaking, path: string): string {
  const part = partsOf(open, "range").find(({ document }) => document["path"] === path);
  return part ? partName(texts, open, part) : path;
}

/** Bands of nine draws in ten, and the chance of each target, in words. */
export function spreadView(speaking: Speaking, figures: PlanFigures, spread: Spread): object {
  const { texts, numbers, open } = speaking;
  const wanted = new Set([...figures.bauTargets.map(({ year }) => year), spread.years.at(-1) ?? 0]);
  const years = spread.years.filter((year) => wanted.has(year));
  const row = (name: string, band: Band) => ({
    name,
    cells: years.map((year) => {
      const at = spread.years.indexOf(year);
      return {
        median: wholeText(numbers, band.median[at]),
        range: `${wholeText(numbers, band.low[at])} – ${wholeText(numbers, band.high[at])}`,
      };
    }),
  });
  const scenarios = Object.entries(spread.scenarios);
  return {
    note: texts.t("planning:risk.draws.note", {
      draws: numbers.number(spread.draws, { decimals: 0 }),
      seed: String(spread.seed),
    }),
    impossible: spread.impossible === 0 ? null : texts.t("planning:risk.impossible", { count: spread.impossible }), // prettier-ignore
    years: years.map(String),
    rows: [
      row(texts.t("planning:line.bau"), spread.bau),
      ...scenarios.flatMap(([id, one]) => {
        const name = nameByKey(texts, open, "scenario", id);
        return [row(name, one.level), row(texts.t("planning:risk.saved", { name }), one.saved)];
      }),
    ],
    chances: figures.bauTargets.map(({ id }) => ({
      name: nameByKey(texts, open, "target", id),
      said: scenarios.map(([scenario, { chance }]) =>
        texts.t("planning:risk.chance", {
          name: nameByKey(texts, open, "scenario", scenario),
          words: chanceText(speaking, chance[id] ?? 0),
        }),
      ),
    })),
  };
}
