import { gwpName } from "../../factors/gwp.ts";
import { noteText } from "../../i18n/note-text.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import { GPC_ROWS, gpcRow } from "../../inventory/gpc-table.ts";
import { type Knowledge, offerOf } from "../../inventory/prepare.ts";
import type { RegisteredMethod } from "../../methods/book.ts";
import type { Method } from "../../methods/method.ts";
import type { Voice } from "../engine.ts";
import { gasText, placeText } from "../factors/names.ts";
import { rowText, sectorNumber, subsectorText } from "../../i18n/gpc-texts.ts";
import { equationGroups } from "./equations-view.ts";
import { type Example, exampleOf } from "./example.ts";
import { factorRows } from "./factors-view.ts";
import { inputRows } from "./inputs-view.ts";
import { readingText } from "./reading-text.ts";
import { labelOf, symbolRows } from "./symbols-view.ts";
import { workingView } from "./working-view.ts";

/** Everything about one method, from its declaration, with a worked example. */
export function methodView(voice: Voice, knowledge: Knowledge, registered: RegisteredMethod) {
  const { texts } = voice;
  const { method } = registered;
  const own = methodTexts(texts, method);
  const example = exampleOf(method, knowledge);
  const said = (name: string, value: string) => ({ term: texts.t(`methods:page.${name}`), value });
  const editions = method.guidelines.map((edition) => texts.t(`factors:edition.${edition}`));
  return {
    code: method.code,
    sectorNumber: sectorNumber(gpcRow(refsOf(method)[0] ?? "")?.sector ?? ""),
    summary: own.summary,
    servesAll: method.refs === "all",
    refs: refsOf(method).map((ref) => ({ ref, href: `/methods?row=${ref}`, name: refText(voice, ref) })),
    about: [
      said("source", method.source),
      said("tier", method.tier),
      said("guidelines", editions.join(", ")),
      ...(method.memo ? [said("memo", texts.t("methods:page.memo.text"))] : []),
    ],
    dataFrom: own.dataFrom,
    inputs: inputRows(voice, registered, offerOf(knowledge, example?.frame.gwp ?? "AR5")),
    equations: equationGroups(texts, registered, example?.bound.program.lines ?? []),
    symbols: symbolRows(texts, registered),
    usesYears: method.inputs.some((input) => input.kind === "series"),
    factors: factorRows(voice, knowledge.library, registered, example?.result.factors ?? []),
    pitfalls: method.pitfalls.map(
      (text, at) => texts.find(`methods:${method.code}.pitfall.${at + 1}`) ?? text,
    ),
    example: example && exampleView(voice, knowledge, method, example),
  };
}

/** The references a method serves, one by one. */
export function refsOf(method: Method): readonly string[] {
  return method.refs === "all" ? GPC_ROWS.map((row) => row.ref) : method.refs;
}

/** A row of the GPC table by its subsector and what it holds. */
export function refText({ texts }: Voice, ref: string): string {
  const row = gpcRow(ref);
  return row ? `${subsectorText(texts, row.subsector)}: ${rowText(texts, row)}` : ref;
}

function exampleView(voice: Voice, { library }: Knowledge, method: Method, example: Example) {
  const { texts, numbers } = voice;
  const { frame, result } = example;
  const label = labelOf(texts, method);
  const masses = Object.entries(result.gases).map(([gas, tonnes]) => ({
    label: gasText(gas),
    value: numbers.number(tonnes, { significant: 4 }),
    unit: "t",
  }));
  const biogenic = {
    label: texts.t("methods:page.biogenic"),
    value: numbers.number(result.biogenicCO2, { significant: 4 }),
    unit: "t",
    note: texts.t("methods:page.biogenic.note"),
  };
  return {
    label: texts.find(`methods:${method.code}.example`) ?? example.label,
    where: texts.t("methods:page.example.where", {
      place: placeText(texts, library, frame.city.grid ?? frame.city.country),
      year: String(frame.year),
      ref: result.ref,
      edition: texts.t(`factors:edition.${frame.guidelines}`),
      gwp: gwpName(frame.gwp),
    }),
    figures: [
      {
        label: texts.t("methods:page.example.total"),
        value: numbers.number(result.co2e, { significant: 5 }),
        unit: "t CO₂e",
      },
      ...masses,
      ...(result.biogenicCO2 === 0 ? [] : [biogenic]),
    ],
    inputs: Object.entries(example.inputs).map(([name, value]) => ({
      term: label(name) === name ? gasText(name.toUpperCase()) : label(name),
      value: readingText(voice, value),
    })),
    notes: result.notes.map((note) => noteText(voice, method, note)),
    gases: workingView(voice, method, result),
  };
}
