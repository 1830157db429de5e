import { DEVELOPMENT_TAGS } from "../../../planning/plan-schema.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import { partsOf } from "../open.ts";
import type { PartField } from "../part-fields.ts";
import { partName } from "../part-names.ts";
import type { PartReader } from "../part-reader.ts";
import type { PartWriter } from "../part-writer.ts";
import { present, type PartContext } from "./part-form.ts";

const LINES = ["programme", "budgetLine", "office"] as const;
const RELATIONS = ["conflicts", "requires"] as const;

/** Where a measure stands among the others, in the development plan and in the budget. */
export function placeFields({ texts, open, part }: PartContext): readonly PartField[] {
  const t = (key: string): string => texts.t(`planning:place.${key}`);
  const others = partsOf(open, "measure").filter(({ key }) => key !== part?.key);
  const items = (prefix: string) =>
    others.map((one) => ({ name: `${prefix}.${one.key}`, label: partName(texts, open, one) }));
  return [
    {
      kind: "checks",
      name: "standing",
      label: t("policy.label"),
      hint: t("policy.hint"),
      optional: true,
      groups: [{ label: null, sector: null, items: [{ name: "policy", label: t("policy.item") }] }],
    },
    { kind: "heading", name: "", label: t("title"), hint: t("hint") },
    ...LINES.map((name): PartField => ({
      kind: "text",
      name,
      label: t(`${name}.label`),
      hint: t(`${name}.hint`),
      optional: true,
    })),
    {
      kind: "checks",
      name: "tags",
      label: t("tags.label"),
      hint: t("tags.hint"),
      optional: true,
      groups: [
        {
          label: null,
          sector: null,
          items: DEVELOPMENT_TAGS.map((tag) => ({ name: `tag.${tag}`, label: t(`tag.${tag}`) })),
        },
      ],
    },
    ...(others.length === 0 ? [] : RELATIONS).map((name): PartField => ({
      kind: "checks",
      name,
      label: t(`${name}.label`),
      hint: t(`${name}.hint`),
      optional: true,
      groups: [{ label: null, sector: null, items: items(name) }],
    })),
  ];
}

export function readPlace(reader: PartReader, { open, part }: PartContext): JsonObject {
  const others = partsOf(open, "measure").filter(({ key }) => key !== part?.key);
  const ticked = (prefix: string, ids: readonly string[]): readonly string[] | undefined => {
    const found = ids.filter((id) => reader.ticked(`${prefix}.${id}`));
    return found.length > 0 ? found : undefined;
  };
  const keys = others.map(({ key }) => key);
  const development = present({
    ...Object.fromEntries(LINES.map((name) => [name, reader.text(name)])),
    tags: ticked("tag", DEVELOPMENT_TAGS),
  });
  return present({
    policy: reader.ticked("policy") || undefined,
    ...Object.fromEntries(RELATIONS.map((name) => [name, ticked(name, keys)])),
    development: Object.keys(development).length > 0 ? development : undefined,
  });
}

export function writePlace(writer: PartWriter, document: JsonObject): void {
  const development = (document["development"] ?? {}) as JsonObject;
  if (document["policy"] === true) writer.tick("policy");
  for (const name of LINES) writer.text(name, development[name]);
  for (const tag of (development["tags"] ?? []) as readonly string[]) writer.tick(`tag.${tag}`);
  for (const name of RELATIONS)
    for (const key of (document[name] ?? []) as readonly string[]) writer.tick(`${name}.${key}`);
}
