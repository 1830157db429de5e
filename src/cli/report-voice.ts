import { fileURLToPath } from "node:url";
import { numberPrinter } from "../i18n/format.ts";
import type { Translator } from "../i18n/i18n.ts";
import { createEngine, type Engine, type Voice } from "../web/engine.ts";

/** The site's templates and a language, its numbers in the same language's format, for pages kept as files. */
export function fileVoice(texts: Translator): { readonly engine: Engine; readonly voice: Voice } {
  const engine = createEngine(fileURLToPath(new URL("../../views/", import.meta.url)));
  return { engine, voice: { texts, numbers: numberPrinter(texts.language), asset: (name) => name } };
}
