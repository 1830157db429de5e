import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isLanguage, languages, translator, type Translator } from "../i18n/i18n.ts";
import { answerAll, errorDocument, print, readDocument } from "./document-command.ts";
import { EXIT } from "./exit.ts";
import { reportFile } from "../web/reports/file.ts";
import { readKnowledge } from "./knowledge.ts";
import { type Reportable, reportable, type ShortReport, SHORT_REPORTS } from "./reportable.ts";
import { fileVoice } from "./report-voice.ts";

const USAGE =
  "report FILE --format html|pdf|xlsx|csv|json --out PATH [--lang en] [--council|--development SCENARIO]";
const FORMATS = ["html", "pdf", "xlsx", "csv", "json"] as const;
type Format = (typeof FORMATS)[number];

interface Wanted {
  readonly file: string;
  readonly format: Format;
  readonly out: string;
  readonly texts: Translator;
  /** Of a plan, a short report of one scenario in place of the whole. */
  readonly short: { readonly kind: ShortReport; readonly scenario: string } | null;
}

/** `report FILE --format F --out PATH [--lang L]`: inventory or plan document -> report; `--out -` is standard output. */
export async function run(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (typeof wanted === "string") return refuse(wanted);
  const read = readDocument(wanted.file);
  if (!read.ok) return read.exit;
  if (Array.isArray(read.value) && wanted.format !== "json") {
    return refuse(
      `An array of documents can be reported as json alone; give one document for ${wanted.format}.`,
    );
  }
  const knowledge = readKnowledge();
  const answered = answerAll(read.value, (document) => reportable(document, knowledge, wanted.texts));
  if (!answered.ok) {
    print({ errors: answered.problems.map((problem) => errorDocument(problem, translator("en"))) });
    return EXIT.invalid;
  }
  const { short } = wanted;
  if (short && !shortOf(answered.value, short)) {
    return refuse(`There is no scenario "${short.scenario}" in the plan: --${short.kind} takes the id of one of its scenarios.`); // prettier-ignore
  }
  return write(await bytesOf(answered.value as Reportable | readonly Reportable[], wanted), wanted.out);
}

async function bytesOf(reported: Reportable | readonly Reportable[], { format, texts, short }: Wanted) {
  if (Array.isArray(reported)) return jsonText(reported.map((one: Reportable) => one.document()));
  const one = reported as Reportable;
  return format === "json"
    ? jsonText(one.document())
    : reportFile((short && shortOf(one, short)) ?? one.report(), format, fileVoice(texts));
}

/** The short report, where the answer is one plan with such a scenario. */
function shortOf(answered: unknown, { kind, scenario }: NonNullable<Wanted["short"]>) {
  return Array.isArray(answered) ? null : (answered as Reportable).short(kind, scenario);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function write(content: string | Uint8Array, out: string): number {
  try {
    writeFileSync(out === "-" ? 1 : out, content);
  } catch (error) {
    process.stderr.write(`${out}: ${(error as Error).message}\n`);
    return EXIT.usage;
  }
  return EXIT.done;
}

/** What is asked for, or the sentence that says what is wrong with it. */
function readArguments(args: readonly string[]): Wanted | string {
  const option = { type: "string" } as const;
  const options = {
    format: option,
    out: option,
    lang: option,
    layout: option,
    council: option,
    development: option,
  };
  try {
    return readOptions(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (error) {
    return (error as Error).message;
  }
}

interface Given {
  readonly values: Readonly<Partial<Record<"format" | "out" | "lang" | "layout" | ShortReport, string>>>;
  readonly positionals: readonly string[];
}

function readOptions({ values, positionals }: Given): Wanted | string {
  const [file, ...rest] = positionals;
  const { format, out, lang = "en", layout } = values;
  if (file === undefined || rest.length > 0) return `Usage: cityleds ${USAGE}`;
  if (layout !== undefined)
    return "--layout is not there yet: a workbook in the layout of eCRF comes with a later version.";
  const known = FORMATS.find((one) => one === format);
  if (!known) return `--format must be one of ${FORMATS.join(", ")}.`;
  const kind = SHORT_REPORTS.find((one) => values[one] !== undefined);
  if (out === undefined || out === "") return "--out must name the file to write, or - for standard output.";
  if (!isLanguage(lang)) return `--lang must be one of ${languages.join(", ")}.`;
  return {
    file,
    format: known,
    out,
    texts: translator(lang),
    short: kind === undefined ? null : { kind, scenario: values[kind] ?? "" },
  };
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return EXIT.usage;
}
