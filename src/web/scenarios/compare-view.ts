import type { PlanPart } from "../../store/plan-parts.ts";
import { massText, wholeText } from "./mass-text.ts";
import { partsOf } from "./open.ts";
import { nameByKey, partName } from "./part-names.ts";
import { type Speaking, splitMoney } from "./part-words.ts";
import { inYear, levelOf, type PlanFigures } from "./plan-figures.ts";
import { stepChart } from "./step-chart.ts";

/** Scenarios that a page can show side by side. */
export const MOST_COMPARED = 4;

interface Row {
  readonly name: string;
  readonly cells: readonly { readonly text: string; readonly status?: object }[];
}

/** Scenarios of one plan side by side: the same growth, so that only their measures set them apart. */
export function compareView(
  speaking: Speaking,
  figures: PlanFigures,
  chosen: readonly PlanPart[],
  year: number,
): object {
  const { texts, numbers, open } = speaking;
  const { result } = figures;
  const bau = inYear(figures, levelOf(figures, result.bau), year);
  const results = chosen.map((part) => result.scenarios[part.key]);
  const t = (key: string, params: Readonly<Record<string, string>> = {}): string =>
    texts.t(`planning:compare.${key}`, params);
  const row = (name: string, cell: (at: number) => string): Row => ({
    name,
    cells: chosen.map((_, at) => ({ text: cell(at) })),
  });
  const levelAt = (at: number): number => inYear(figures, levelOf(figures, results[at]?.totals ?? result.bau), year); // prettier-ignore
  const saved = (at: number): number =>
    levelOf(figures, result.bau).reduce(
      (sum, value, index) => sum + value - (levelOf(figures, results[at]?.totals ?? result.bau)[index] ?? 0),
      0,
    );
  const npv = (at: number): number | null => {
    const costed = Object.values(results[at]?.measures ?? {}).flatMap(({ npv: value }) => value ?? []);
    return costed.length > 0 ? costed.reduce((sum, value) => sum + value, 0) : null;
  };
  const short = (value: number | null | undefined): string => numbers.number(value, { significant: 3 });
  const currency =
    partsOf(open, "measure")
      .map(({ document }) => splitMoney(document["cost"])?.currency)
      .find(Boolean) ?? "";
  const targets = figures.bauTargets.map((target): Row => ({
    name: nameByKey(texts, open, "target", target.id),
    cells: results.map((one) => {
      const found = one?.targets.find(({ id }) => id === target.id) ?? target;
      const mass = massText(numbers, Math.abs(found.gap));
      const label = texts.t(found.met ? "planning:gap.met" : "planning:gap.short", { mass });
      return { text: "", status: { kind: found.met ? "done" : "wrong", label } };
    }),
  }));
  const hasMoney = results.some((one) => one?.finance);
  return {
    columns: chosen.map((part) => partName(texts, open, part)),
    rows: [
      row(t("emissions", { year: String(year) }), (at) => wholeText(numbers, levelAt(at))),
      row(t("below", { year: String(year) }), (at) => `${short(bau === 0 ? null : (1 - levelAt(at) / bau) * 100)} %`), // prettier-ignore
      ...targets,
      row(t("saved"), (at) => massText(numbers, saved(at))),
      ...(hasMoney
        ? [
            row(t("invested", { currency }), (at) => short(sum(results[at]?.finance?.invested))),
            row(t("npv", { currency }), (at) => short(npv(at))),
            row(t("need", { currency }), (at) => short(results[at]?.finance?.peakNeed.amount)),
          ]
        : []),
    ],
    year: String(year),
    measures: partsOf(open, "measure").flatMap((measure): readonly Row[] => {
      const cells = results.map((one) => {
        const wedge = one?.wedges[measure.key];
        return { text: wedge ? wholeText(numbers, inYear(figures, wedge, year)) : "" };
      });
      return cells.every(({ text }) => text === "") ? [] : [{ name: partName(texts, open, measure), cells }];
    }),
    steps: chosen.flatMap(({ key }) => stepChart(speaking, figures, key, year) ?? []),
    parents: chosen.flatMap((part) => differsFrom(speaking, part) ?? []),
  };
}

/** What a scenario has that the one it was made from has not, and the other way round. */
function differsFrom({ texts, open }: Speaking, part: PlanPart): string | null {
  const parent = partsOf(open, "scenario").find(({ key }) => key === part.document["parent"]);
  if (!parent) return null;
  const own = (one: PlanPart): readonly string[] => (one.document["measures"] ?? []) as readonly string[];
  const named = (keys: readonly string[]): string =>
    keys.map((key) => nameByKey(texts, open, "measure", key)).join(", ");
  const added = own(part).filter((key) => !own(parent).includes(key));
  const dropped = own(parent).filter((key) => !own(part).includes(key));
  const said = { name: partName(texts, open, part), parent: partName(texts, open, parent) };
  if (added.length === 0 && dropped.length === 0) return texts.t("planning:compare.same", said);
  return [
    texts.t("planning:compare.differs", said),
    ...(added.length > 0 ? [texts.t("planning:compare.added", { measures: named(added) })] : []),
    ...(dropped.length > 0 ? [texts.t("planning:compare.dropped", { measures: named(dropped) })] : []),
  ].join(" ");
}

function sum(values: readonly number[] | undefined): number | null {
  return values ? values.reduce((total, value) => total + value, 0) : null;
}
