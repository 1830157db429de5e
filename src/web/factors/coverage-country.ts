import type { SureCounts } from "../../factors/audit.ts";
import { type Coverage, coverageOf } from "../../factors/coverage.ts";
import type { FactorLibrary, FactorRow } from "../../factors/library.ts";
import { TARGET_FILE } from "../../factors/national-targets.ts";
import { resolveFactor } from "../../factors/resolve.ts";
import { countryName } from "../cities/city-options.ts";
import type { Voice } from "../engine.ts";
import { gridsText, markOf, nearText, topicText } from "./coverage-names.ts";
import { choiceOf } from "./coverage-view.ts";
import { listAddress } from "./list-view.ts";
import { rowLine } from "./row-line.ts";

/** What the library has for one country: topic by topic with what is weak, its grids, its pledges. */
export function countryView(voice: Voice, library: FactorLibrary, country: string, now: number) {
  const { texts } = voice;
  const covers = coverageOf(library, country, now).filter(({ topic }) => topic.keys.length > 0);
  const pledges = library.rows.filter((row) => row.file === TARGET_FILE && row.region === country);
  const silent = library.targets.filter((target) => target.kind === "none" && target.country === country);
  return {
    name: countryName(texts, country),
    choice: choiceOf(voice, library, country),
    listHref: listAddress({ region: country }),
    topics: covers.map((cover) => topicView(voice, library, cover)),
    grids: gridRows(library, country).map((row) => rowLine(voice, library, row)),
    pledges: pledges.map((row) => rowLine(voice, library, row)),
    silent: silent.map(({ document, note }) => ({ document, note: note ?? "" })),
    isSilent: pledges.length === 0,
  };
}

function topicView(voice: Voice, library: FactorLibrary, cover: Coverage) {
  const { texts, numbers } = voice;
  const { topic, nearest, keys, counts, newest } = cover;
  const from = (["own", "region", "world"] as const)
    .filter((near) => keys[near] > 0)
    .map((near) =>
      texts.t(`factors:coverage.from.${near}`, { count: keys[near], shown: numbers.number(keys[near]) }),
    );
  return {
    name: topicText(texts, topic),
    status: { kind: markOf(cover), label: nearText(texts, cover) },
    from: from.join("; "),
    newest: newest === null ? null : texts.t("factors:coverage.newest", { year: newest }),
    sure: nearest === "none" ? null : sureText(voice, counts),
    weak: cover.weak.map((weak) =>
      texts.t(`factors:coverage.weak.${weak.code}`, {
        ...weak.params,
        ...(weak.params?.["grids"] ? { grids: gridsText(texts, library, weak) } : {}),
      }),
    ),
  };
}

/** `12 values over all years and editions: 11 quoted, 1 to be confirmed`. */
function sureText({ texts, numbers }: Voice, counts: SureCounts): string {
  const parts = (["source", "second-hand", "recall"] as const).flatMap((sure) =>
    counts[sure] === 0
      ? []
      : [texts.t(`factors:coverage.sure.${sure}`, { count: numbers.number(counts[sure]) })],
  );
  const count = counts.source + counts["second-hand"] + counts.recall;
  return texts.t("factors:coverage.sure", { count, shown: numbers.number(count), parts: parts.join(", ") });
}

/** The newest electricity factor of each grid of a country, or of the country where it is one grid. */
function gridRows(library: FactorLibrary, country: string): readonly FactorRow[] {
  const grids = [...(library.countries.get(country)?.grids.keys() ?? [])];
  return [country, ...grids].flatMap((place) => {
    const context = { place: [place], year: 2100, guidelines: "2019" } as const;
    const keys = ["grid/ef", "grid/ef-co2e", "grid/ef-life-cycle"];
    const rows = keys.flatMap((key) => resolveFactor(library, key, context)?.row ?? []);
    return rows.slice(0, 1);
  });
}
