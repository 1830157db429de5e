import type { Ruled, Ruler } from "../../planning/rulers.ts";
import { milestones } from "../../planning/milestones.ts";
import type { Spread } from "../../planning/uncertainty/spread.ts";
import { chanceText } from "../../i18n/chance-text.ts";
import { massText, wholeText } from "./mass-text.ts";
import { nameByKey } from "./part-names.ts";
import { type Speaking, targetText } from "./part-words.ts";
import { inYear, levelOf, type PlanFigures } from "./plan-figures.ts";

/** The scenarios that the columns of the page are of; BAU comes before them. */
function columnsOf({ texts, open }: Speaking, { result }: PlanFigures): readonly string[] {
  return [
    texts.t("planning:line.bau"),
    ...Object.keys(result.scenarios).map((id) => nameByKey(texts, open, "scenario", id)),
  ];
}

/** A scenario against a target in words. */
export function gapView(
  { texts, numbers }: Pick<Speaking, "texts" | "numbers">,
  { gap, met }: { readonly gap: number; readonly met: boolean },
): { readonly kind: string; readonly label: string } {
  const mass = massText(numbers, Math.abs(gap));
  return {
    kind: met ? "done" : "wrong",
    label: texts.t(met ? "planning:gap.met" : "planning:gap.short", { mass }),
  };
}

/** The plan's own targets, each against every scenario, with its odds where draws were made. */
export function ownTable(speaking: Speaking, figures: PlanFigures, spread: Spread | null): object | null {
  const { texts, numbers, open } = speaking;
  const { bauTargets, result, targets } = figures;
  if (bauTargets.length === 0) return null;
  const base = levelOf(figures, result.bau)[0] ?? 0;
  return {
    columns: columnsOf(speaking, figures),
    rows: bauTargets.map((bau) => {
      const part = targets.find(({ key }) => key === bau.id);
      const isSum = part?.document["type"] === "budget";
      const cells = Object.entries(result.scenarios).map(([id, one]) => {
        const found = one.targets.find((target) => target.id === bau.id) ?? bau;
        const chance = spread?.scenarios[id]?.chance[bau.id];
        return {
          status: gapView(speaking, found),
          chance: chance === undefined ? null : chanceText({ texts, numbers }, chance),
        };
      });
      return {
        name: nameByKey(texts, open, "target", bau.id),
        text: part ? targetText(speaking, part) : "",
        moving:
          bau.movingLevel === null
            ? null
            : texts.t("planning:rulers.moving", { level: wholeText(numbers, bau.movingLevel) }),
        level: wholeText(numbers, bau.level),
        below: isSum ? "–" : belowText(speaking, base > 0 ? 1 - bau.level / base : null),
        cells: [{ status: gapView(speaking, bau), chance: null }, ...cells],
      };
    }),
  };
}

/** The country's pledges as if they held for the city. */
export function nationalTable(speaking: Speaking, figures: PlanFigures): object {
  const { texts, numbers } = speaking;
  const { rulers, unruled } = figures.result.national;
  const years = figures.result.years;
  return {
    columns: columnsOf(speaking, figures),
    rows: rulers.map((ruler) => {
      const cells: readonly (Ruled | undefined)[] = [
        ruler.bau,
        ...Object.keys(figures.result.scenarios).map((id) => ruler.scenarios[id]),
      ];
      return {
        name: pledgeText(speaking, ruler.term),
        condition: texts.t(`planning:rulers.condition.${ruler.term.condition}`),
        document: ruler.term.document,
        note: noteOf(speaking, ruler),
        level: wholeText(numbers, ruler.level),
        below: belowText(speaking, ruler.belowBase),
        cells: cells.map((one) => ({ status: one ? gapView(speaking, one) : null })),
      };
    }),
    unruled: unruled.map(({ term, why }) => ({
      name: pledgeText(speaking, term),
      why: texts.t(`planning:rulers.unruled.${why}`, { horizon: String(years.at(-1)) }),
    })),
  };
}

function noteOf({ texts }: Speaking, { movedBase, from, term }: Ruler): string | null {
  if (movedBase !== null && "baseYear" in term)
    return texts.t("planning:rulers.moved-base", { from: String(term.baseYear), to: String(movedBase) });
  if (from !== null) return texts.t("planning:rulers.summed", { from: String(from), to: String(term.year) });
  return null;
}

function pledgeText({ texts, numbers }: Speaking, term: Ruler["term"]): string {
  const reduction = "reduction" in term && term.reduction !== undefined ? numbers.number(term.reduction, { significant: 4 }) : ""; // prettier-ignore
  const level = "level" in term ? numbers.number(term.level, { significant: 4 }) : "";
  const kind = term.kind === "fixed-level" && reduction !== "" ? "base-year" : term.kind;
  const baseYear = "baseYear" in term ? String(term.baseYear ?? "") : "";
  return texts.t(`planning:rulers.pledge.${kind}`, { year: String(term.year), reduction, level, baseYear });
}

function belowText({ texts, numbers }: Speaking, below: number | null): string {
  if (below === null) return "–";
  const percent = numbers.number(Math.abs(below) * 100, { significant: 3 });
  return texts.t(below >= 0 ? "planning:rulers.below" : "planning:rulers.above", { percent });
}

/** The milestones of the main target, and where every scenario stands on them. */
export function milestoneTable(speaking: Speaking, figures: PlanFigures): object | null {
  const { texts, numbers, open } = speaking;
  const { main, result, targets } = figures;
  const document = targets.find(({ key }) => key === main?.id)?.document;
  if (!main || !document || document["type"] === "budget") return null;
  const first = result.years[0] ?? 0;
  const course = {
    from: first,
    base: levelOf(figures, result.bau)[0] ?? 0,
    year: main.year,
    level: main.level,
  };
  const found = milestones(course);
  if (found.length === 0) return null;
  const scenarios = Object.entries(result.scenarios);
  return {
    caption: texts.t("planning:rulers.milestones.caption", {
      target: nameByKey(texts, open, "target", main.id),
      from: String(first),
    }),
    columns: scenarios.map(([id]) => nameByKey(texts, open, "scenario", id)),
    rows: found.map(({ year, straight, constantRate }) => ({
      year: String(year),
      straight: wholeText(numbers, straight),
      constantRate: constantRate === null ? "–" : wholeText(numbers, constantRate),
      cells: scenarios.map(([, one]) => {
        const emissions = inYear(figures, levelOf(figures, one.totals), year);
        const gap = emissions - straight;
        return {
          emissions: wholeText(numbers, emissions),
          status: gapView(speaking, { gap, met: gap <= 0 }),
        };
      }),
    })),
  };
}
