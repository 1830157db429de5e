import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { numberPrinter, printDate, printMoment } from "../../src/i18n/format.ts";
import { languages, namespaces, readCatalogue, translator } from "../../src/i18n/i18n.ts";

const folder = new URL("../../src/i18n/catalogues/", import.meta.url);
const others = languages.filter((language) => language !== "en");
const gaps = (text: string) =>
  [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)]
    .map(([, name = ""]) => name)
    .toSorted((a, b) => a.localeCompare(b));
/** English and Indonesian do not have the same plural forms: `row_one`, `row_other` are one key. */
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");

describe("the catalogues", () => {
  it("are files of namespaces we know, in every language", () => {
    expect(readdirSync(folder).toSorted()).toEqual([...languages].toSorted());
    for (const language of languages)
      for (const file of readdirSync(new URL(`${language}/`, folder)))
        expect(namespaces.map((name) => `${name}.json`)).toContain(file);
  });

  it("have no key twice, no empty text, and no text longer than a page", () => {
    for (const language of languages)
      for (const namespace of namespaces) {
        const texts = readCatalogue(language, namespace);
        const file = new URL(`${language}/${namespace}.json`, folder);
        const written =
          Object.keys(texts).length === 0 ? [] : readFileSync(file, "utf8").match(/^ {2}"[^"]+":/gm);
        expect(written?.length ?? 0, `${language}/${namespace}`).toBe(Object.keys(texts).length);
        for (const [key, text] of Object.entries(texts)) {
          expect(text.trim(), `${language}/${namespace} ${key}`).not.toBe("");
          expect(text.length, `${language}/${namespace} ${key}`).toBeLessThan(1000);
        }
      }
  });

  it.each(others)("in %s lack no key of the English, and have none that it lacks", (language) => {
    // Methods and factor names stand in English in their declarations; catalogues override them.
    for (const namespace of namespaces.filter((name) => name !== "methods")) {
      const keys = (of: typeof language | "en") =>
        new Set(Object.keys(readCatalogue(of, namespace)).map(stem));
      const [english, translated] = [keys("en"), keys(language)];
      expect(
        [...english].filter((key) => !translated.has(key)),
        `missing in ${language}/${namespace}`,
      ).toEqual([]);
      expect(
        [...translated].filter((key) => !english.has(key)),
        `only in ${language}/${namespace}`,
      ).toEqual([]);
    }
  });

  it.each(others)("in %s fill the same gaps as the English", (language) => {
    for (const namespace of namespaces)
      for (const [key, text] of Object.entries(readCatalogue(language, namespace))) {
        const english = readCatalogue("en", namespace);
        const twin = english[key] ?? english[`${stem(key)}_other`];
        if (twin !== undefined) expect(gaps(text), `${language}/${namespace} ${key}`).toEqual(gaps(twin));
      }
  });
});

describe("a translator", () => {
  const { t, find, message } = translator("id");

  it("speaks its language, and English where that has nothing", () => {
    expect(t("nav.account")).toBe("Akun");
    expect(t("no.such.key")).toBe("no.such.key");
    expect(find("no.such.key")).toBeUndefined();
    expect(find("nav.account")).toBe("Akun");
  });

  it("finds what the core and use cases say in whichever catalogue has it", () => {
    for (const code of ["number.missing", "account.sign-in-failed", "city.currency-missing"])
      expect(message({ code })).not.toBe(code);
  });

  it("fills gaps with text as it is, and never reads it as a text of its own", () => {
    const name = `{{login}} $t(nav.account) <b>&"`;
    expect(translator("en").t("users.code.title", { name })).toBe(`A code for ${name}`);
  });

  it("joins lists as its language does", () => {
    const accepted = ["t", "kg", "kt"];
    expect(translator("en").message({ code: "unit.wrong-type", params: { accepted } })).toContain(
      "t, kg, or kt",
    );
    expect(message({ code: "unit.wrong-type", params: { accepted } })).toContain("t, kg, atau kt");
  });
});

describe("numbers and dates", () => {
  it("are printed in the format a person chose", () => {
    expect(numberPrinter("en").number(1_234_567.89)).toBe("1,234,567.89");
    expect(numberPrinter("id").number(1_234_567.89)).toBe("1.234.567,89");
    expect(numberPrinter("id").percent(0.355)).toBe("35,5\u00a0%");
  });

  it("tell nothing from zero", () => {
    const { number } = numberPrinter("en");
    expect([0, null, undefined, Number.NaN].map((value) => number(value))).toEqual(["0", "–", "–", "–"]);
  });

  it("are dated in the Gregorian calendar, day first, and in UTC", () => {
    expect(printDate("2026-11-03T23:30:00Z", "en")).toBe("3 November 2026");
    expect(printDate("2026-11-03T23:30:00Z", "id")).toBe("3 November 2026");
    expect(printMoment("2026-11-03T23:30:00Z", "en")).toBe("3 November 2026 at 23:30 UTC");
  });
});
