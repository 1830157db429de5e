import { gwpName } from "../factors/gwp.ts";
import type { MessageParams } from "../units/problem.ts";
import type { ActivityResult, RowResult } from "./calculate.ts";
import { type Completeness, statusOf } from "./completeness.ts";
import { isEstimate } from "../methods/estimate-schema.ts";
import { lossesCountedTwice, networksCountedTwice } from "./energy-counted-twice.ts";
import { GPC_ROWS } from "./gpc-table.ts";
import type { Prepared } from "./prepare.ts";
import { belongsTo, type Totals } from "./totals.ts";

/** Errors keep a report from being called compliant; warnings want a reason; infos are good to know. */
export type Severity = "error" | "warning" | "info";

/** Something in a computed inventory that good reporting would not leave so. `rule` is also its message code. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly refs: readonly string[];
  readonly activities: readonly string[];
  readonly params: MessageParams;
}

/** What the rules look at. */
export interface Findable {
  readonly prepared: Prepared;
  readonly activities: readonly ActivityResult[];
  readonly rows: readonly RowResult[];
  readonly totals: Totals;
  readonly completeness: Completeness;
}

type Rule = (found: Findable) => readonly Finding[];

interface Subject {
  readonly refs?: readonly string[];
  readonly activities?: readonly string[];
  readonly params?: MessageParams;
}

const finding = (rule: string, severity: Severity, subject: Subject): Finding => ({
  rule,
  severity,
  refs: subject.refs ?? [],
  activities: subject.activities ?? [],
  params: { ...subject.params, refs: listed(subject.refs ?? []) },
});

/** The references a sentence names; the finding itself carries them all. */
function listed(refs: readonly string[]): string {
  const most = 6;
  return refs.length <= most ? refs.join(", ") : `${refs.slice(0, most).join(", ")} …`;
}

/** One finding where anything was found, none otherwise. */
function oneFor(
  rule: string,
  severity: Severity,
  refs: readonly string[],
  params: MessageParams = {},
): Finding[] {
  return refs.length === 0
    ? []
    : [finding(rule, severity, { refs, params: { ...params, count: refs.length } })];
}

const SHORTEST_REASON = 10;
/** Tonnes that sums of decimal fractions leave where nothing should be left. */
const DUST = 1e-6;
/** Rows in which removals are legitimate: land, and harvested wood among the aggregate sources. */
const MAY_BE_NEGATIVE = new Set(["V.2", "V.3"]);
/** t CO2e per resident of 70 C40 cities, 5th and 95th percentile (C40 GPC database, version of 30.05.2023). */
const BASIC_PER_CAPITA = { low: 1.2, high: 14.3 };

/** Row of the level with neither number nor key (GPC 1.1, Chapter 2: completeness). */
const missingRows: Rule = ({ completeness }) => oneFor("finding.row-missing", "error", completeness.missing);

const keyWithoutReason: Rule = ({ rows }) =>
  oneFor(
    "finding.key-without-reason",
    "error",
    rows
      .filter((row) => row.notation && row.notation.reason.trim().length < SHORTEST_REASON)
      .map((row) => row.ref),
  );

const elsewhereWithoutTarget: Rule = ({ rows }) => {
  const status = new Map(rows.map((row) => [row.ref, statusOf(row)]));
  const astray = rows.filter(
    ({ notation }) =>
      notation?.key === "IE" &&
      (notation.includedIn.length === 0 ||
        notation.includedIn.some((ref) => status.get(ref) !== "computed" && status.get(ref) !== "C")),
  );
  return oneFor(
    "finding.elsewhere-without-target",
    "error",
    astray.map((row) => row.ref),
  );
};

const notEstimated: Rule = ({ completeness }) => {
  const { notEstimated: refs, required } = completeness;
  return oneFor("finding.not-estimated", refs.length > required * 0.1 ? "error" : "warning", refs);
};

const numberAndKey: Rule = ({ rows }) =>
  oneFor(
    "finding.number-and-key",
    "error",
    rows.filter((row) => row.activities > 0 && row.notation).map((row) => row.ref),
  );

const negativeEmission: Rule = ({ activities }) =>
  activities
    .filter((one) => !MAY_BE_NEGATIVE.has(one.ref) && Object.values(one.gases).some((tonnes) => tonnes < 0))
    .map((one) =>
      finding("finding.negative", "error", {
        refs: [one.ref],
        activities: [one.id],
        params: { activity: named(one) },
      }),
    );

/** First-order decay and methane commitment in one row: the same waste would be counted by two models. */
const twoWasteModels: Rule = ({ activities }) => {
  const refsOf = (method: string): Set<string> =>
    new Set(activities.filter((one) => one.method === method).map((one) => one.ref));
  const both = [...refsOf("WA-FOD").intersection(refsOf("WA-MC"))];
  return oneFor("finding.two-waste-models", "error", both);
};

/** How each road method draws the boundary of journeys (GPC 1.1, Chapter 7): one for all of a city's traffic. */
const ROAD_BOUNDARIES: Readonly<Record<string, string>> = {
  "TR-SALES": "sales",
  "TR-TERR": "geographic",
  "TR-ASIF": "geographic",
  "TR-INDUCED": "induced",
  "TR-RESIDENT": "resident",
};

const twoRoadBoundaries: Rule = ({ activities }) => {
  const road = activities.filter((one) => one.ref.startsWith("II.1.") && ROAD_BOUNDARIES[one.method]);
  if (new Set(road.map((one) => ROAD_BOUNDARIES[one.method])).size < 2) return [];
  const methods = [...new Set(road.map((one) => one.method))].toSorted().join(", ");
  return [
    finding("finding.two-road-boundaries", "warning", {
      refs: [...new Set(road.map((one) => one.ref))].toSorted(),
      activities: road.map((one) => one.id),
      params: { methods },
    }),
  ];
};

const lossesMissing: Rule = ({ rows, prepared }) => {
  const byRef = new Map(rows.map((row) => [row.ref, row]));
  const without = GPC_ROWS.filter(({ ref, scope, sector }) => {
    if (scope !== 2 || sector !== "I" || (byRef.get(ref)?.co2e ?? 0) <= 0) return false;
    const losses = byRef.get(`${ref.slice(0, -1)}3`);
    return losses !== undefined && losses.activities === 0 && losses.notation?.key !== "IE";
  });
  const severity = prepared.document.level === "BASIC+" ? "warning" : "info";
  return oneFor(
    "finding.losses-missing",
    severity,
    without.map((row) => row.ref),
  );
};

/** Losses computed with a factor that already holds them. */
const lossesTwice: Rule = ({ prepared }) =>
  lossesCountedTwice(prepared.activities).map(({ document: { id, ref, label } }) =>
    finding("finding.losses-twice", "error", {
      refs: [ref],
      activities: [id],
      params: { activity: label || id },
    }),
  );

/** A network by throughput and by length, or a part beside the whole. IPCC 2006 and 2019, V2 4.2.2.3: one basis. */
const networksTwice: Rule = ({ prepared }) =>
  networksCountedTwice(prepared.activities, prepared.document.guidelines).map(([left, right]) =>
    finding("finding.networks-twice", "error", {
      refs: [left.document.ref],
      activities: [left.document.id, right.document.id],
      params: {
        activity: left.document.label || left.document.id,
        other: right.document.label || right.document.id,
      },
    }),
  );

/** Landings and take-offs that need more fuel than was taken on: one of the two figures is wrong. IPCC 2006 V2 Eq 3.6.5. */
const landingsBeyondFuel: Rule = ({ activities }) =>
  activities
    .filter(
      ({ method, trace }) =>
        method === "TR-AVIA2" &&
        trace()
          .flatMap(({ steps }) => steps)
          .some(({ name, result }) => name === "cruiseFuel" && (result?.value ?? 0) < -DUST),
    )
    .map((one) =>
      finding("finding.landings-beyond-fuel", "error", {
        refs: [one.ref],
        activities: [one.id],
        params: { activity: named(one) },
      }),
    );

const oldFactor: Rule = ({ activities, prepared }) => {
  const { year } = prepared.document;
  return activities.flatMap((one) =>
    one.factors
      .filter(({ row }) => row?.dated && row.year !== null && Math.abs(year - row.year) > 2)
      .map(({ name, row }) =>
        finding("finding.old-factor", "warning", {
          refs: [one.ref],
          activities: [one.id],
          params: { activity: named(one), factor: name, year: row?.year ?? 0 },
        }),
      ),
  );
};

const qualityMissing: Rule = ({ prepared }) =>
  entriesWith(
    "finding.quality-missing",
    "warning",
    prepared,
    ({ document }) => !document.quality?.activity || !document.quality.factor,
  );

/** GPC 1.1, Table 5.3: high quality is detailed activity data, medium is modelled with robust assumptions. */
const estimateQuality: Rule = ({ prepared }) =>
  entriesWith(
    "finding.estimate-quality",
    "warning",
    prepared,
    ({ document }) =>
      document.quality?.activity === "H" && Object.values(document.inputs).some((one) => isEstimate(one)),
  );

const sourceMissing: Rule = ({ prepared }) =>
  entriesWith("finding.source-missing", "warning", prepared, ({ document }) => !document.source?.trim());

const otherYear: Rule = ({ prepared }) =>
  entriesWith(
    "finding.other-year",
    "warning",
    prepared,
    ({ document }) => document.dataYear !== undefined && document.dataYear !== prepared.document.year,
  );

function entriesWith(
  rule: string,
  severity: Severity,
  prepared: Prepared,
  wanted: (activity: Prepared["activities"][number]) => boolean,
): Finding[] {
  const found = prepared.activities.filter(wanted);
  if (found.length === 0) return [];
  const refs = [...new Set(found.map((one) => one.document.ref))];
  const activities = found.map((one) => one.document.id);
  return [finding(rule, severity, { refs, activities, params: { count: found.length } })];
}

const perCapita: Rule = ({ totals, prepared }) => {
  const people = prepared.document.city.population;
  if (!people || totals.basic === 0) return [];
  const tonnes = totals.basic / people;
  const { low, high } = BASIC_PER_CAPITA;
  if (tonnes >= low && tonnes <= high) return [];
  return [
    finding("finding.per-capita", "warning", {
      params: { tonnes: Number(tonnes.toPrecision(3)), low, high },
    }),
  ];
};

const unusualGwp: Rule = ({ prepared }) => {
  const { gwp } = prepared.document;
  return gwp === "AR4" || gwp === "AR5"
    ? []
    : [finding("finding.unusual-gwp", "info", { params: { set: gwpName(gwp) } })];
};

const gasWithoutGwp: Rule = ({ activities }) =>
  activities
    .filter((one) => one.notes.some((note) => note.code === "gas.no-gwp"))
    .map((one) =>
      finding("finding.gas-without-gwp", "error", {
        refs: [one.ref],
        activities: [one.id],
        params: { activity: named(one) },
      }),
    );

/** An activity in a row that the inventory's level does not ask for is computed and shown, outside its total. */
const outsideLevel: Rule = ({ rows, prepared }) =>
  oneFor(
    "finding.outside-level",
    "info",
    GPC_ROWS.filter(
      (row, index) => !belongsTo(row.level, prepared.document.level) && (rows[index]?.activities ?? 0) > 0,
    ).map((row) => row.ref),
    { level: prepared.document.level },
  );

/** A factor of the city's own that no row of the library stands beside: misspelt, or of another version. */
const ownFactorUnknown: Rule = ({ prepared: { document, setting } }) => {
  const keys = [...new Set(document.ownFactors?.map(({ key }) => key))];
  const unknown = keys.filter((key) => !setting.library.byKey.has(key));
  if (unknown.length === 0) return [];
  return [finding("finding.own-factor-unknown", "warning", { params: { keys: listed(unknown) } })];
};

const RULES: readonly Rule[] = [
  missingRows,
  keyWithoutReason,
  elsewhereWithoutTarget,
  notEstimated,
  numberAndKey,
  negativeEmission,
  twoWasteModels,
  twoRoadBoundaries,
  lossesMissing,
  lossesTwice,
  networksTwice,
  landingsBeyondFuel,
  gasWithoutGwp,
  oldFactor,
  perCapita,
  qualityMissing,
  estimateQuality,
  sourceMissing,
  otherYear,
  unusualGwp,
  ownFactorUnknown,
  outsideLevel,
];

/** Runs every rule over a computed inventory. */
export function findingsOf(found: Findable): readonly Finding[] {
  return RULES.flatMap((rule) => rule(found));
}

function named(activity: ActivityResult): string {
  return activity.label || activity.id;
}
