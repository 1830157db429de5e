import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = join(import.meta.dirname, "../../src");

/** What each room may import, beside itself; the arrows of the house go one way only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  units: [],
  formula: ["units"],
  factors: ["units"],
  methods: ["units", "formula", "factors"],
  inventory: ["units", "formula", "factors", "methods"],
  planning: ["units", "formula", "factors", "methods", "inventory"],
  charts: ["units", "inventory", "planning"],
  i18n: ["units", "methods", "inventory", "factors"],
  reports: ["units", "formula", "factors", "methods", "inventory", "planning", "charts", "i18n"],
  store: ["units", "formula", "factors", "methods", "inventory", "planning"],
  usecases: [
    "units",
    "formula",
    "factors",
    "methods",
    "inventory",
    "planning",
    "charts",
    "reports",
    "store",
    "i18n",
  ],
  web: [
    "units",
    "formula",
    "factors",
    "methods",
    "inventory",
    "planning",
    "charts",
    "reports",
    "store",
    "usecases",
    "i18n",
  ],
  cli: [
    "units",
    "formula",
    "factors",
    "methods",
    "inventory",
    "planning",
    "charts",
    "reports",
    "store",
    "usecases",
    "web",
    "i18n",
  ],
};

const PURE = ["units", "formula", "factors", "methods", "inventory", "planning", "charts"];

/** The one module of Node the pure core uses: to load the single-file build of mathjs. */
const NODE_ALLOWED: Readonly<Record<string, readonly string[]>> = { "units/mathjs.ts": ["node:module"] };

interface Source {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => {
    const text = readFileSync(join(SOURCE, path), "utf8");
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
      ([, target]) => target as string,
    );
    return { path: path.replaceAll("\\", "/"), room: path.split(/[/\\]/)[0] as string, text, imports };
  });

describe("the arrows of the house", () => {
  it.each(sources.filter(({ room }) => room in MAY_IMPORT).map((source) => [source.path, source] as const))(
    "%s imports only the rooms below its own",
    (_, { path, room, imports }) => {
      const rooms = imports
        .filter((target) => target.startsWith("."))
        .map(
          (target) =>
            relative(SOURCE, normalize(join(SOURCE, dirname(path), target))).split(/[/\\]/)[0] as string,
        );
      expect(rooms.filter((one) => one !== room && !MAY_IMPORT[room]?.includes(one))).toEqual([]);
    },
  );

  it("lets every folder of src stand in the table", () => {
    const rooms = new Set(sources.filter(({ path }) => path.includes("/")).map(({ room }) => room));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });
});

describe("the pure core", () => {
  it.each(sources.filter(({ room }) => PURE.includes(room)).map((source) => [source.path, source] as const))(
    "%s touches no file, clock, network, database or web server",
    (_, { path, imports, text }) => {
      const node = imports.filter((target) => target.startsWith("node:"));
      expect(node.filter((target) => !NODE_ALLOWED[path]?.includes(target))).toEqual([]);
      expect(
        imports.filter((target) => ["express", "better-sqlite3", "kysely", "handlebars"].includes(target)),
      ).toEqual([]);
      expect(text).not.toMatch(/\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.\w|\bfetch\(/);
    },
  );
});

describe("files", () => {
  it.each(sources.map(({ path, text }) => [path, text.split("\n").length] as const))(
    "%s is short enough to read",
    (_, lines) => {
      expect(lines).toBeLessThanOrEqual(451);
    },
  );
});
