import { type SureCounts, sureCounts } from "../../factors/audit.ts";
import { type Coverage, coverageOf } from "../../factors/coverage.ts";
import { topicsOf } from "../../factors/coverage-topics.ts";
import type { FactorLibrary } from "../../factors/library.ts";
import type { Message } from "../../units/problem.ts";
import { asean, countryName, countryOptions } from "../cities/city-options.ts";
import type { Voice } from "../engine.ts";
import { coverageAddress, gridsText, listText, markOf, nearText, topicText } from "./coverage-names.ts";
import { listAddress } from "./list-view.ts";

/** What weakens a topic, the gravest first. */
const GRAVEST = [
  "missing",
  "no-pledge",
  "fallback-alone",
  "not-own-world",
  "not-own-region",
  "grids-missing",
  "needs-grid",
  "old",
  "grids-old",
  "recall-all",
  "recall-some",
  "none-at-source",
] as const;

/** The library at a glance: how sure it is, where it is weak, and what each country of ASEAN has. */
export function coverageView(voice: Voice, library: FactorLibrary, now: number) {
  const { texts, numbers } = voice;
  const countries = asean.map((code) => ({
    code,
    name: countryName(texts, code),
    href: coverageAddress(code),
    covers: coverageOf(library, code, now),
  }));
  const topics = topicsOf(library);
  const counts = sureCounts(library.rows);
  const share = (count: number): string =>
    texts.t("factors:coverage.share", {
      share: numbers.percent(count / library.rows.length, { significant: 2 }),
    });
  const figure = (label: string, value: number, note = "") => ({
    label: texts.t(`factors:coverage.${label}`),
    value: numbers.number(value),
    note,
  });
  const places = topics.filter((topic) => topic.isOfPlaces);
  const others = topics
    .filter((topic) => !topic.isOfPlaces && topic.keys.length > 0)
    .map((topic) => ({
      topic,
      counts: sureCounts(topic.keys.flatMap((key) => library.byKey.get(key) ?? [])),
    }));
  return {
    figures: [
      figure("values", library.rows.length),
      figure("at-source", counts.source, share(counts.source)),
      figure("quoted", counts["second-hand"], share(counts["second-hand"])),
      figure("recall", counts.recall, share(counts.recall)),
    ],
    choice: choiceOf(voice, library, ""),
    countries: countries.map(({ name, href }) => ({ name, href })),
    weak: [
      ...places.map((topic) => {
        const found = countries.flatMap(({ code, covers }) =>
          covers.flatMap((cover) => (cover.topic === topic ? [{ code, cover }] : [])),
        );
        return { name: topicText(texts, topic), lines: weakLines(voice, library, found) };
      }),
      ...others.map(({ topic, counts: of }) => ({
        name: topicText(texts, topic),
        lines: defaultsLines(voice, of),
      })),
    ].filter(({ lines }) => lines.length > 0),
    rows: places.map((topic) => ({
      name: topicText(texts, topic),
      cells: countries.map(({ covers }) => {
        const cover = covers.find((one) => one.topic === topic);
        return cover ? { kind: markOf(cover), label: nearText(texts, cover) } : null;
      }),
    })),
    others: others.map(({ topic, counts: of }) => ({
      name: topicText(texts, topic),
      href: listAddress({ kind: topic.id }),
      counts: [sumOf(of), of.source, of["second-hand"], of.recall].map((count) => numbers.number(count)),
    })),
  };
}

const sumOf = (counts: SureCounts): number => counts.source + counts["second-hand"] + counts.recall;

/** The form that asks for one country. */
export function choiceOf({ texts }: Voice, library: FactorLibrary, country: string) {
  const options = countryOptions(texts, library, country);
  return { id: "f-country", name: "country", error: null, options };
}

/** What is weak of defaults that are the same everywhere. */
function defaultsLines({ texts, numbers }: Voice, counts: SureCounts): readonly string[] {
  const line = (code: string, count: number): readonly string[] => {
    const params = { count, shown: numbers.number(count), all: numbers.number(sumOf(counts)) };
    return count === 0 ? [] : [texts.t(`factors:coverage.defaults.${code}`, params)];
  };
  return [...line("recall", counts.recall), ...line("quoted", counts["second-hand"])];
}

/** What is weak of one topic, a line for each kind of weakness with the countries it holds for. */
function weakLines(
  { texts }: Voice,
  library: FactorLibrary,
  found: readonly { readonly code: string; readonly cover: Coverage }[],
): readonly string[] {
  return GRAVEST.flatMap((kind) => {
    const holders = found.flatMap(({ code, cover }) =>
      cover.weak.flatMap((weak) => (weak.code === kind ? [{ code, weak }] : [])),
    );
    if (holders.length === 0) return [];
    const isAll = holders.length === asean.length && !holders.some(({ weak }) => weak.params?.["year"]);
    const countries = isAll
      ? texts.t("factors:coverage.everywhere")
      : listText(
          texts,
          holders.map(({ code, weak }) => `${countryName(texts, code)}${aside(weak)}`),
        );
    return [texts.t(`factors:coverage.all.${kind}`, { countries })];
  });

  function aside(weak: Message): string {
    const year = weak.params?.["year"];
    const grids = gridsText(texts, library, weak);
    if (typeof year === "number") return ` (${year})`;
    return grids === "" ? "" : ` (${grids})`;
  }
}
