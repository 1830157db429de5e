import { randomUUID } from "node:crypto";
import { deleteActivity, restoreActivity } from "../../usecases/enter-activity.ts";
import { fault, faultOf } from "../fault.ts";
import { readVersion } from "../form.ts";
import { inventoryCrumbs, openInventory } from "../inventories/open.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { assist, wishOf } from "./assist.ts";
import { draftOf, dropDraft, keepDraft } from "./entry-drafts.ts";
import { actionOf, type EntryPage, fieldSource, formatOf, methodOf, rowOf, showEntry } from "./entry-page.ts";
import { saveEntry } from "./save-entry.ts";
import { typedEntry } from "./typed-entry.ts";
import type { TypedEntry } from "./typed.ts";

const FIELD_NAME = /^(in|ef|gas|quality|paste|bc)\.[\w.:-]{1,80}$|^(label|source|note|dataYear|gas:rows)$/;
const CARRIED = new Set(["requestId", "version", "method", "do"]);

/** The fields of a posted entry form; their names follow from the method, so the shape of a name is checked. */
function typedOf(req: Ask): TypedEntry {
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(bodyOf(req))) {
    if (CARRIED.has(name)) continue;
    if (!FIELD_NAME.test(name)) throw fault(400, "web.field-unknown");
    typed[name] = value;
  }
  return typed;
}

function bodyOf(req: Ask): Readonly<Record<string, string>> {
  return (req.body ?? {}) as Record<string, string>;
}

/** A single value of the address's query, or nothing. */
function queryOf(req: Ask, name: string): string {
  const value = req.query[name];
  return typeof value === "string" ? value : "";
}

/** The address of the activity that the request is about. */
function addressOf(req: Ask): string {
  const { city = "", inventory = "", activity = "" } = req.params;
  return `/cities/${city}/inventories/${inventory}/activities/${activity}`;
}

/** What the form does not show and must not lose: factors of single elements, uncertainties. */
function keptOf(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const factors = Object.entries((document["factors"] ?? {}) as Record<string, unknown>);
  return {
    factors: Object.fromEntries(factors.filter(([name]) => name.includes("."))),
    ...(document["uncertainty"] === undefined ? {} : { uncertainty: document["uncertainty"] }),
  };
}

/** Shows a form, or the draft of it that was asked for; a draft that was not is offered. */
async function openForm(
  web: Web,
  req: Ask,
  res: Reply,
  page: Omit<EntryPage, "requestId" | "problems">,
): Promise<void> {
  const draft = await draftOf(web, res, page);
  const asNew = { ...page, problems: [], requestId: randomUUID() };
  if (!draft || queryOf(req, "draft") !== "open") {
    return showEntry(web, req, res, { ...asNew, draft });
  }
  // The version that was on the screen then: what others changed since is a conflict, and not overwritten.
  const existing = page.existing && { ...page.existing, version: draft.version ?? page.existing.version };
  showEntry(web, req, res, { ...asNew, typed: draft.typed, existing });
}

/** Saves a posted form, or does what one of its other buttons says. */
async function posted(
  web: Web,
  req: Ask,
  res: Reply,
  page: Omit<EntryPage, "problems">,
  kept: Readonly<Record<string, unknown>>,
): Promise<void> {
  const said = bodyOf(req)["do"] ?? "";
  const form = page.existing ? `${actionOf(page)}/edit` : `${actionOf(page)}/new?method=${page.method.code}`;
  switch (said) {
    case "":
      return saveEntry(web, req, res, page, kept);
    case "keep":
      await keepDraft(web, res, page);
      res.status(204).end();
      return;
    case "draft":
      await keepDraft(web, res, page);
      return goTo(req, res, `${page.open.address}/rows/${page.row.ref}`, "inventory:draft.kept");
    case "discard":
      await dropDraft(web, res, page);
      return goTo(req, res, form, "inventory:draft.discarded");
  }
  const wish = wishOf(said);
  const done = wish && assist(fieldSource(web, res, { ...page, problems: [] }), wish);
  if (!done) throw fault(400, "web.field-unknown");
  const next = { ...page, ...done };
  await keepDraft(web, res, next);
  showEntry(web, req, res, next);
}

/** Entering, changing and taking back activity data. */
export function entriesRoutes(web: Web): Route[] {
  const inventory = "/cities/:city/inventories/:inventory";
  const large = { bytes: 600_000, fields: 5000 };
  const existingOf = async (req: Ask, res: Reply) => {
    const open = await openInventory(web, req, res);
    const stored = open.stored.activities.find((one) => one.id === req.params["activity"]);
    if (!stored) throw fault(404, "store.not-found");
    return { open, stored, row: rowOf(stored.ref), method: methodOf(web, stored.method, stored.ref) };
  };
  const undoable = (
    what: typeof deleteActivity,
    said: string,
    back: (req: Ask, version: number) => string,
  ): Route["handle"] => {
    return async (req, res) => {
      const version = readVersion({ version: bodyOf(req)["version"] ?? "" });
      const { city = "", inventory: inventoryId = "", activity = "" } = req.params;
      const done = await what(web.act, actor(res), {
        cityId: city,
        inventoryId,
        activityId: activity,
        version,
      });
      if (!done.ok) throw faultOf(done);
      goTo(req, res, back(req, done.value.version), said);
    };
  };
  return [
    {
      method: "get",
      path: `${inventory}/rows/:ref/entries/new`,
      who: { city: "edit" },
      async handle(req, res) {
        const open = await openInventory(web, req, res);
        const row = rowOf(req.params["ref"] ?? "");
        const method = methodOf(web, queryOf(req, "method"), row.ref);
        await openForm(web, req, res, { open, row, method, typed: {}, existing: null });
      },
    },
    {
      method: "post",
      path: `${inventory}/rows/:ref/entries`,
      who: { city: "edit" },
      body: large,
      async handle(req, res) {
        const open = await openInventory(web, req, res);
        const row = rowOf(req.params["ref"] ?? "");
        const { method: code = "", requestId = "" } = bodyOf(req);
        const method = methodOf(web, code, row.ref);
        await posted(
          web,
          req,
          res,
          { open, row, method, existing: null, requestId, typed: typedOf(req) },
          {},
        );
      },
    },
    {
      method: "get",
      path: `${inventory}/activities/:activity/edit`,
      who: { city: "edit" },
      async handle(req, res) {
        const { open, stored, row, method } = await existingOf(req, res);
        const typed = typedEntry(method, { ...stored.document, label: stored.label }, formatOf(res));
        const existing = { id: stored.id, version: stored.version };
        await openForm(web, req, res, { open, row, method, typed, existing });
      },
    },
    {
      method: "post",
      path: `${inventory}/activities/:activity`,
      who: { city: "edit" },
      body: large,
      async handle(req, res) {
        const { open, stored, row, method } = await existingOf(req, res);
        const { version = "", requestId = "" } = bodyOf(req);
        const existing = { id: stored.id, version: readVersion({ version }) };
        const page = { open, row, method, existing, requestId, typed: typedOf(req) };
        await posted(web, req, res, page, keptOf(stored.document));
      },
    },
    {
      method: "post",
      path: `${inventory}/activities/:activity/delete`,
      who: { city: "edit" },
      handle: undoable(
        deleteActivity,
        "inventory:entry.deleted",
        (req, version) => `${addressOf(req)}/deleted?version=${version}`,
      ),
    },
    {
      method: "get",
      path: `${inventory}/activities/:activity/deleted`,
      who: { city: "edit" },
      async handle(req, res) {
        const open = await openInventory(web, req, res);
        const version = readVersion({ version: queryOf(req, "version") });
        const { texts } = res.locals.voice;
        show(
          req,
          res,
          "entries/deleted",
          {
            title: texts.t("inventory:entry.deleted.title"),
            section: "inventory",
            crumbs: inventoryCrumbs(res, open),
          },
          { action: `${addressOf(req)}/restore`, version, back: open.address },
        );
      },
    },
    {
      method: "post",
      path: `${inventory}/activities/:activity/restore`,
      who: { city: "edit" },
      handle: undoable(restoreActivity, "inventory:entry.restored", addressOf),
    },
  ];
}
