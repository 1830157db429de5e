import { methodTexts } from "../../i18n/method-texts.ts";
import { backCast, peopleIn, perPersonFrom } from "../../methods/back-cast.ts";
import type { SeriesInput, SuggestSeries } from "../../methods/method.ts";
import { printFull } from "../../units/print-number.ts";
import type { Problem } from "../../units/problem.ts";
import { readUnit } from "../../units/unit.ts";
import { boxOf, defaultOf, MOST_CENSUSES, RATES, SPAN } from "./back-cast-form.ts";
import type { FieldSource } from "./control.ts";
import { FieldReader } from "./field-reader.ts";
import { filledYears, textOf, type TypedEntry } from "./typed.ts";

/** Estimates are typed in with so many significant digits. */
const TYPED_DIGITS = 6;

export interface BackCasted {
  readonly typed: TypedEntry;
  readonly problems: readonly Problem[];
  readonly told: readonly string[];
}

/** Fills the empty years before the first known one (all, where none is) and says in the note how. */
export function fillEarlyYears(
  source: FieldSource,
  field: string,
  input: SeriesInput,
  suggest: SuggestSeries,
): BackCasted {
  const { texts, numbers, context, typed } = source;
  const t = (key: string, params = {}): string => texts.t(`inventory:early.${key}`, params);
  const box = boxOf(field);
  const reader = new FieldReader(typed, numbers.format);
  const [known] = filledYears(typed, field);
  const refuse = (name: string, code: string): void => reader.refuse(`${box}.${name}`, code);
  const number = (name: string): number | undefined => {
    const text = reader.number(`${box}.${name}`, reader.text(`${box}.${name}`)?.replace(/\s*%$/, ""));
    return text === undefined ? undefined : Number(text);
  };
  const population = readPeople(reader, box, source);
  const from = reader.wholeNumber(`${box}.from`) ?? context.year - SPAN;
  const until = known === undefined ? context.year : known - 1;
  const growth = number("growth");
  const earliest = Math.min(...population.keys());
  if (growth === undefined && reader.text(`${box}.growth`) === undefined && from < earliest) {
    refuse("growth", "back-cast.growth-missing");
  }
  const g = (growth ?? 0) / 100;
  const rate = rateOf(source, field, input, suggest, { reader, box, known, population, growth: g });
  const share = number("share");
  const defaultShare = rate?.isOwn === false ? defaultOf(source, suggest.share) : null;
  const perPersonGrowth = (number("per-person-growth") ?? 0) / 100;
  if (rate === null && reader.problems.length === 0) refuse("per-person", "back-cast.no-rate");
  if (reader.problems.length > 0 || rate === null) return { typed, problems: reader.problems, told: [] };
  const shareUsed = share === undefined ? (defaultShare?.value ?? 1) : share / 100;
  const made = backCast({
    from,
    until,
    population,
    growth: g,
    perPerson: rate.value,
    perPersonYear: rate.year,
    perPersonGrowth,
    share: shareUsed,
  });
  if (!made.ok) {
    const problems = made.problems.map((one) => ({ ...one, path: `${box}.${FIELDS[one.path] ?? one.path}` }));
    return { typed, problems, told: [] };
  }
  const filled = write(source, field, input, made.value);
  const people = [...population]
    .toSorted(([left], [right]) => left - right)
    .map(([year, count]) => t("note.people", { people: numbers.number(count, { significant: 6 }), year }))
    .join(", ");
  const shareSource = share !== undefined || defaultShare === null ? "" : ` (${defaultShare.source})`;
  const line = t("note", {
    input: methodTexts(texts, source.method).label(input).replace(/[?.]$/, ""),
    from,
    until,
    people,
    growth: numbers.percent(g),
    rate: `${numbers.number(rate.value * 1000, { significant: 4 })} kg`,
    rateYear: rate.year,
    rateSource: rate.said,
    rateGrowth: numbers.percent(perPersonGrowth),
    share: numbers.percent(shareUsed) + shareSource,
  });
  const note = typed["note"] ?? "";
  filled.typed["note"] = note.includes(line)
    ? note
    : [note.trimEnd(), line].filter((text) => text !== "").join("\n");
  const first = numbers.number(peopleIn(from, population, g), { significant: 4 });
  return {
    typed: filled.typed,
    problems: [],
    told: [t("filled", { count: filled.count, from, until }), t("check", { people: first, year: from })],
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  population: "people0",
  perPerson: "per-person",
  perPersonGrowth: "per-person-growth",
};

function readPeople(reader: FieldReader, box: string, source: FieldSource): Map<number, number> {
  const people = new Map<number, number>();
  for (let index = 0; index < MOST_CENSUSES; index++) {
    const count = reader.number(`${box}.people${index}`);
    const year = reader.wholeNumber(`${box}.year${index}`);
    if (count !== undefined && year === undefined) {
      if (reader.text(`${box}.year${index}`) === undefined)
        reader.refuse(`${box}.year${index}`, "entry.column-year");
    } else if (year !== undefined && count === undefined) {
      if (reader.text(`${box}.people${index}`) === undefined)
        reader.refuse(`${box}.people${index}`, "number.missing");
    } else if (year !== undefined && count !== undefined) people.set(year, Number(count));
  }
  if (people.size === 0 && reader.problems.length === 0 && source.population !== null)
    people.set(source.context.year, source.population);
  return people;
}

interface Rate {
  /** Tonnes for each person and year. */
  readonly value: number;
  readonly year: number;
  readonly said: string;
  /** Whether it is of what is buried already, so that no share is to be taken of it. */
  readonly isOwn: boolean;
}

/** The waste of a person: as typed, else what the first known year comes to, else the default of the place. */
function rateOf(
  source: FieldSource,
  field: string,
  input: SeriesInput,
  suggest: SuggestSeries,
  given: {
    readonly reader: FieldReader;
    readonly box: string;
    readonly known: number | undefined;
    readonly population: ReadonlyMap<number, number>;
    readonly growth: number;
  },
): Rate | null {
  const { reader, box, known, population, growth } = given;
  const { texts, context } = source;
  const path = `${box}.per-person`;
  const lastPeople = population.size === 0 ? context.year : Math.max(...population.keys());
  if (reader.text(path) !== undefined) {
    const typed = reader.quantity(path, RATES) as { value: string; unit: string } | undefined;
    const unit = typed && readUnit(typed.unit);
    if (!typed || !unit?.ok) return null;
    return {
      value: Number(typed.value) * unit.value.scale,
      year: known ?? lastPeople,
      said: texts.t("inventory:early.note.typed"),
      isOwn: false,
    };
  }
  if (known !== undefined) {
    const amount = reader.quantity(`${field}.${known}`, input.offer, `${field}.unit`) as
      | { value: string; unit: string }
      | undefined;
    const unit = amount && readUnit(amount.unit);
    if (!amount || !unit?.ok) return null;
    const found = perPersonFrom(Number(amount.value) * unit.value.scale, known, population, growth);
    if (!found.ok) {
      reader.refuse(`${box}.people0`, "back-cast.no-people");
      return null;
    }
    const said = texts.t("inventory:early.note.known", { year: known });
    return { value: found.value, year: known, said, isOwn: true };
  }
  const rate = defaultOf(source, suggest.perPerson);
  return rate && { value: rate.value, year: context.year, said: rate.source, isOwn: false };
}

/** Puts amounts into the empty years, in the series' unit; tonnes where none is chosen. */
function write(
  source: FieldSource,
  field: string,
  input: SeriesInput,
  amounts: ReadonlyMap<number, number>,
): { readonly typed: Record<string, string>; readonly count: number } {
  const typed: Record<string, string> = { ...source.typed };
  const unitText = textOf(typed, `${field}.unit`) ?? input.offer[0] ?? "t";
  const unit = readUnit(unitText);
  const scale = unit.ok ? unit.value.scale : 1;
  typed[`${field}.unit`] = unitText;
  let count = 0;
  for (const [year, tonnes] of amounts) {
    if (textOf(typed, `${field}.${year}`) !== undefined) continue;
    const value = Number((tonnes / scale).toPrecision(TYPED_DIGITS));
    typed[`${field}.${year}`] = printFull(value, source.numbers.format);
    count++;
  }
  return { typed, count };
}
