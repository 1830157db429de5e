import { readInventories } from "../../usecases/inventories.ts";
import { reportView } from "../../reports/html.ts";
import { faultOf } from "../fault.ts";
import { inventoryCrumbs, openInventory } from "../inventories/open.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { DOWNLOADS, downloads, sendFile, type Download } from "./download.ts";
import { inventoryReported, type Reported } from "./reported.ts";

const INVENTORY = "/cities/:city/inventories/:inventory";

/** The city's reports: what there is to read and to hand over. */
async function showList(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts } = res.locals.voice;
  const cityId = req.params["city"] ?? "";
  const inventories = await readInventories(web.act, actor(res), cityId);
  if (!inventories.ok) throw faultOf(inventories);
  show(
    req,
    res,
    "reports/list",
    {
      title: texts.t("reports:list.title"),
      section: "reports",
      crumbs: [{ href: `/cities/${cityId}`, label: res.locals.city?.name ?? "" }],
    },
    {
      inventoriesHref: `/cities/${cityId}`,
      reports: inventories.value.map((one) => {
        const address = `/cities/${cityId}/inventories/${one.id}/report`;
        return {
          href: address,
          title: texts.t("inventory:inventory.title", { year: String(one.year) }),
          note: `GPC ${one.level}`,
          status: { kind: "started", label: texts.t("reports:draft") },
          files: downloads(texts, address),
        };
      }),
    },
  );
}

async function openReported(web: Web, req: Ask, res: Reply) {
  const open = await openInventory(web, req, res);
  return { open, reported: inventoryReported(web, res, open) };
}

async function showInventory(web: Web, req: Ask, res: Reply): Promise<void> {
  const { open, reported } = await openReported(web, req, res);
  // What cannot be computed has no report; the inventory's own page says what is wrong.
  if (!reported) return res.redirect(303, open.address);
  showReport(req, res, reported, {
    address: `${open.address}/report`,
    crumbs: inventoryCrumbs(res, open),
  });
}

interface Place {
  readonly address: string;
  readonly crumbs: ReturnType<typeof inventoryCrumbs>;
}

function showReport(req: Ask, res: Reply, reported: Reported, { address, crumbs }: Place): void {
  const { voice } = res.locals;
  const report = reported.report();
  show(
    req,
    res,
    "reports/page",
    { title: `${report.title}: ${report.subject}`, section: "reports", crumbs },
    { report: reportView(report, voice), files: downloads(voice.texts, address) },
  );
}

/** Every address of a city's reports. */
export function reportsRoutes(web: Web): Route[] {
  const view = { city: "view" } as const;
  const file = (path: string, format: Download, find: (req: Ask, res: Reply) => Promise<Found>): Route => ({
    method: "get",
    path: `${path}/report.${format}`,
    who: view,
    async handle(req, res) {
      const { reported, address } = await find(req, res);
      if (!reported) return res.redirect(303, address);
      await sendFile(res, reported, format);
    },
  });
  const findInventory = async (req: Ask, res: Reply): Promise<Found> => {
    const { open, reported } = await openReported(web, req, res);
    return { reported, address: open.address };
  };
  return [
    {
      method: "get",
      path: "/cities/:city/reports",
      who: view,
      handle: (req, res) => showList(web, req, res),
    },
    {
      method: "get",
      path: `${INVENTORY}/report`,
      who: view,
      handle: (req, res) => showInventory(web, req, res),
    },
    ...DOWNLOADS.map((format) => file(INVENTORY, format, findInventory)),
  ];
}

interface Found {
  readonly reported: Reported | null;
  /** Where the reader is sent when there is no report. */
  readonly address: string;
}
