import { printDate } from "../../i18n/format.ts";
import type { Fit } from "../../planning/fit/fit.ts";
import { PartWriter } from "./part-writer.ts";
import type { OfferedDriver } from "./fit-question.ts";
import { plainElasticity } from "./fit-view.ts";
import { partsOf } from "./open.ts";
import { partName, withinSentence } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import { writeReach } from "./parts/reach.ts";

/** A form that is sent as it stands. */
interface ReadyForm {
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly version: number | null;
}

/** The ways from a fit into the plan, each as a form of the part it makes or changes. */
export interface FitUse {
  /** The rule for the rows; null where something stands in its way. */
  readonly rule: (ReadyForm & { readonly gain: boolean }) | null;
  /** Drivers of the inventories that the plan needs first. */
  readonly drivers: readonly (ReadyForm & { readonly name: string })[];
  /** A rule that some of the rows are in already. */
  readonly taken: { readonly name: string; readonly href: string } | null;
}

/**
 * How the elasticities get into the plan: through the form of a rule, filled in, with a note of where they
 * come from. A rule of exactly these rows is changed; its yearly gain goes, since the past already has it.
 */
export function fitUse(
  speaking: Speaking,
  fit: Fit,
  refs: readonly string[],
  drivers: readonly OfferedDriver[],
  at: Date,
): FitUse {
  const { texts, numbers, open } = speaking;
  const missing = drivers.filter(({ driver }) => driver === null);
  const rules = partsOf(open, "projection");
  const touching = rules.filter(({ document }) => refsOf(document).some((ref) => refs.includes(ref)));
  const [rule] = touching;
  const isSame = touching.length === 1 && rule && refsOf(rule.document).toSorted().join() === refs.toSorted().join(); // prettier-ignore
  if (rule && !isSame) {
    const href = `${open.address}/parts/${rule.id}/edit`;
    return { rule: null, drivers: [], taken: { name: partName(texts, open, rule), href } };
  }
  if (missing.length > 0) return { rule: null, drivers: missing.map((one) => driverForm(speaking, one)), taken: null }; // prettier-ignore
  const writer = new PartWriter(numbers.format);
  writeReach(writer, { refs });
  for (const { driver, value } of fit.elasticities)
    writer.number(`by.${driver}`, Number(value.toPrecision(3)));
  writer.points("steps", rule?.document["steps"], "percent");
  writer.text("note", noteText(speaking, fit, drivers, at));
  return {
    rule: {
      action: rule ? `${open.address}/parts/${rule.id}` : `${open.address}/parts/new/projection`,
      fields: fieldsOf(writer),
      version: rule?.version ?? null,
      gain: rule?.document["efficiencyGain"] !== undefined,
    },
    drivers: [],
    taken: null,
  };
}

/** Which inventories say so, how well, and when it was looked at. */
function noteText(
  { texts, numbers }: Speaking,
  { kind, elasticities, rSquared, years }: Fit,
  drivers: readonly OfferedDriver[],
  at: Date,
): string {
  const used = years.filter(({ leftOut }) => leftOut === null).map(({ year }) => String(year));
  const found = elasticities.map(({ driver, value, error }) => {
    const name = drivers.find(({ key }) => key === driver)?.name ?? driver;
    return `${withinSentence(name)} ${plainElasticity({ numbers }, value, error)}`;
  });
  return texts.t(`planning:fit.note.${kind}`, {
    date: printDate(at.toISOString(), texts.language),
    years: used.join(", "),
    found: found.join("; "),
    rSquared: numbers.number(rSquared, { decimals: 3 }),
  });
}

/** The inventories' own values as a driver of the plan. */
function driverForm({ numbers, open }: Speaking, { key, name, values }: OfferedDriver) {
  const writer = new PartWriter(numbers.format);
  writer.text("which", key);
  writer.text("how", "points");
  writer.points("points", Object.fromEntries(values));
  return { action: `${open.address}/parts/new/driver`, fields: fieldsOf(writer), version: null, name };
}

function fieldsOf(writer: PartWriter): ReadyForm["fields"] {
  return Object.entries(writer.typed).map(([name, value]) => ({ name, value }));
}

function refsOf(document: Readonly<Record<string, unknown>>): readonly string[] {
  return (document["refs"] ?? []) as readonly string[];
}
