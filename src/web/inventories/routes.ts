import { gwpName } from "../../factors/gwp.ts";
import { rankedBars } from "../../charts/ranked-bars.ts";
import { stackedBar } from "../../charts/stacked-bar.ts";
import type { Sector } from "../../charts/chart.ts";
import { GPC_ROWS, gpcRow, SECTORS } from "../../inventory/gpc-table.ts";
import type { InventoryResult } from "../../inventory/calculate.ts";
import type { Problem } from "../../units/problem.ts";
import type { Translator } from "../../i18n/i18n.ts";
import { statusOf } from "../../inventory/completeness.ts";
import { belongsTo } from "../../inventory/totals.ts";
import { serves } from "../../methods/method.ts";
import { setNotation } from "../../usecases/set-notation.ts";
import { chartView } from "../chart-view.ts";
import { fault, faultOf } from "../fault.ts";
import { formView, options, readForm, readVersion } from "../form.ts";
import { rowText, sectorNumber, sectorText, subsectorText } from "../../i18n/gpc-texts.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { activityView } from "./activity-view.ts";
import { inventoryCrumbs, openInventory, problemsOf, resultOf, type OpenInventory } from "./open.ts";
import { librarySaid } from "./library-said.ts";
import { publishedView } from "./published-view.ts";
import { sampleView, weakestGround } from "./sample-view.ts";
import { biggestSources, tableView } from "./result-view.ts";

const BASE = "/cities/:city/inventories/:inventory";
const KEY_FIELDS = ["key", "reason", "includedIn"] as const;

/** Million, thousand or plain tonnes, whichever gives the headline a number that can be read. */
function headline(tonnes: number): { value: number; unit: string } {
  if (Math.abs(tonnes) >= 1e7) return { value: tonnes / 1e6, unit: "Mt CO₂e" };
  return { value: tonnes, unit: "t CO₂e" };
}

/** A share in whole percent; what is not whole is never called 100 %. */
function wholePercent(share: number): number {
  return share < 1 ? Math.min(99, Math.round(share * 100)) : 100;
}

function showResult(web: Web, req: Ask, res: Reply, open: OpenInventory): void {
  const { texts, numbers } = res.locals.voice;
  const { city, inventory } = open.stored;
  const result = resultOf(open);
  const head = {
    title: texts.t("inventory:inventory.title", { year: String(inventory.year) }),
    section: "inventory" as const,
    crumbs: [{ href: `/cities/${city.id}`, label: city.name }],
  };
  const common = {
    address: open.address,
    mayEdit: open.mayEdit,
    meta: `GPC ${inventory.level} · ${result ? gwpName(result.frame.gwp) : ""} · IPCC ${inventory.guidelines}`,
    status: { kind: "started", label: texts.t("inventory:status.draft") },
    ...librarySaid(web, res, open),
  };
  if (!result) {
    const problems = problemsOf(open);
    return show(req, res, "inventories/broken", head, {
      ...common,
      isOfEntries: problems.some(({ path }) => path !== ""),
      problems: problems.map((problem) => placedText(texts, problem)),
    });
  }
  const isPlus = inventory.level === "BASIC+";
  const total = isPlus ? result.totals.basicPlus : result.totals.basic;
  const big = headline(total);
  const other = headline(isPlus ? result.totals.basic : result.totals.basicPlus);
  const territorial = headline(result.totals.territorial);
  const perHead = isPlus ? result.perCapita.basicPlus : result.perCapita.basic;
  const print = (value: number): string => numbers.number(value, { significant: 4 });
  const figures = [
    {
      label: texts.t("inventory:result.total", { level: inventory.level }),
      value: big.unit.startsWith("M")
        ? numbers.number(big.value, { decimals: 2 })
        : numbers.number(big.value, { decimals: 0 }),
      unit: big.unit,
      note: texts.t("inventory:result.full", { tonnes: numbers.number(total, { decimals: 0 }) }),
    },
    {
      label: texts.t("inventory:result.per-person"),
      value: perHead === null ? "–" : numbers.number(perHead, { decimals: 2 }),
      unit: "t",
      note: texts.t("inventory:result.asean-range"),
    },
    {
      label: isPlus ? "BASIC" : "BASIC+",
      value: print(other.value),
      unit: other.unit,
      note: texts.t("inventory:result.territorial", {
        total: `${print(territorial.value)} ${territorial.unit}`,
      }),
    },
    {
      label: texts.t("inventory:result.complete"),
      value: numbers.number(wholePercent(result.completeness.share)),
      unit: "%",
      note: texts.t("inventory:result.accounted", {
        accounted: result.completeness.accounted,
        required: result.completeness.required,
      }),
    },
  ];
  const findings = result.findings
    .filter((finding) => finding.severity !== "info")
    .toSorted((left, right) => Number(right.severity === "error") - Number(left.severity === "error"))
    .map((finding) => ({
      text: texts.message({ code: finding.rule, params: finding.params }),
      kind: finding.severity,
      href: findingHref(open.address, finding),
    }));
  show(req, res, "inventories/result", head, {
    ...common,
    figures,
    isEmpty: result.activities.length === 0,
    sectors: tableView(result, texts, open.address),
    biogenic: numbers.number(result.totals.biogenicCO2, { decimals: 0 }),
    memos: result.activities
      .filter((one) => one.memo)
      .map((one) => ({
        href: `${open.address}/activities/${one.id}`,
        label: `${one.ref} ${nameOf(res, open, one)}`,
        co2e: numbers.number(one.co2e, { decimals: 0 }),
      })),
    findings,
    shownFindings: findings.slice(0, 6),
    moreFindings: findings.slice(6),
    sample: sampleView(web, open),
    charts: chartsOf(res, open, result),
    published: publishedView(res, open, result),
    publishedSource: [...new Set(open.stored.published.map((one) => one.source))].join("; "),
  });
}

/** A problem's place in the document, where it has one, and its sentence. */
function placedText(texts: Translator, problem: Problem): string {
  return [problem.path, texts.message(problem)].filter(Boolean).join(": ");
}

function findingHref(address: string, finding: InventoryResult["findings"][number]): string {
  const [activity] = finding.activities;
  if (activity !== undefined && finding.activities.length === 1) return `${address}/activities/${activity}`;
  const [ref] = finding.refs;
  return ref === undefined ? `${address}/data` : `${address}/rows/${ref}`;
}

/** An entry's name, with a word where its figures are made up for the example. */
function nameOf(res: Reply, open: OpenInventory, one: InventoryResult["activities"][number]): string {
  const { texts } = res.locals.voice;
  const name = one.label || texts.t("inventory:entry.unnamed", { ref: one.ref });
  const ground = weakestGround(open, one.id);
  return ground === "illustrative" && !/illustrative/i.test(name)
    ? `${name} (${texts.t("inventory:basis.illustrative")})`
    : name;
}

function groundText(res: Reply, open: OpenInventory, activityId: string): string | null {
  const ground = weakestGround(open, activityId);
  return ground && res.locals.voice.texts.t(`inventory:basis.${ground}`);
}

function chartsOf(res: Reply, open: OpenInventory, result: InventoryResult) {
  const { texts, numbers } = res.locals.voice;
  const kilotonnes = (value: number): string => `${numbers.number(value / 1000, { significant: 3 })} kt`;
  const inFull = (value: number | null): string => numbers.number(value, { decimals: 0 });
  const biggest = biggestSources(result, 7);
  const ranked = chartView(
    (drawing) =>
      rankedBars(
        biggest.map((one) => ({
          name: nameOf(res, open, one),
          sector: sectorNumber(one.ref.split(".")[0] ?? "") as Sector,
          value: one.co2e,
        })),
        { nameColumn: texts.t("inventory:chart.source"), valueColumn: "t CO₂e" },
        drawing,
      ),
    {
      id: "sources",
      width: 440,
      title: texts.t("inventory:chart.biggest"),
      desc: texts.t("inventory:chart.biggest.desc"),
      format: kilotonnes,
    },
    inFull,
  );
  const scopes = [1, 2, 3] as const;
  const sectors = Object.keys(SECTORS)
    .map((sector) => ({
      name: sectorText(texts, sector),
      sector: sectorNumber(sector) as Sector,
      scopes: scopes.map((scope) => {
        const rows = GPC_ROWS.flatMap((row, index) => {
          const found = result.rows[index];
          const counted =
            row.sector === sector && row.scope === scope && belongsTo(row.level, result.frame.level);
          return counted && found && found.activities > 0 ? [found] : [];
        });
        return rows.length === 0 ? null : rows.reduce((sum, row) => sum + row.co2e, 0);
      }),
    }))
    .filter((one) => one.scopes.some((value) => value !== null));
  const stacked = chartView(
    (drawing) =>
      stackedBar(
        { scopes: scopes.map((scope) => texts.t("inventory:scope", { scope })), sectors },
        {
          total: texts.t("inventory:result.total", { level: result.frame.level }),
          nameColumn: texts.t("inventory:chart.sector"),
        },
        drawing,
      ),
    {
      id: "sectors",
      width: 1120,
      title: texts.t("inventory:chart.sectors"),
      desc: texts.t("inventory:chart.sectors.desc"),
      format: kilotonnes,
    },
    inFull,
  );
  return { ranked, stacked };
}

const STATUS_KIND = {
  computed: "done",
  NO: "off",
  IE: "off",
  NE: "wrong",
  C: "off",
  missing: "none",
} as const;

function showData(req: Ask, res: Reply, open: OpenInventory): void {
  const { texts, numbers } = res.locals.voice;
  const result = resultOf(open);
  const byRef = new Map(result?.rows.map((row) => [row.ref, row]));
  const sectors = Object.keys(SECTORS).map((sector) => {
    const rows = GPC_ROWS.filter((row) => row.sector === sector);
    const required = rows.filter((row) => belongsTo(row.level, open.stored.inventory.level));
    const accounted = required.filter((row) => {
      const found = byRef.get(row.ref);
      return found && !["missing", "NE"].includes(statusOf(found));
    });
    return {
      sectorNumber: sectorNumber(sector),
      code: sector,
      name: sectorText(texts, sector),
      progress: texts.t("inventory:data.progress", {
        accounted: accounted.length,
        required: required.length,
      }),
      subsectors: [...new Set(rows.map((row) => row.subsector))].map((subsector) => ({
        code: subsector,
        name: subsectorText(texts, subsector),
        items: rows
          .filter((row) => row.subsector === subsector)
          .map((row) => {
            const found = byRef.get(row.ref);
            const status = found ? statusOf(found) : "missing";
            const tonnes =
              found && found.activities > 0 ? `${numbers.number(found.co2e, { decimals: 0 })} t CO₂e` : null;
            return {
              href: `${open.address}/rows/${row.ref}`,
              code: row.ref,
              label: rowText(texts, row),
              note:
                tonnes ??
                (belongsTo(row.level, open.stored.inventory.level) ? "" : texts.t("inventory:data.outside")),
              sector: sectorNumber(sector),
              status: { kind: STATUS_KIND[status], label: texts.t(`inventory:row-status.${status}`) },
            };
          }),
      })),
    };
  });
  const title = texts.t("inventory:data.title");
  show(
    req,
    res,
    "inventories/data",
    { title, section: "inventory", crumbs: inventoryCrumbs(res, open) },
    {
      sectors,
      address: open.address,
      complete: result ? numbers.percent(wholePercent(result.completeness.share) / 100) : "–",
      problems: problemsOf(open).map((problem) => `${problem.path}: ${texts.message(problem)}`),
    },
  );
}

interface KeyForm {
  readonly values: Readonly<Record<(typeof KEY_FIELDS)[number], string>>;
  readonly problems: Parameters<typeof formView>[4];
}

function showRow(web: Web, req: Ask, res: Reply, open: OpenInventory, form?: KeyForm): void {
  const { texts, numbers } = res.locals.voice;
  const row = gpcRow(req.params["ref"] ?? "");
  if (!row) throw fault(404, "store.not-found");
  const result = resultOf(open);
  const found = result?.rows.find((one) => one.ref === row.ref);
  const notation = open.stored.notation.find((one) => one.ref === row.ref);
  const values = form?.values ?? {
    key: notation?.key ?? "",
    reason: notation?.reason ?? "",
    includedIn: notation?.included_in ?? "",
  };
  const view = formView(texts, "notation", values, KEY_FIELDS, form?.problems ?? []);
  const entries = (result?.activities ?? [])
    .filter((one) => one.ref === row.ref)
    .map((one) => ({
      href: `${open.address}/activities/${one.id}`,
      label: one.label || texts.t("inventory:entry.unnamed", { ref: one.ref }),
      ground: groundText(res, open, one.id),
      method: one.method,
      co2e: numbers.number(one.co2e, { decimals: 1 }),
      memo: one.memo,
      biogenic: one.biogenicCO2 === 0 ? null : numbers.number(one.biogenicCO2, { decimals: 1 }),
    }));
  const methods = [...web.knowledge.book.values()]
    .filter(({ method }) => serves(method, row.ref))
    .map(({ method }) => ({
      href: `${open.address}/rows/${row.ref}/entries/new?method=${method.code}`,
      code: method.code,
      title: methodTexts(texts, method).title,
      summary: methodTexts(texts, method).summary,
    }));
  show(
    req,
    res,
    "inventories/row",
    {
      title: `${row.ref} ${subsectorText(texts, row.subsector)}`,
      section: "inventory",
      crumbs: inventoryCrumbs(res, open, {
        href: `${open.address}/data`,
        label: texts.t("inventory:data.title"),
      }),
      wrong: view.wrong,
    },
    {
      form: view,
      what: rowText(texts, row),
      sectorNumber: sectorNumber(row.sector),
      scope: texts.t("inventory:scope", { scope: row.scope }),
      level: texts.t(`inventory:row-level.${row.level}`),
      entries,
      total: found && found.activities > 0 ? numbers.number(found.co2e, { decimals: 1 }) : null,
      notation: notation ? { key: notation.key, reason: notation.reason } : null,
      methods,
      mayEdit: open.mayEdit,
      action: `${open.address}/rows/${row.ref}/notation`,
      version: notation?.version ?? 0,
      key: {
        ...view.fields.key,
        options: options(values.key, [
          ["", texts.t("inventory:notation.none")],
          ...(["NO", "IE", "NE", "C"] as const).map(
            (key) => [key, `${key} – ${texts.t(`key.${key}`)}`] as const,
          ),
        ]),
      },
      includedIn: {
        ...view.fields.includedIn,
        options: options(values.includedIn, [
          ["", texts.t("inventory:entry.choose")],
          ...GPC_ROWS.filter((one) => one.ref !== row.ref).map(
            (one) => [one.ref, `${one.ref} ${subsectorText(texts, one.subsector)}`] as const,
          ),
        ]),
      },
    },
  );
}

/** The pages of a year's inventory: result, data to enter, a row, an entry's working. */
export function inventoriesRoutes(web: Web): Route[] {
  const view = { city: "view" } as const;
  return [
    {
      method: "get",
      path: BASE,
      who: view,
      handle: async (req, res) => showResult(web, req, res, await openInventory(web, req, res)),
    },
    {
      method: "get",
      path: `${BASE}/data`,
      who: view,
      handle: async (req, res) => showData(req, res, await openInventory(web, req, res)),
    },
    {
      method: "get",
      path: `${BASE}/rows/:ref`,
      who: view,
      handle: async (req, res) => showRow(web, req, res, await openInventory(web, req, res)),
    },
    {
      method: "get",
      path: `${BASE}/activities/:activity`,
      who: view,
      async handle(req, res) {
        const open = await openInventory(web, req, res);
        const { title, model } = activityView(web, res, open, req.params["activity"] ?? "");
        show(req, res, "inventories/activity", { title, section: "inventory", crumbs: model.crumbs }, model);
      },
    },
    {
      method: "post",
      path: `${BASE}/rows/:ref/notation`,
      who: { city: "edit" },
      async handle(req, res) {
        const open = await openInventory(web, req, res);
        const typed = readForm(req, KEY_FIELDS);
        const ref = gpcRow(req.params["ref"] ?? "")?.ref;
        if (ref === undefined) throw fault(404, "store.not-found");
        const values = { key: typed.key, reason: typed.reason, includedIn: typed.includedIn };
        const saved = await setNotation(web.act, actor(res), {
          cityId: open.stored.city.id,
          inventoryId: open.stored.inventory.id,
          ref,
          version: typed.version === "0" ? 0 : readVersion(typed),
          notation:
            typed.key === ""
              ? null
              : {
                  key: typed.key as "NO",
                  reason: typed.reason,
                  includedIn: typed.key === "IE" && typed.includedIn !== "" ? typed.includedIn : null,
                },
        });
        if (saved.ok) return goTo(req, res, `${open.address}/rows/${ref}`, "inventory:notation.saved");
        if (saved.kind !== "invalid") throw faultOf(saved);
        showRow(web, req, res, open, { values, problems: saved.problems });
      },
    },
  ];
}
