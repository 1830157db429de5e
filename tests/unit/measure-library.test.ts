import { describe, expect, it } from "vitest";
import { readCatalogue, translator } from "../../src/i18n/i18n.ts";
import { buildMeasureLibrary } from "../../src/planning/library/measure-library.ts";
import { readMeasureLibrary } from "../../src/store/measure-files.ts";
import { answered, planWith } from "./measure-library-city.ts";
import { found, savedIn, scenario } from "./planning-measures-bench.ts";

const library = readMeasureLibrary();
const all = [...library.values()];
const entry = (id: string) => {
  const one = library.get(id);
  if (!one) throw new Error(id);
  return one;
};
const computable = all.filter(({ type }) => type !== null);

/** What one entry saves in 2035, t CO2e; negative where it adds. */
function saves(id: string, grid?: string, change: object = {}): number {
  return savedIn(planWith([{ ...answered(entry(id)), ...change }], grid), 2035);
}

describe("the library", () => {
  it("has the 66 measures, two of them without a type and with the reason", () => {
    expect(library.size).toBe(66);
    const untyped = all.filter(({ type }) => type === null);
    expect(untyped.map(({ id }) => id)).toEqual(["septage", "carbon-finance"]);
    expect(untyped.every(({ note }) => note !== undefined)).toBe(true);
  });

  it("never calls a figure read at its source without naming the source", () => {
    const ranges = JSON.stringify(all).match(/\{"low":[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g) ?? [];
    expect(ranges.length).toBeGreaterThan(250);
    const unnamed = ranges.filter((one) => /"sure":"(source|second-hand)"/.test(one) && !one.includes('"source":"')); // prettier-ignore
    expect(unnamed).toEqual([]);
  });

  it("asks how much of the stock and how much at each apart, wherever a type asks both", () => {
    const both = computable.filter(({ start }) => "saving" in start || "capture" in start);
    expect(both.length).toBeGreaterThan(25);
    expect(both.filter(({ start }) => !("share" in start)).map(({ id }) => id)).toEqual([]);
  });

  it("says everything in both languages, each word differently", () => {
    const texts: { en: string; id: string }[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if ("en" in value && "id" in value) texts.push(value as { en: string; id: string });
      else for (const inner of Object.values(value)) walk(inner);
    };
    walk(all);
    expect(texts.length).toBeGreaterThan(400);
    const same = texts.filter(({ en, id }) => en === id && en.includes(" "));
    expect(same).toEqual([]);
  });

  it.each(["en", "id"] as const)(
    "has a word in %s for each id of its lists, and none that nobody uses",
    (language) => {
      const { find } = translator(language);
      const lists = { benefit: "benefits", instrument: "instruments", data: "data", sdg: "sdg", decides: "decides" } as const; // prettier-ignore
      for (const [prefix, list] of Object.entries(lists))
      for (const id of new Set(all.flatMap((one) => one[list]))) expect(find(`measures:${prefix}.${id}`), `${prefix}.${id}`).toBeDefined(); // prettier-ignore
      const used = new Set(Object.entries(lists).flatMap(([prefix, list]) => all.flatMap((one) => one[list].map((id) => `${prefix}.${id}`)))); // prettier-ignore
      const words = Object.keys(readCatalogue(language, "measures"));
      const listed = words.filter(
        (key) => /^(benefit|instrument|data|sdg|decides)\./.test(key) && key !== "sdg.note",
      );
      expect(listed.filter((key) => !used.has(key))).toEqual([]);
    },
  );

  it("lays no split of passengers out that is not whole", () => {
    for (const { id, start } of all.filter(({ type }) => type === "modal-shift")) {
      const { from, induced, unmotorised } = answered(entry(id)) as Record<string, unknown>;
      const shares = [...(from as { share: string }[]).map(({ share }) => share), induced, unmotorised];
      const sum = shares.reduce<number>((total, share) => total + (typeof share === "string" ? Number.parseFloat(share) : 0), 0); // prettier-ignore
      expect([id, start["from"] && sum]).toEqual([id, 100]);
    }
  });
});

describe("each entry computes, on a city that has what it acts on", () => {
  const NOT_AT_WORK = ["plan.factor-not-there", "plan.service-unknown", "plan.no-electricity"];

  it.each(computable.map((one) => [one.id, one.effect] as const))("%s %s", (id, effect) => {
    const own = answered(entry(id));
    const needed = entry(id).requires.map((other) => answered(entry(other)));
    const without = needed.length > 0 ? planWith(needed) : null;
    const result = planWith([own, ...needed]);
    const before = without ? savedIn(without, 2035) : 0;
    const saved = savedIn(result, 2035) - before;
    expect(Number.isFinite(saved)).toBe(true);
    expect(found(result, "plan.never-acts")).toBeUndefined();
    // Whole rows hold entries that it does not suit; a part that is named does not.
    for (const rule of entry(id).part ? NOT_AT_WORK : []) expect(found(result, rule), rule).toBeUndefined();
    if (effect === "lowers") expect(saved).toBeGreaterThan(0);
    if (effect === "raises") expect(saved).toBeLessThan(0);
    if (effect === "none") expect(saved).toBe(0);
    if (effect === "depends") expect(saved).not.toBe(0);
  });

  it.each(["low", "high"] as const)("with every %s value, save where a split must be whole", (which) => {
    for (const one of computable.filter(({ type }) => type !== "modal-shift"))
      expect(Number.isFinite(savedIn(planWith([answered(one, which)]), 2035)), one.id).toBe(true);
  });

  it.each(["cook-electric", "ebus", "ecar", "ejeepney", "ferry", "airport"])(
    "%s depends on the grid: it lowers on a clean one and raises on coal",
    (id) => {
      expect(saves(id, "0.05 t/MWh")).toBeGreaterThan(0);
      expect(saves(id, "1.6 t/MWh")).toBeLessThan(0);
    },
  );

  it("burning food in place of burying it saves, burning plastics adds their fossil carbon", () => {
    expect(saves("wte")).toBeGreaterThan(0);
    expect(saves("wte", undefined, { fraction: "plastics" })).toBeLessThan(0);
  });
});

describe("what comes out is what the figures say", () => {
  it("LED lamps: 90 % of the lamps, each 50 % less", () => {
    // 30 GWh × 0.7 t/MWh × 0.9 × 0.5; losses are a row of their own.
    expect(saves("led-street")).toBeCloseTo(30_000 * 0.7 * 0.45, 6);
  });

  it("less water lost: the pumping falls to 0.65 / 0.80 of what it was, within rounding of the figure", () => {
    expect(saves("nrw") / (40_000 * 0.7)).toBeCloseTo(1 - 0.65 / 0.8, 2);
  });

  it("electric motorcycles: 30 % of 3,000 million km, petrol less, 0.03 kWh/km more", () => {
    const charged = 900e6 * 0.03 * 1e-3 * (1.6 - 0.05);
    const apart = saves("emoto", "0.05 t/MWh") - saves("emoto", "1.6 t/MWh");
    // Losses of the grid come on top of what is charged.
    expect(apart).toBeGreaterThan(charged * (1 - 1e-9));
    expect(apart).toBeLessThan(charged * 1.25);
  });

  it("a green tariff stands beside the total and leaves it", () => {
    const result = planWith([answered(entry("community-re"))]);
    expect(scenario(result).wedges["community-re"]?.every((tonnes) => tonnes === 0)).toBe(true);
  });

  it("a sanitary landfill raises methane until its gas is caught", () => {
    const both = planWith([answered(entry("landfill-upgrade")), answered(entry("lfg"))]);
    expect(savedIn(both, 2035)).toBeGreaterThan(0);
  });
});

describe("a wrong file is refused, with the place of every fault", () => {
  const file = (measure: object) => {
    const { sector: _, ...good } = entry("led-street");
    const measures = [{ ...good, interacts: [], ...measure }];
    return buildMeasureLibrary([{ name: "x.json", data: { title: "x", sector: "I", licence: "x", about: "x", measures } }]); // prettier-ignore
  };
  const codes = (measure: object): readonly string[] => {
    const read = file(measure);
    return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
  };
  const range = { low: 1, typical: 2, high: 3, unit: "%", basis: "judgement", sure: "recall" };
  const { start } = entry("led-street");

  it("takes the good one", () => expect(file({}).ok).toBe(true));
  it.each([
    ["an unknown type", { type: "magic" }, "x.json:measures[0].type value.not-offered"],
    ["a field that the type does not ask", { start: { ...start, speed: range } }, "x.json:measures[0].start.speed key.unknown"],
    ["a question without an answer", { start: { share: range } }, "x.json:measures[0].start.saving value.missing"],
    ["values out of order", { start: { ...start, share: { ...range, low: 5 } } }, "x.json:measures[0].start.share.typical measures.out-of-order"],
    ["a source that is not named", { start: { ...start, share: { ...range, sure: "source" } } }, "x.json:measures[0].start.share.source measures.source-missing"],
    ["a share above the whole", { start: { ...start, share: { ...range, high: 130 } } }, "x.json:measures[0].start.share number.not-share"],
    ["a row that the GPC has not", { refs: ["I.99"] }, "x.json:measures[0].refs[0] reference.unknown"],
    ["a measure nobody has", { requires: ["moon"] }, "x.json:measures[0].requires measures.unknown"],
    ["no type and no reason", { type: null, start: {} }, "x.json:measures[0].note value.missing"],
    ["a goal that there is not", { sdg: ["18.1"] }, "x.json:measures[0].sdg[0] value.refused"],
  ])("%s", (_, measure, said) => expect(codes(measure)).toContain(said)); // prettier-ignore

  it("the same id twice", () => {
    const { sector: _, ...good } = entry("septage");
    const data = { title: "x", sector: "III", licence: "x", about: "x", measures: [{ ...good, interacts: [] }, { ...good, interacts: [] }] }; // prettier-ignore
    const read = buildMeasureLibrary([{ name: "x.json", data }]);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["measures.twice"]);
  });
});
