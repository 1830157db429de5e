import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/cli/knowledge.ts";
import { fileVoice } from "../../src/cli/report-voice.ts";
import { reportable } from "../../src/cli/reportable.ts";
import { type Language, translator } from "../../src/i18n/i18n.ts";
import type { Report } from "../../src/reports/report-model.ts";
import { planOf, readSamples } from "../../src/store/sample-files.ts";
import { reportFile } from "../../src/web/reports/file.ts";
import { inventoryOf } from "./reports-oracle.ts";

const knowledge = readKnowledge();
const samples = readSamples();
const HOSTILE = "#pagebreak() *bold* _it_ @ref $x^2$ \\u{1f600} ] [ ` <label> // gone";
const entry = { id: "a", ref: "I.1.1", method: "DIRECT", inputs: { co2: "12.5 t", methodology: "metered" } };

function reportOf(document: unknown, language: Language = "en"): Report {
  const outcome = reportable(document, knowledge, translator(language));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value.report();
}

async function pdfOf(document: unknown, language: Language = "en"): Promise<Uint8Array> {
  const file = await reportFile(reportOf(document, language), "pdf", fileVoice(translator(language)));
  return file as Uint8Array;
}

/** All text of a PDF, every run of white space one space. */
async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: true });
  return text.replaceAll(/\s+/g, " ");
}

/** Every number in a report's tables as the page prints it. */
async function printedNumbers(document: unknown): Promise<readonly string[]> {
  const page = String(await reportFile(reportOf(document), "html", fileVoice(translator("en"))));
  const tables = page.match(/<table id="t-.*?<\/table>/gs) ?? [];
  return [...tables.join("").matchAll(/<data value="[^"]*">([^<]*)<\/data>/g)].map(([, text]) =>
    (text ?? "").replaceAll(/\s+/g, " ").replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
  );
}

describe("a report as PDF", () => {
  it.each(samples.ok ? samples.value.map((sample) => [sample.id, sample] as const) : [])(
    "has every number of the page: %s",
    async (_, sample) => {
      for (const document of [sample.inventory, planOf(sample)]) {
        const text = await textOf(await pdfOf(document));
        const numbers = await printedNumbers(document);
        expect(numbers.length).toBeGreaterThan(50);
        expect(numbers.filter((number) => !text.includes(number))).toEqual([]);
      }
    },
  );

  it("is the same file every time", async () => {
    const document = inventoryOf([entry]);
    expect(Buffer.compare(await pdfOf(document), await pdfOf(document))).toBe(0);
  });

  it("says what it is, in its language", async () => {
    const pdf = await pdfOf(inventoryOf([entry]), "id");
    const { info } = await (await getDocumentProxy(Uint8Array.from(pdf))).getMetadata();
    expect((info as { readonly Title: string }).Title).toContain("Inventarisasi gas rumah kaca");
    expect(await textOf(pdf)).toContain("Inventarisasi gas rumah kaca");
  });

  it("takes names for what they are, whatever characters they hold", async () => {
    const text = await textOf(await pdfOf(inventoryOf([{ ...entry, label: HOSTILE }])));
    expect(text).toContain(HOSTILE.slice(0, 30));
  });

  it("prints the scripts of the region", async () => {
    const named = { city: { name: "นครราชสีมา ភ្នំពេញ ວຽງຈັນ ရန်ကုန်", country: "TH" } };
    const pdf = await pdfOf(inventoryOf([entry], named));
    const fonts = [...Buffer.from(pdf).toString("latin1").matchAll(/\+(NotoSans\w*)-/g)].map(([, font]) => font); // prettier-ignore
    for (const script of ["Thai", "Khmer", "Lao", "Myanmar"]) expect(fonts).toContain(`NotoSans${script}`);
  });
});
