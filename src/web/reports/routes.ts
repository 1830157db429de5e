import { reportView } from "../../reports/html.ts";
import { readInventories } from "../../usecases/inventories.ts";
import { readPlans } from "../../usecases/plans.ts";
import { runPlan } from "../../usecases/run-plan.ts";
import { faultOf } from "../fault.ts";
import { inventoryCrumbs, knowing, openInventory } from "../inventories/open.ts";
import { show, type Ask, type Crumb, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { scenarioReportRoutes } from "./scenario-reports.ts";
import { DOWNLOADS, downloads, sendFile } from "./download.ts";
import { inventoryReported, planReported, type Reported } from "./reported.ts";

/** What an address names: a report, or none where what is stored does not compute. */
interface Found {
  readonly reported: Reported | null;
  /** The page of what the report is about; it says what is wrong where there is no report. */
  readonly address: string;
  readonly crumbs: readonly Crumb[];
}

type Find = (web: Web, req: Ask, res: Reply) => Promise<Found>;

const findInventory: Find = async (web, req, res) => {
  const open = await openInventory(web, req, res);
  return {
    reported: inventoryReported(web, res, open),
    address: open.address,
    crumbs: inventoryCrumbs(res, open),
  };
};

const findPlan: Find = async (web, req, res) => {
  const { city: cityId = "", plan: planId = "" } = req.params;
  const run = await runPlan(knowing(web), actor(res), { cityId, planId });
  if (!run.ok) throw faultOf(run);
  const address = `/cities/${cityId}/plans/${planId}`;
  const crumbs = [
    { href: `/cities/${cityId}`, label: run.value.stored.city.name },
    { href: address, label: run.value.plan.name },
  ];
  return { reported: planReported(web, res, run.value), address, crumbs };
};

/** A city's reports: what there is to read and to hand over, inventories first. */
async function showList(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts } = res.locals.voice;
  const cityId = req.params["city"] ?? "";
  const inventories = await readInventories(web.act, actor(res), cityId);
  if (!inventories.ok) throw faultOf(inventories);
  const plans = await readPlans(web.act, actor(res), { cityId });
  if (!plans.ok) throw faultOf(plans);
  const status = { kind: "started", label: texts.t("reports:draft") };
  const line = (address: string, title: string, note: string) => ({
    href: `${address}/report`,
    title,
    note,
    status,
    files: downloads(texts, `${address}/report`),
  });
  const head = {
    title: texts.t("reports:list.title"),
    section: "reports" as const,
    crumbs: [{ href: `/cities/${cityId}`, label: res.locals.city?.name ?? "" }],
  };
  show(req, res, "reports/list", head, {
    inventoriesHref: `/cities/${cityId}`,
    reports: [
      ...inventories.value.map(({ id, year, level }) =>
        line(
          `/cities/${cityId}/inventories/${id}`,
          texts.t("inventory:inventory.title", { year: String(year) }),
          `GPC ${level}`,
        ),
      ),
      ...plans.value.map(({ id, name, horizon }) =>
        line(
          `/cities/${cityId}/plans/${id}`,
          name,
          texts.t("reports:list.plan", { horizon: String(horizon) }),
        ),
      ),
    ],
  });
}

function showReport(req: Ask, res: Reply, { reported, address, crumbs }: Found): void {
  if (!reported) return res.redirect(303, address);
  const { voice } = res.locals;
  const report = reported.report();
  const head = { title: `${report.title}: ${report.subject}`, section: "reports" as const, crumbs };
  show(req, res, "reports/page", head, {
    report: reportView(report, voice),
    files: downloads(voice.texts, `${address}/report`),
  });
}

/** Every address of a city's reports. */
export function reportsRoutes(web: Web): Route[] {
  const get = (path: string, handle: Route["handle"]): Route => ({
    method: "get",
    path,
    who: { city: "view" },
    handle,
  });
  const reportOf = (path: string, find: Find): Route[] => [
    get(`${path}/report`, async (req, res) => showReport(req, res, await find(web, req, res))),
    ...DOWNLOADS.map((format) =>
      get(`${path}/report.${format}`, async (req, res) => {
        const { reported, address } = await find(web, req, res);
        if (!reported) return res.redirect(303, address);
        await sendFile(res, reported, format);
      }),
    ),
  ];
  return [
    get("/cities/:city/reports", (req, res) => showList(web, req, res)),
    ...reportOf("/cities/:city/inventories/:inventory", findInventory),
    ...reportOf("/cities/:city/plans/:plan", findPlan),
    ...scenarioReportRoutes(web),
  ];
}
