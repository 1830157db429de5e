import { AFTERWARDS } from "../../../planning/drivers.ts";
import { KNOWN_DRIVERS, newKey } from "../part-names.ts";
import type { PartField } from "../part-fields.ts";
import { choices, nameField, present, type PartForm } from "./part-form.ts";

/** What grows, and how: one rate for every year, or values in some years. */
export const driverForm: PartForm = {
  kind: "driver",
  types: [],
  list: "growth",
  fields({ texts, open, part }) {
    const taken = new Set(open.parts.filter(({ kind }) => kind === "driver").map(({ key }) => key));
    const free = KNOWN_DRIVERS.filter((key) => !taken.has(key));
    const which: PartField = {
      kind: "radios",
      name: "which",
      label: texts.t("planning:driver.which.label"),
      choices: choices(texts, "planning:driver", [...free, "other"]),
    };
    const name = { ...nameField(texts, "driver"), optional: true } as PartField;
    return [
      ...(part || free.length === 0 ? [] : [which]),
      name,
      {
        kind: "radios",
        name: "how",
        label: texts.t("planning:driver.how.label"),
        choices: choices(texts, "planning:driver.how", ["growth", "points"]),
      },
      {
        kind: "signed-percent",
        name: "growth",
        label: texts.t("planning:driver.growth.label"),
        hint: texts.t("planning:driver.growth.hint"),
        optional: true,
      },
      {
        kind: "points",
        name: "points",
        label: texts.t("planning:driver.points.label"),
        hint: texts.t("planning:driver.points.hint", { year: String(open.stored.inventory.year) }),
        optional: true,
      },
      {
        kind: "radios",
        name: "after",
        label: texts.t("planning:driver.after.label"),
        hint: texts.t("planning:driver.after.hint"),
        choices: choices(texts, "planning:driver.after", AFTERWARDS),
        optional: true,
      },
    ];
  },
  read(reader, { part }) {
    const which = reader.choice("which", [...KNOWN_DRIVERS, "other"]);
    if (!part && (which ?? "other") === "other") reader.required("name", reader.text("name"));
    const how = reader.required("how", reader.choice("how", ["growth", "points"]));
    if (how === "growth") return { growth: reader.required("growth", reader.percent("growth")) };
    if (how === "points") {
      const after = reader.choice("after", AFTERWARDS) === "flat" ? "flat" : undefined;
      return present({ points: reader.required("points", reader.points("points", Number)), after });
    }
    return {};
  },
  write(writer, document) {
    writer.text("how", document["growth"] === undefined ? "points" : "growth");
    writer.percent("growth", document["growth"]);
    writer.points("points", document["points"]);
    if (document["points"] !== undefined) writer.text("after", document["after"] ?? "growth");
  },
  key(typed, { open }) {
    const which = typed["which"] ?? "";
    return which === "" || which === "other" ? newKey(open, "driver", typed["name"] ?? "") : which;
  },
};
