import { waterfall } from "../../charts/waterfall.ts";
import { rowText, subsectorText } from "../../i18n/gpc-texts.ts";
import { idText } from "../../i18n/method-texts.ts";
import type { Change, Changes } from "../../inventory/changes.ts";
import { gpcRow } from "../../inventory/gpc-table.ts";
import { compareYears, type ComparedYears } from "../../usecases/compare-years.ts";
import { readInventories } from "../../usecases/inventories.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { faultOf } from "../fault.ts";
import { options } from "../form.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { massText, scaleOf, wholeText } from "../scenarios/mass-text.ts";
import { actor, type Web } from "../web.ts";
import { knowing } from "./open.ts";

const PARTS = ["activity", "intensity", "factor", "other"] as const;
/** Lines of the table; the rest is summed in one. */
const MOST_LINES = 25;

async function showChanges(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts } = res.locals.voice;
  const cityId = req.params["city"] ?? "";
  const listed = await readInventories(web.act, actor(res), cityId);
  if (!listed.ok) throw faultOf(listed);
  const inventories = listed.value.toSorted((one, other) => one.year - other.year);
  const chosen = (name: string, otherwise: string | undefined): string => {
    const asked = req.query[name];
    return inventories.find(({ id }) => id === asked)?.id ?? otherwise ?? "";
  };
  const from = chosen("from", inventories.at(-2)?.id);
  const to = chosen("to", inventories.at(-1)?.id);
  const isAble = inventories.length > 1 && from !== to;
  const compared = isAble ? await compareYears(knowing(web), actor(res), { cityId, from, to }) : null;
  if (compared && !compared.ok) throw faultOf(compared);
  const choices = inventories.map(({ id, year }): [string, string] => [id, String(year)]);
  show(
    req,
    res,
    "inventories/changes",
    {
      title: texts.t("inventory:changes.title"),
      section: "inventory",
      crumbs: [{ href: `/cities/${cityId}`, label: res.locals.city?.name ?? "" }],
    },
    {
      action: `/cities/${cityId}/changes`,
      isFew: inventories.length < 2,
      from: { id: "f-from", name: "from", options: options(from, choices) },
      to: { id: "f-to", name: "to", options: options(to, choices) },
      changes: compared ? changesView(res, compared.value) : null,
    },
  );
}

function changesView(res: Reply, { from, to, growth, outcome }: ComparedYears): object {
  const { texts, numbers } = res.locals.voice;
  const years = { from: String(from.inventory.year), to: String(to.inventory.year) };
  if (!outcome.ok) return { isBroken: true, years };
  const changes = outcome.value;
  const sorted = changes.changes.toSorted((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before)); // prettier-ignore
  const line = (name: string, one: Pick<Change, "before" | "after" | (typeof PARTS)[number]>) => ({
    name,
    cells: [one.before, one.after, ...PARTS.map((part) => one[part])].map((value) => wholeText(numbers, value)), // prettier-ignore
  });
  return {
    years,
    said: texts.t(changes.after > changes.before ? "inventory:changes.more" : "inventory:changes.less", {
      ...years,
      mass: massText(numbers, Math.abs(changes.after - changes.before)),
    }),
    chart: chartOf(res, changes, years),
    driver:
      growth === null
        ? texts.t("inventory:changes.no-driver")
        : texts.t("inventory:changes.driver", { percent: numbers.number((growth - 1) * 100, { significant: 3 }) }), // prettier-ignore
    differing: changes.differing.map((what) => texts.t(`inventory:changes.differs.${what}`)),
    columns: PARTS.map((part) => texts.t(`inventory:changes.${part}`)),
    rows: sorted.slice(0, MOST_LINES).map((one) => line(nameOf(res, one), one)),
    total: line(texts.t("inventory:changes.total"), changes),
    hidden: Math.max(0, sorted.length - MOST_LINES),
  };
}

function nameOf(res: Reply, { ref, kind }: Change): string {
  const { texts } = res.locals.voice;
  const row = gpcRow(ref);
  const where = row ? `${ref} ${subsectorText(texts, row.subsector)}: ${rowText(texts, row)}` : ref;
  return [where, ...kind.map((id) => idText(texts, id))].join(", ");
}

function chartOf(
  res: Reply,
  changes: Changes,
  years: { readonly from: string; readonly to: string },
): ChartView | null {
  const { texts, numbers } = res.locals.voice;
  const scale = scaleOf(Math.max(changes.before, changes.after));
  const steps = [
    { name: years.from, kind: "total" as const, value: changes.before },
    ...PARTS.map((part) => ({ name: texts.t(`inventory:changes.${part}`), kind: "change" as const, value: changes[part] })), // prettier-ignore
    { name: years.to, kind: "total" as const, value: changes.after },
  ];
  const words = {
    formatChange: (value: number) => `${value > 0 ? "+" : ""}${massText(numbers, value, scale)}`,
    nameColumn: texts.t("inventory:changes.what"),
    valueColumn: "t CO₂e",
  };
  return chartView(
    (drawing) => waterfall(steps, words, drawing),
    {
      id: "changes",
      title: texts.t("inventory:changes.chart", years),
      desc: texts.t("inventory:changes.chart.desc"),
      format: (value) => massText(numbers, value, scale),
    },
    (value) => wholeText(numbers, value),
  );
}

/** What changed between two of a city's inventories, and why. */
export function changesRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/changes",
      who: { city: "view" },
      handle: (req, res) => showChanges(web, req, res),
    },
  ];
}
