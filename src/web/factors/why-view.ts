import type { FactorLibrary } from "../../factors/library.ts";
import { type FactorContext, placeOf } from "../../factors/resolve.ts";
import type { Translator } from "../../i18n/i18n.ts";
import { refused, accepted, type Outcome, type Problem } from "../../units/problem.ts";
import { countryOptions, gridOptions } from "../cities/city-options.ts";
import type { Voice } from "../engine.ts";
import { formView, options } from "../form.ts";
import { gridsById, keyText, placeText, whyText } from "./names.ts";
import { type Ranked, resolutionSteps } from "./order.ts";
import { rowLine } from "./row-line.ts";

/** What is asked: a key, a country or grid, a year, an edition. */
export const WHY_FIELDS = ["key", "place", "year", "edition"] as const;
export type WhyQuery = Readonly<Record<(typeof WHY_FIELDS)[number], string>>;

/** Rows shown of one place; older years beyond them are counted. */
const MOST_ROWS = 4;

/** The place, year and edition of a question, or what is wrong with it. */
export function readWhy(
  library: FactorLibrary,
  query: WhyQuery,
): Outcome<{ readonly key: string; readonly context: FactorContext }> {
  const problems: Problem[] = [];
  const { key, place, year, edition } = query;
  if (!library.byKey.has(key))
    problems.push({ path: "key", code: "factor.file.unknown-key", params: { key } });
  const grid = gridsById(library).get(place);
  const country = grid ? grid[0] : place;
  if (!library.countries.has(country)) problems.push({ path: "place", code: "page.why.place-unknown" });
  if (!/^(?:19|20)\d\d$|^2100$/.test(year)) problems.push({ path: "year", code: "page.why.year-unfit" });
  if (edition !== "2006" && edition !== "2019") problems.push({ path: "edition", code: "value.missing" });
  if (problems.length > 0) return refused(...problems);
  const guidelines = edition === "2019" ? "2019" : "2006";
  const context = { place: placeOf(library, country, place), year: Number(year), guidelines } as const;
  return accepted({ key, context });
}

/** The form, with what was asked in it. */
export function whyForm(
  texts: Translator,
  library: FactorLibrary,
  query: WhyQuery,
  problems: readonly Problem[],
) {
  const form = formView(texts, "factors", query, WHY_FIELDS, problems);
  const { key, year, place, edition } = form.fields;
  const [none, ...countries] = countryOptions(texts, library, query.place);
  const [, ...grids] = gridOptions(texts, library, query.place);
  return {
    errors: form.errors,
    key,
    year,
    place: { ...place, options: [none, ...countries.slice(0, 1), ...grids, ...countries.slice(1)] },
    edition: {
      ...edition,
      options: options(query.edition, [
        ["2006", texts.t("factors:edition.2006")],
        ["2019", texts.t("factors:edition.2019")],
      ]),
    },
  };
}

/** The way to the factor: each place with its rows, the one taken, the one that would be next. */
export function whySteps(voice: Voice, library: FactorLibrary, key: string, context: FactorContext) {
  const { texts } = voice;
  const steps = resolutionSteps(library, key, context);
  const chosen = steps.flatMap((step) => step.rows).find((one) => one.rank === 0) ?? null;
  const verdict = ({ row, rank, resolved }: Ranked): string => {
    if (resolved)
      return rank === 0
        ? whyText(texts, library, resolved.why)
        : texts.t("factors:page.why.would", { rank: (rank ?? 0) + 1 });
    if (row.dated && (row.year ?? 0) > context.year)
      return texts.t("factors:page.why.later", { year: String(context.year) });
    return texts.t("factors:page.why.other-edition");
  };
  return {
    name: keyText(texts, key),
    chosen:
      chosen?.resolved == null
        ? null
        : { ...rowLine(voice, library, chosen.row), why: whyText(texts, library, chosen.resolved.why) },
    steps: steps.map(({ region, rows }) => ({
      place: placeText(texts, library, region),
      rows: rows.slice(0, MOST_ROWS).map((one) => ({
        ...rowLine(voice, library, one.row),
        state: one.rank === 0 ? "taken" : one.rank === null ? "passed" : "after",
        status: {
          kind: one.rank === 0 ? "done" : one.rank === null ? "off" : "none",
          label: texts.t(
            `factors:page.why.${one.rank === 0 ? "taken" : one.rank === 1 ? "next" : one.rank === null ? "never" : "after"}`,
          ),
        },
        verdict: verdict(one),
      })),
      more:
        rows.length > MOST_ROWS ? texts.t("factors:page.why.more", { count: rows.length - MOST_ROWS }) : null,
    })),
  };
}
