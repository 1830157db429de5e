import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import juice from "juice";
import type { ReportView } from "./html.ts";

/** What a PDF is made of: plain data, which can be sent to another thread. */
export interface Print {
  readonly language: string;
  readonly report: ReportView;
  /** Printed at the foot of each page: what made it and when. */
  readonly made: string;
  /** Style sheets of the site that charts are coloured by; their first `:root` is the light one. */
  readonly styles: string;
}

const views = fileURLToPath(new URL("../../views/", import.meta.url));
const template = readFileSync(`${views}print/report.typ`, "utf8");

let compiler: NodeCompiler | null = null;

/**
 * Sets a report as a PDF: A4, fonts embedded, the same bytes for the same report. Some tenths of a second for a
 * long one, on the thread that asks.
 */
export function typeset({ language, report, made, styles }: Print): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: views, fontArgs: [{ fontPaths: [`${views}fonts`] }] });
  const sheet = forDrawings(styles);
  const sections = report.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => coloured(block, sheet)),
  }));
  const inputs = { language, report: JSON.stringify({ ...report, sections, made }) };
  const compiled = compiler.compile({ mainFileContent: template, inputs });
  const document = compiled.result;
  if (!document) {
    const said = compiler.fetchDiagnostics(compiled.takeDiagnostics() ?? raise("no diagnostics"));
    throw new Error(`The report cannot be set: ${JSON.stringify(said)}`);
  }
  const bytes = compiler.pdf(document);
  compiler.evictCache(10);
  return bytes;
}

/** A chart with the colours of its classes written into its markup, which is shown without style sheets. */
function coloured(block: object, sheet: string): object {
  const { print } = block as { readonly print?: { readonly svg: string } | null };
  if (!print) return block;
  const options = { xmlMode: true, resolveCSSVariables: true, inlinePseudoElements: false };
  return { ...block, print: { ...print, svg: juice(`<style>${sheet}</style>${print.svg}`, options) } };
}

/** The light colours and the rules of charts; mixed colours have a plain one before them. */
function forDrawings(styles: string): string {
  const colours = /:root\s*\{[^}]*\}/.exec(styles)?.[0] ?? "";
  const rules = [...styles.matchAll(/^\.chart-svg[^{]*\{[^}]*\}/gm)].map(([rule]) => rule);
  return [colours, ...rules].join("\n").replaceAll(/[\w-]+:\s*color-mix\([^;]*;/g, "");
}

function raise(what: string): never {
  throw new Error(what);
}
