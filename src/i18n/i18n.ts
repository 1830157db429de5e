import { readFileSync, existsSync } from "node:fs";
import { createInstance, type i18n as I18n } from "i18next";
import type { Message, MessageParams } from "../units/problem.ts";

/** Languages that have catalogues; the first is whole, and others fall back to it key by key. */
export const languages = ["en", "id"] as const;
export type Language = (typeof languages)[number];

/** One JSON file of flat keys each: `catalogues/<language>/<namespace>.json`. */
export const namespaces = [
  "web",
  "accounts",
  "core",
  "inventory",
  "planning",
  "reports",
  "factors",
  "units",
  "methods",
  "measures",
] as const;
export type Namespace = (typeof namespaces)[number];

/** Where the codes of messages are looked up, in this order. */
const speaking: readonly Namespace[] = [
  "core",
  "accounts",
  "inventory",
  "planning",
  "factors",
  "units",
  "reports",
  "web",
];

export type Catalogue = Readonly<Record<string, string>>;

/** The texts of one language. */
export interface Translator {
  readonly language: Language;
  /** The text of `key`: in namespace `web`, or of another as `planning:key`. An unknown key is returned as it is. */
  readonly t: (key: string, params?: MessageParams) => string;
  /** The sentence for something the core or a use case said, from the first namespace that has its code. */
  readonly message: (message: Message) => string;
  /** The text of `key` (as for `t`) if a catalogue has it, else undefined: for texts whose English stands in a declaration. */
  readonly find: (key: string, params?: MessageParams) => string | undefined;
}

/** Whether `value` is a language there are catalogues for. */
export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value);
}

/** The catalogue file of one language and namespace, read from disk; empty where there is none. */
export function readCatalogue(language: Language, namespace: Namespace): Catalogue {
  const file = new URL(`./catalogues/${language}/${namespace}.json`, import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Catalogue) : {};
}

let shared: I18n | undefined;

function catalogues(): I18n {
  if (shared) return shared;
  shared = createInstance();
  void shared.init({
    lng: languages[0],
    fallbackLng: languages[0],
    ns: [...namespaces],
    defaultNS: "web",
    keySeparator: false,
    nsSeparator: ":",
    initAsync: false,
    returnNull: false,
    // Handlebars escapes what it prints, and a text must never be escaped twice.
    interpolation: { escapeValue: false, skipOnVariables: true },
    resources: Object.fromEntries(
      languages.map((language) => [
        language,
        Object.fromEntries(namespaces.map((namespace) => [namespace, readCatalogue(language, namespace)])),
      ]),
    ),
  });
  return shared;
}

/** The texts of one language; the catalogues are read once for the life of the process. */
export function translator(language: Language): Translator {
  const texts = catalogues();
  const say = texts.getFixedT(language);
  const lists = new Intl.ListFormat(language, { type: "disjunction" });
  const fill = (params: MessageParams = {}) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "object" ? lists.format(value) : value,
      ]),
    );
  return {
    language,
    t: (key, params) => say(key, fill(params)),
    find: (key, params) => (texts.exists(key, { lng: language }) ? say(key, fill(params)) : undefined),
    message: ({ code, params }) => say(code, { ...fill(params), ns: [...speaking] }),
  };
}
