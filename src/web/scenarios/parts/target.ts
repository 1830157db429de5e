import type { JsonObject } from "../../../store/json-columns.ts";
import { KNOWN_DRIVERS, newKey, partName } from "../part-names.ts";
import { partsOf } from "../open.ts";
import type { Choice, PartField } from "../part-fields.ts";
import { nameField, plain, present, type PartContext, type PartForm } from "./part-form.ts";

const MASSES = plain(["t", "kt", "Mt"]);

/** What each type of target is asked; `residual` is a share or a mass, `per` a driver, `?` may be left out. */
const QUESTIONS = {
  "base-year": { reduction: "percent", baseYear: "year", base: "mass?", year: "year" },
  "bau-deviation": { reduction: "percent", year: "year", adopted: "mass?" },
  "fixed-level": { level: "mass", year: "year" },
  intensity: { reduction: "percent", per: "per", baseYear: "year", base: "mass?", year: "year" },
  "net-zero": { year: "year", residual: "residual" },
  budget: { amount: "mass", from: "year", to: "year" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Question>>>>;

type Question = "percent" | "year" | "mass" | "mass?" | "residual" | "per";

function questionsOf(type: string): readonly (readonly [string, Question])[] {
  return Object.entries(
    (QUESTIONS as Readonly<Record<string, Readonly<Record<string, Question>>>>)[type] ?? {},
  );
}

function questionField(context: PartContext, name: string, question: Question): PartField {
  const { texts, open, type } = context;
  const find = (part: string) =>
    texts.find(`planning:target.${type}.${name}.${part}`) ?? texts.find(`planning:target.${name}.${part}`);
  const hint = find("hint");
  const common = { name, label: find("label") ?? name, ...(hint === undefined ? {} : { hint }) };
  switch (question) {
    case "percent":
    case "year":
      return { kind: question, ...common };
    case "mass":
      return { kind: "quantity", ...common, units: MASSES };
    case "mass?":
      return { kind: "quantity", ...common, units: MASSES, optional: true };
    case "residual":
      return { kind: "quantity", ...common, units: [["%", "%"], ...MASSES] };
    case "per": {
      const drivers = partsOf(open, "driver").map((driver): Choice => [
        driver.key,
        partName(texts, open, driver),
      ]);
      return { kind: "select", ...common, choices: [["", texts.t("form.choose")], ...drivers] };
    }
  }
}

/** What the plan is measured against. */
export const targetForm: PartForm = {
  kind: "target",
  types: Object.keys(QUESTIONS),
  list: "goals",
  fields(context) {
    const questions = questionsOf(context.type).map(([name, question]) =>
      questionField(context, name, question),
    );
    return [nameField(context.texts, "target"), ...questions];
  },
  read(reader, { type, open }) {
    const label = reader.required("name", reader.text("name"));
    const drivers = [...KNOWN_DRIVERS, ...partsOf(open, "driver").map(({ key }) => key)];
    const values = questionsOf(type).map(([name, question]): [string, unknown] => {
      switch (question) {
        case "percent":
          return [name, reader.required(name, reader.percent(name))];
        case "year":
          return [name, reader.required(name, reader.year(name))];
        case "mass":
        case "residual":
          return [name, reader.required(name, reader.quantity(name))];
        case "mass?":
          return [name, reader.quantity(name)];
        case "per":
          return [name, reader.required(name, reader.choice(name, drivers))];
      }
    });
    return present({ label, type, ...Object.fromEntries(values) });
  },
  write(writer, document: JsonObject, { type }) {
    for (const [name, question] of questionsOf(type)) {
      if (question === "percent") writer.percent(name, document[name]);
      else if (question === "mass" || question === "mass?" || question === "residual")
        writer.quantity(name, document[name]);
      else writer.text(name, document[name]);
    }
  },
  key: (typed, { open }) => newKey(open, "target", typed["name"] ?? ""),
};
