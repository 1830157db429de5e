import { gpcRow } from "../inventory/gpc-table.ts";
import { offerOf, type Prepared } from "../inventory/prepare.ts";
import { belongsTo } from "../inventory/totals.ts";
import { bindActivity, type BoundActivity } from "../methods/bind.ts";
import { knownUnit } from "../methods/factor-finder.ts";
import { runActivities } from "../methods/run.ts";
import { optionsOf } from "../methods/input-schema.ts";
import { type Input, serves } from "../methods/method.ts";
import type { Reading, Readings } from "../methods/reading.ts";
import type { Message, Outcome, Problem } from "../units/problem.ts";
import { accepted, refused } from "../units/problem.ts";
import { ELECTRICITY, energyPer, energyPerDriven } from "./final-energy.ts";
import type { Source } from "./source.ts";
import type { Newcomer } from "./state.ts";
import { type Changes, variantOf } from "./variants.ts";

export interface Joining {
  readonly newcomers: readonly Newcomer[];
  readonly remarks: readonly Message[];
}

/** The method that takes another fuel where a source's method leaves off. */
const FUEL_METHODS: Readonly<Record<string, string>> = {
  "ST-FUEL": "ST-FUEL",
  "EL-LOC": "ST-FUEL",
  "TR-SALES": "TR-SALES",
  "TR-TERR": "TR-SALES",
  "TR-ASIF": "TR-SALES",
  "TR-INDUCED": "TR-SALES",
  "TR-RAIL": "TR-RAIL",
  "TR-WATER": "TR-WATER",
  "TR-OFF": "TR-OFF",
};

const choice = (value: string): Reading => ({ kind: "choice", value });

/** Where diverted waste may go: the GPC sub-sector of the treatment, its method, and what that is told. */
export const TREATMENTS: Readonly<
  Record<
    string,
    { subsector: string; method: string; readings: (fraction: string) => Readings; remark?: Message }
  >
> = {
  composting: {
    subsector: "III.2",
    method: "WA-BIO",
    readings: () => new Map([["process", choice("composting")], ["basis", choice("wet")]]), // prettier-ignore
  },
  "anaerobic-digestion": {
    subsector: "III.2",
    method: "WA-BIO",
    readings: () => new Map([["process", choice("anaerobic-digestion")], ["basis", choice("wet")]]), // prettier-ignore
  },
  incineration: {
    subsector: "III.3",
    method: "WA-INC",
    readings: (fraction) =>
      new Map<string, Reading>([
        ["composition", { kind: "composition", years: null, shares: [new Map([[fraction, 1]])] }],
        ["technology", choice("continuous-stoker")],
      ]),
    remark: { code: "plan.incineration-assumed" },
  },
};

/** Binds the activities that measures bring in, by the method book, within the inventory's own setting. */
export class Newcomers {
  readonly #prepared: Prepared;
  readonly #sources: readonly Source[];

  constructor(prepared: Prepared, sources: readonly Source[]) {
    this.#prepared = prepared;
    this.#sources = sources;
  }

  /**
   * One TJ of a fuel in the source's row, or of electricity in its sub-sector, with the grid's losses.
   * @param unit in place of the TJ: of a mass or a volume of the fuel
   */
  forFuel(fuel: string, source: Source, measure: string, unit = "TJ"): Outcome<Joining> {
    if (fuel === ELECTRICITY) return this.#forElectricity(source, measure);
    const ref = source.row.scope === 2 ? `${source.row.subsector}.1` : source.row.ref;
    const method = FUEL_METHODS[source.bound.program.registered.method.code] ?? "ST-FUEL";
    const like =
      this.#like(method, (one) => one.row.ref === ref && one.bound.choices.get("fuel") === fuel) ??
      this.#like(method, (one) => one.bound.choices.get("fuel") === fuel);
    const sibling = like ?? this.#sibling(method, fuel);
    const readings = new Map<string, Reading>(
      like?.bound.readings ?? (sibling ? shared(sibling) : [["fuel", choice(fuel)]]),
    );
    const endUse = source.bound.readings.get("endUse");
    if (!like && endUse) readings.set("endUse", endUse);
    const newcomer = this.#bind(
      { method, ref, readings, unit, like: sibling, id: `${source.id}/${measure}` },
      1,
    );
    return newcomer.ok ? accepted({ newcomers: [newcomer.value], remarks: [] }) : newcomer;
  }

  /** One tonne of a fraction in a treatment, inside or outside the city as the source is. */
  forTreatment(to: string, fraction: string, source: Source, measure: string): Outcome<Joining> {
    const treatment = TREATMENTS[to];
    if (!treatment)
      return refused({ path: "", code: "value.not-offered", params: { accepted: Object.keys(TREATMENTS) } });
    const { subsector, method, readings, remark } = treatment;
    const ref = `${subsector}.${source.row.ref.split(".").at(-1)}`;
    const id = `${source.id}/${measure}`;
    const given = readings(fraction);
    const like = this.#like(method, ({ bound }) => sameChoices(bound.choices, given));
    const newcomer = this.#bind({ method, ref, readings: given, unit: "t", like, id }, 0);
    return newcomer.ok
      ? accepted({ newcomers: [newcomer.value], remarks: remark ? [remark] : [] })
      : newcomer;
  }

  /** TJ in one coherent base unit of a source's fuel: of its energy, mass or volume. Null where it is not known. */
  energyPer(dimension: string, { bound, own }: Source): number | null {
    return energyPer(dimension, bound, own, this.#prepared.setting);
  }

  /** t CO2e of one year of an activity, as it is bound. */
  co2eOf(bound: BoundActivity): number {
    const [run] = runActivities([bound]);
    return [...(run?.gases ?? [])].reduce(
      (sum, [gas, tonnes]) =>
        sum + tonnes * (gas === "biogenicCO2" ? 0 : (this.#prepared.gwp(gas, bound.ref) ?? 0)),
      0,
    );
  }

  /** The same activity done otherwise; one of its unit is the whole of it in the inventory year. */
  variant(source: Source, changes: Changes, measure: string): Outcome<Newcomer> {
    const { inputs } = source.bound.program.registered.method;
    const unknown = [...(changes.readings ?? [])].flatMap(([name, reading]) => {
      const input = inputs.find((one) => one.name === name);
      return input ? (notOffered(input, reading, this.#prepared) ?? []) : [];
    });
    if (unknown.length > 0) return refused(...unknown);
    return variantOf(source, measure, changes, this.#prepared.setting);
  }

  /**
   * One unit of an activity that the inventory has nothing like, in a row of its own, with the factors that
   * the inventory's activities of the same method have there.
   * @param unit of the method's driven input
   */
  forRow(
    wanted: {
      readonly method: string;
      readonly ref: string;
      readonly readings: Readings;
      readonly unit: string;
    },
    measure: string,
  ): Outcome<Newcomer> {
    const like = this.#like(wanted.method, ({ row }) => row.ref === wanted.ref);
    return this.#bind({ ...wanted, like, id: `${wanted.ref}/${measure}` }, wanted.unit === "TJ" ? 1 : 0);
  }

  #forElectricity(source: Source, measure: string): Outcome<Joining> {
    const { subsector } = source.row;
    const id = `${source.id}/${measure}`;
    const used = this.#bind({ ...this.#electric("EL-LOC", `${subsector}.2`), id }, 1);
    if (!used.ok) return used;
    const lossRef = `${subsector}.3`;
    const row = gpcRow(lossRef);
    if (!row || !belongsTo(row.level, this.#prepared.document.level)) {
      return accepted({ newcomers: [used.value], remarks: [] });
    }
    const elsewhere = this.#prepared.document.notation?.some(
      ({ ref, key }) => ref === lossRef && key === "IE",
    );
    const lost = elsewhere
      ? null
      : this.#bind({ ...this.#electric("EL-TD", lossRef), id: `${id}/losses` }, 0);
    return lost?.ok
      ? accepted({
          newcomers: [used.value, lost.value],
          remarks: [{ code: "plan.losses-added", params: { ref: lossRef } }],
        })
      : accepted({
          newcomers: [used.value],
          remarks: [{ code: "plan.losses-left-out", params: { ref: lossRef } }],
        });
  }

  #electric(method: string, ref: string) {
    const like = this.#like(method, (one) => one.row.ref === ref) ?? this.#like(method, () => true);
    return { method, ref, readings: like?.bound.readings ?? new Map<string, Reading>(), unit: "TJ", like };
  }

  /** Vehicles of the same fuel that were counted by distance: their fuel is the same. */
  #sibling(method: string, fuel: string): Source | undefined {
    return method === "TR-SALES"
      ? this.#like("TR-TERR", ({ bound }) => bound.choices.get("fuel") === fuel)
      : undefined;
  }

  /** An activity of the inventory whose own factors and choices hold for a newcomer of its kind too. */
  #like(method: string, suits: (source: Source) => boolean): Source | undefined {
    return this.#sources.find((one) => one.bound.program.registered.method.code === method && suits(one));
  }

  #bind(
    wanted: {
      method: string;
      ref: string;
      readings: Readings;
      unit: string;
      like: Source | undefined;
      id: string;
    },
    perDriven: number,
  ): Outcome<Newcomer> {
    const { method, ref, like, id } = wanted;
    const registered = this.#prepared.knowledge.book.get(method);
    const row = gpcRow(ref);
    if (!registered || !row || !serves(registered.method, ref)) {
      return refused({ path: "", code: "plan.nowhere-to-go", params: { method, ref } });
    }
    const unit = knownUnit(wanted.unit);
    const one: Reading = { kind: "quantity", quantity: { value: 1, unit }, base: unit.scale };
    const readings = new Map([...wanted.readings, [[registered.method.drivenBy].flat()[0] ?? "", one]]);
    const own = like?.own ?? [];
    const unknown = unknownChoice(registered.method.inputs, readings, this.#prepared);
    const bound = unknown ? refused<BoundActivity>(unknown) : bindActivity(registered, { id, ref, readings, own }, this.#prepared.setting); // prettier-ignore
    if (!bound.ok) return bound;
    const fuel = unit.dimension === "mass" || unit.dimension === "volume" ? energyPerDriven(bound.value, own, this.#prepared.setting) : null; // prettier-ignore
    return accepted({ id, row, bound: bound.value, own, energyPerDriven: fuel ?? perDriven });
  }
}

/** What says which fuel it is, where a method asks how much of it and another how far it took one. */
function shared({ bound }: Source): readonly (readonly [string, Reading])[] {
  return [...bound.readings].filter(([name]) => ["fuel", "vehicleClass", "biofuelShare"].includes(name));
}

function sameChoices(choices: ReadonlyMap<string, string>, readings: Readings): boolean {
  return [...readings].every(
    ([name, reading]) => reading.kind !== "choice" || choices.get(name) === reading.value,
  );
}

/** A fuel that the method does not offer is refused as one, before its factors are missed. */
function unknownChoice(inputs: readonly Input[], readings: Readings, prepared: Prepared): Problem | null {
  const input = inputs.find((one) => one.name === "fuel");
  const reading = readings.get("fuel");
  return input && reading ? (notOffered(input, reading, prepared, [ELECTRICITY]) ?? null) : null;
}

/** A choice that its input does not offer, also in a row of a list. */
function notOffered(
  input: Input,
  reading: Reading,
  prepared: Prepared,
  beside: readonly string[] = [],
): Problem | undefined {
  if (input.kind === "list" && reading.kind === "list") {
    return reading.rows
      .flatMap((row) => input.columns.map((column) => [column, row.get(column.name)] as const))
      .flatMap(([column, cell]) => (cell ? (notOffered(column, cell, prepared) ?? []) : []))[0];
  }
  if (input.kind !== "choice" || reading.kind !== "choice") return undefined;
  const { knowledge, document } = prepared;
  const offered = optionsOf(input, offerOf(knowledge, document.gwp, document.guidelines));
  if (offered.includes(reading.value)) return undefined;
  const params = { found: reading.value, accepted: [...offered, ...beside] };
  return { path: "", code: "value.not-offered", params };
}
