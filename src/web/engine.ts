import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import Handlebars from "handlebars";
import type { NumberPrinter } from "../i18n/format.ts";
import type { Translator } from "../i18n/i18n.ts";
import { helpers } from "./helpers.ts";

/** What helpers need to speak the reader's language. */
export interface Voice {
  readonly texts: Translator;
  readonly numbers: NumberPrinter;
  /** Hashed address of an asset. */
  readonly asset: (name: string) => string;
}

/** A view-model: built field by field by a page, never a request's own object. */
export type View = Readonly<Record<string, unknown>>;

export interface Engine {
  /** The whole page: the view within the one layout. `view` is `folder/name` below views/. */
  page(view: string, model: View, voice: Voice): string;
  /** A page to be kept as a file: the view itself is whole, and prints `styles`, our own style sheets, in its head. */
  file(view: string, model: View, voice: Voice, styles: string): string;
}

const layout = "layouts/page";

function templateFiles(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".hbs"),
  );
  return new Map(
    names.map((name) => [
      relative(root, join(root, name)).split(sep).join("/").slice(0, -".hbs".length),
      readFileSync(join(root, name), "utf8"),
    ]),
  );
}

/**
 * Compiles every template under `root` once: files in partials/ are partials by their path below it, the
 * layout is fixed, and nothing that comes with a request can choose a file. Strict: a field a template
 * prints and the view-model lacks is an error, not a blank.
 */
export function createEngine(root: string): Engine {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  const views = new Map<string, Handlebars.TemplateDelegate>();
  const options: CompileOptions = { strict: true, preventIndent: true, knownHelpersOnly: false };
  for (const [name, source] of templateFiles(root)) {
    const template = handlebars.compile(source, options);
    if (name.startsWith("partials/")) handlebars.registerPartial(name.slice("partials/".length), template);
    else views.set(name, template);
  }
  const find = (name: string) => {
    const template = views.get(name);
    if (!template) throw new Error(`There is no view "${name}"`);
    return template;
  };
  return {
    page(view, model, voice) {
      const data = { voice };
      const body = find(view)(model, { data });
      return find(layout)({ ...model, body }, { data });
    },
    file(view, model, voice, styles) {
      const within = new Handlebars.SafeString(`<style>${styles}</style>`);
      return find(view)({ ...model, styles: within }, { data: { voice } });
    },
  };
}
