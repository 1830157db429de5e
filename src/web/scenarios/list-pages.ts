import { gpcRow } from "../../inventory/gpc-table.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { notYetComputed } from "../../usecases/not-yet-computed.ts";
import { subsectorText } from "../../i18n/gpc-texts.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import { textOf } from "./document-values.ts";
import { groundOf } from "./ground.ts";
import { libraryAddress } from "./library-pages.ts";
import { notYetView } from "./not-yet-view.ts";
import { partsOf, planCrumbs, type OpenPlan } from "./open.ts";
import { partName, nameByKey } from "./part-names.ts";
import {
  adoptionText,
  driverText,
  followsText,
  measureText,
  pointsText,
  reachText,
  targetText,
  type Speaking,
} from "./part-words.ts";
import { planTabs, type PlanTab } from "./plan-frame.ts";
import { percentTaken, sharing } from "./parts/limit.ts";

/** A part in a list: its name, what it says, and the way to change it. */
function itemOf(speaking: Speaking, part: PlanPart, lines: readonly (string | null)[]) {
  const { texts, open } = speaking;
  return {
    name: partName(texts, open, part),
    href: open.mayEdit ? `${open.address}/parts/${part.id}/edit` : null,
    lines: lines.filter((line) => line !== null && line !== ""),
    ground: groundOf(texts, open, part),
  };
}

function listOf(
  speaking: Speaking,
  kind: PlanPart["kind"],
  lines: (part: PlanPart) => readonly (string | null)[],
): object {
  const { texts, open } = speaking;
  return {
    title: texts.t(`planning:${kind}.list`),
    lead: texts.t(`planning:${kind}.list.lead`),
    empty: texts.t(`planning:${kind}.list.empty`),
    add: open.mayEdit
      ? { href: `${open.address}/parts/new/${kind}`, label: texts.t(`planning:${kind}.new`) }
      : null,
    items: partsOf(open, kind).map((part) => itemOf(speaking, part, lines(part))),
  };
}

function showLists(
  req: Ask,
  res: Reply,
  open: OpenPlan,
  tab: PlanTab,
  lists: readonly object[],
  more: { readonly note?: string | null; readonly later?: object | null } = {},
): void {
  const { texts } = res.locals.voice;
  show(
    req,
    res,
    "scenarios/lists",
    {
      title: texts.t(`planning:tab.${tab}.title`, { name: open.plan.name }),
      section: "scenarios",
      crumbs: planCrumbs(res, open),
    },
    {
      heading: texts.t(`planning:tab.${tab}.heading`),
      lead: texts.t(`planning:tab.${tab}.lead`),
      tabs: planTabs(texts, open, tab),
      lists,
      note: more.note ?? null,
      later: more.later ?? null,
    },
  );
}

/** How the city grows without the plan: drivers, what follows them, and the factors that move. */
export function showGrowth(req: Ask, res: Reply, open: OpenPlan): void {
  const { texts, numbers } = res.locals.voice;
  const speaking = { texts, numbers, open };
  const covered = new Set(
    partsOf(open, "projection").flatMap(({ document }) => (document["refs"] ?? []) as readonly string[]),
  );
  const left = [...new Set(open.stored.activities.map(({ ref }) => ref))].filter((ref) => !covered.has(ref));
  const rows = left.toSorted().map((ref) => `${ref} ${subsectorText(texts, gpcRow(ref)?.subsector ?? "")}`);
  showLists(
    req,
    res,
    open,
    "growth",
    [
      {
        ...listOf(speaking, "driver", (part) => [driverText(speaking, part)]),
        links: [{ href: `${open.address}/economy`, label: texts.t("planning:economy.title") }],
      },
      {
        ...listOf(speaking, "projection", (part) => [
          reachText(speaking, part),
          followsText(speaking, part),
          textOf(part.document["note"]),
        ]),
        links: [{ href: `${open.address}/fit`, label: texts.t("planning:fit.title") }],
      },
      listOf(speaking, "factor-path", (part) => [pointsText(speaking, part.document["points"])]),
    ],
    { note: rows.length === 0 ? null : texts.t("planning:projection.left", { rows: rows.join("; ") }) },
  );
}

/** What a limit says, and the scenarios whose measures take more than it allows. */
function limitLines(speaking: Speaking, { document }: PlanPart): readonly string[] {
  const { texts, numbers, open } = speaking;
  const percent = (value: number): string => numbers.number(Number(value.toPrecision(12)));
  const shared = partsOf(open, "measure").filter(({ key }) => sharing(document).includes(key));
  const room = percentTaken(document);
  const over = partsOf(open, "scenario").flatMap((scenario) => {
    const keys = (scenario.document["measures"] ?? []) as readonly string[];
    const chosen = shared.filter((one) => one.document["policy"] === true || keys.includes(one.key));
    const sum = chosen.reduce((total, one) => total + percentTaken(one.document), 0);
    const said = { name: partName(texts, open, scenario), share: percent(sum) };
    return sum > room + 1e-6 ? [texts.t("planning:limit.one", said)] : [];
  });
  const names = shared.map(
    (one) =>
    texts.t("planning:limit.one", { name: partName(texts, open, one), share: percent(percentTaken(one.document)) }), // prettier-ignore
  );
  return [
    texts.t("planning:limit.text", { share: percent(room), measures: names.join(", ") }),
    ...(over.length === 0 ? [] : [texts.t("planning:limit.over", { scenarios: over.join(", ") })]),
    textOf(document["note"]),
  ];
}

/** The measures, with what is not yet computed of a sample city's. */
export function showMeasures(req: Ask, res: Reply, open: OpenPlan): void {
  const { texts, numbers } = res.locals.voice;
  const speaking = { texts, numbers, open };
  const list = listOf(speaking, "measure", (part) => [
    ...(part.document["policy"] === true ? [texts.t("planning:place.policy.mark")] : []),
    `${texts.t(`planning:measure.type.${textOf(part.document["type"])}`)}: ${measureText(speaking, part)}`,
    `${reachText(speaking, part)} · ${adoptionText(speaking, part)}`,
  ]);
  const later = notYetComputed(open);
  const library = { href: libraryAddress(open), label: texts.t("measures:plan.title") };
  const limits = listOf(speaking, "limit", (part) => limitLines(speaking, part));
  showLists(req, res, open, "measures", [{ ...list, library }, limits], {
    later: later && notYetView(speaking, later, "measures"),
  });
}

/** The scenarios, each with the ways to copy it and to put it by. */
function scenarioList(speaking: Speaking, measuresOf: (part: PlanPart) => string): object {
  const { texts, open } = speaking;
  const list = listOf(speaking, "scenario", (part) => [measuresOf(part)]) as {
    readonly items: readonly object[];
  };
  const acts = (part: PlanPart): readonly object[] => {
    if (!open.mayEdit) return [];
    const address = `${open.address}/parts/${part.id}`;
    const isArchived = part.document["archived"] === true;
    return [
      { action: `${address}/copy`, label: texts.t("planning:scenario.copy"), version: null },
      {
        action: `${address}/archive`,
        label: texts.t(isArchived ? "planning:scenario.unarchive" : "planning:scenario.archive"),
        version: part.version,
      },
    ];
  };
  const mark = texts.t("planning:scenario.is-archived");
  return {
    ...list,
    items: partsOf(open, "scenario").map((part, at) => ({
      ...list.items[at],
      mark: part.document["archived"] === true ? mark : null,
      acts: acts(part),
    })),
  };
}

/** Scenarios, each with its measures, and the targets they are held against. */
export function showGoals(req: Ask, res: Reply, open: OpenPlan): void {
  const { texts, numbers } = res.locals.voice;
  const speaking = { texts, numbers, open };
  const measuresOf = ({ document }: PlanPart): string => {
    const keys = (document["measures"] ?? []) as readonly string[];
    if (keys.length === 0) return texts.t("planning:scenario.measures.empty");
    return keys.map((key) => nameByKey(texts, open, "measure", key)).join(", ");
  };
  const later = notYetComputed(open);
  showLists(
    req,
    res,
    open,
    "goals",
    [
      {
        ...scenarioList(speaking, measuresOf),
        links: [
          { href: `${open.address}/suggest`, label: texts.t("planning:suggest.link") },
          { href: `${open.address}/side-by-side`, label: texts.t("planning:compare.title") },
        ],
      },
      {
        ...listOf(speaking, "target", (part) => [targetText(speaking, part)]),
        links: [{ href: `${open.address}/rulers`, label: texts.t("planning:rulers.title") }],
      },
    ],
    { later: later && notYetView(speaking, later, "targets") },
  );
}
