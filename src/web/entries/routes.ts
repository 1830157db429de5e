import { gpcRow, type GpcRow } from "../../inventory/gpc-table.ts";
import { offerOf, settingOf } from "../../inventory/prepare.ts";
import { resolveFactor } from "../../factors/resolve.ts";
import { type Method, serves } from "../../methods/method.ts";
import { numberFormat } from "../../units/number-format.ts";
import { printNumber } from "../../units/print-number.ts";
import type { Problem } from "../../units/problem.ts";
import { activityValidator, problemsOfActivity } from "../../usecases/compute-inventory.ts";
import {
  deleteActivity,
  restoreActivity,
  saveActivity,
  type ActivityInput,
} from "../../usecases/enter-activity.ts";
import { readUnit } from "../../units/unit.ts";
import { fault, faultOf } from "../fault.ts";
import { options, readVersion, requestIdOf } from "../form.ts";
import { rowText, sectorNumber, subsectorText } from "../../i18n/gpc-texts.ts";
import { inventoryCrumbs, knowing, openInventory, type OpenInventory } from "../inventories/open.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { factorFields, fieldId, inputFields, type EntryField, type FieldSource } from "./entry-fields.ts";
import { readEntry, type TypedEntry } from "./read-entry.ts";
import { typedEntry } from "./typed-entry.ts";

const FIELD_NAME = /^(in|ef|gas|quality)\.[\w.:-]{1,80}$|^(label|source|note|dataYear)$/;
const CARRIED = new Set(["requestId", "version", "method"]);

/** The fields of a posted entry form; their names follow from the method, so the shape of a name is checked. */
function typedOf(req: Ask): TypedEntry {
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries((req.body ?? {}) as Record<string, string>)) {
    if (CARRIED.has(name)) continue;
    if (!FIELD_NAME.test(name)) throw fault(400, "web.field-unknown");
    typed[name] = value;
  }
  return typed;
}

interface EntryPage {
  readonly open: OpenInventory;
  readonly row: GpcRow;
  readonly method: Method;
  readonly typed: TypedEntry;
  readonly problems: readonly Problem[];
  /** The stored activity that is being changed. */
  readonly existing: { readonly id: string; readonly version: number } | null;
  readonly requestId: string;
}

function rowOf(ref: string): GpcRow {
  const row = gpcRow(ref);
  if (!row) throw fault(404, "store.not-found");
  return row;
}

function methodOf(web: Web, code: string, ref: string): Method {
  const method = web.knowledge.book.get(code)?.method;
  if (!method || !serves(method, ref)) throw fault(404, "store.not-found");
  return method;
}

function formatOf(res: Reply) {
  const format = numberFormat(res.locals.person?.numberFormat ?? "en");
  if (!format) throw new Error("a person has a number format that is not offered");
  return format;
}

function frameOf(open: OpenInventory) {
  const { activities: _, ...frame } = open.stored.document;
  return frame as unknown as Parameters<typeof settingOf>[0] & Parameters<typeof problemsOfActivity>[1];
}

function showEntry(web: Web, req: Ask, res: Reply, page: EntryPage): void {
  const { open, row, method, typed, problems, existing } = page;
  const { texts } = res.locals.voice;
  const own = methodTexts(texts, method);
  const frame = frameOf(open);
  const setting = settingOf(frame, web.knowledge);
  const source: FieldSource = {
    texts,
    method,
    ref: row.ref,
    guidelines: frame.guidelines,
    offer: offerOf(web.knowledge, frame.gwp, frame.guidelines),
    typed,
    problems: problems.map((problem) => ({ ...problem, path: fieldOfProblem(problem.path, method) })),
    suggested(fraction) {
      const found = resolveFactor(web.knowledge.library, `waste/composition/${fraction}`, setting);
      const unit = found && readUnit(found.row.unit);
      if (!found || !unit?.ok) return null;
      return `${printNumber(found.row.value * unit.value.scale * 100, formatOf(res))} %`;
    },
  };
  const fields = inputFields(source);
  const factors = factorFields(source);
  const errors = source.problems.map((problem) => ({
    href: `#${anchorOf(problem.path, [...fields, ...factors])}`,
    text: texts.message(problem),
  }));
  const plain = (name: string) => ({
    id: fieldId(name),
    name,
    value: typed[name] ?? "",
    error: source.problems.filter((one) => one.path === name).map((one) => texts.message(one))[0] ?? null,
  });
  const quality = (name: string) => ({
    ...plain(name),
    options: options(
      typed[name] ?? "",
      (["H", "M", "L"] as const).map((mark) => [mark, texts.t(`inventory:quality.${mark}`)]),
    ),
  });
  const rowAddress = `${open.address}/rows/${row.ref}`;
  show(
    req,
    res,
    "entries/form",
    {
      title: own.title,
      section: "inventory",
      crumbs: inventoryCrumbs(res, open, {
        href: rowAddress,
        label: `${row.ref} ${subsectorText(texts, row.subsector)}`,
      }),
      wrong: errors.length > 0,
    },
    {
      errors,
      action: existing ? `${open.address}/activities/${existing.id}` : `${rowAddress}/entries`,
      back: existing ? `${open.address}/activities/${existing.id}` : rowAddress,
      sectorNumber: sectorNumber(row.sector),
      rowName: `${row.ref} · ${rowText(texts, row)}`,
      summary: own.summary,
      requestId: page.requestId,
      version: existing?.version ?? null,
      method: method.code,
      methodHref: `/methods/${method.code}`,
      fields,
      factors,
      factorsOpen: factors.some((field) => field.value !== "" || field.error !== null),
      label: plain("label"),
      source: plain("source"),
      dataYear: plain("dataYear"),
      note: plain("note"),
      quality: { activity: quality("quality.activity"), factor: quality("quality.factor") },
    },
  );
}

/** The field a problem of the document belongs to: `inputs.pathways[2].share` is `in.pathways.2.share`. */
function fieldOfProblem(path: string, method: Method): string {
  const fields = path.replaceAll(/\[(\d+)\]/g, ".$1");
  const [head = "", name = "", ...rest] = fields.split(".");
  if (head === "factors") return ["ef", name].join(".");
  if (head !== "inputs") return path;
  if (
    method.inputs.some((input) => input.kind === "gases") &&
    !method.inputs.some((input) => input.name === name)
  ) {
    return `gas.${name}`;
  }
  const kind = method.inputs.find((input) => input.name === name)?.kind;
  return kind === "composition" || kind === "list" ? ["in", name, ...rest].join(".") : `in.${name}`;
}

/** The id of the control that shows a problem, or of the nearest that holds it. */
function anchorOf(path: string, fields: readonly EntryField[]): string {
  const controls = fields.flatMap((field) => [field, ...field.rows.flatMap((row) => row.cells)]);
  const name = path.replace(/\.unit$/, "");
  const exact = controls.find((control) => control.name === name);
  const holder =
    fields.find((field) => name.startsWith(`${field.name}.`)) ??
    fields.find((field) => field.kind === "gases");
  return exact?.id ?? (name.startsWith("gas") ? holder?.id : undefined) ?? holder?.id ?? fieldId(name);
}

async function save(
  web: Web,
  req: Ask,
  res: Reply,
  page: Omit<EntryPage, "typed" | "problems">,
  kept: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { open, row, method, existing } = page;
  const typed = typedOf(req);
  const read = readEntry(method, row.ref, typed, formatOf(res), kept);
  const again = (problems: readonly Problem[]): void =>
    showEntry(web, req, res, { ...page, typed, problems });
  if (read.problems.length > 0) {
    const told = new Set(read.problems.map((problem) => problem.path.replace(/\.unit$/, "")));
    const others = problemsOfActivity({ ...read.activity, id: "entry" }, frameOf(open), web.knowledge).filter(
      (problem) => !told.has(fieldOfProblem(problem.path, method)) && problem.path !== "inputs",
    );
    return again([...read.problems, ...others]);
  }
  const deps = { ...knowing(web), validateActivity: activityValidator(web) };
  const { city, inventory } = open.stored;
  const saved = await saveActivity(deps, actor(res), {
    cityId: city.id,
    inventoryId: inventory.id,
    ...requestIdOf({ requestId: page.requestId }),
    ...(existing ? { existing: { activityId: existing.id, version: existing.version } } : {}),
    activity: read.activity as ActivityInput,
    typed: { ...typed, numberFormat: res.locals.person?.numberFormat ?? "en" },
  });
  if (saved.ok)
    return goTo(req, res, `${open.address}/activities/${saved.value.activityId}`, "inventory:entry.saved");
  if (saved.kind === "conflict") {
    return showConflict(
      req,
      res,
      page,
      method,
      typed,
      saved.current?.document ?? {},
      saved.current?.version ?? 0,
    );
  }
  if (saved.kind !== "invalid") throw faultOf(saved);
  again(saved.problems);
}

/** Two officers changed one entry: yours, theirs, and the choice; nothing typed is lost. */
function showConflict(
  req: Ask,
  res: Reply,
  page: Omit<EntryPage, "typed" | "problems">,
  method: Method,
  mine: TypedEntry,
  document: Readonly<Record<string, unknown>>,
  version: number,
): void {
  const { texts } = res.locals.voice;
  const { open, existing } = page;
  const theirs = typedEntry(method, document, formatOf(res));
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (name) => (mine[name] ?? "").trim() !== (theirs[name] ?? "").trim(),
  );
  const address = `${open.address}/activities/${existing?.id ?? ""}`;
  show(
    req,
    res,
    "entries/conflict",
    {
      title: texts.t("inventory:entry.conflict.title"),
      section: "inventory",
      crumbs: inventoryCrumbs(res, open),
      status: 409,
    },
    {
      rows: names.map((name) => ({ name, mine: mine[name] ?? "", theirs: theirs[name] ?? "" })),
      action: address,
      theirsHref: address,
      requestId: "",
      version,
      method: method.code,
      fields: Object.entries(mine).map(([name, value]) => ({ name, value })),
    },
  );
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

/** Entering, changing and taking back activity data. */
export function entriesRoutes(web: Web): Route[] {
  const inventory = "/cities/:city/inventories/:inventory";
  const large = { bytes: 400_000, fields: 1000 };
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
      const version = readVersion({
        version: (req.body as Record<string, string> | undefined)?.["version"] ?? "",
      });
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
        showEntry(web, req, res, {
          open,
          row,
          method,
          typed: {},
          problems: [],
          existing: null,
          requestId: crypto.randomUUID(),
        });
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
        const body = (req.body ?? {}) as Record<string, string>;
        const method = methodOf(web, body["method"] ?? "", row.ref);
        await save(
          web,
          req,
          res,
          { open, row, method, existing: null, requestId: body["requestId"] ?? "" },
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
        showEntry(web, req, res, {
          open,
          row,
          method,
          typed,
          problems: [],
          existing,
          requestId: crypto.randomUUID(),
        });
      },
    },
    {
      method: "post",
      path: `${inventory}/activities/:activity`,
      who: { city: "edit" },
      body: large,
      async handle(req, res) {
        const { open, stored, row, method } = await existingOf(req, res);
        const body = (req.body ?? {}) as Record<string, string>;
        const existing = { id: stored.id, version: readVersion({ version: body["version"] ?? "" }) };
        const kept = keptOf(stored.document);
        await save(web, req, res, { open, row, method, existing, requestId: body["requestId"] ?? "" }, kept);
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

/** What the form does not show and must not lose: factors of single elements, uncertainties. */
function keptOf(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const factors = Object.entries((document["factors"] ?? {}) as Record<string, unknown>);
  return {
    factors: Object.fromEntries(factors.filter(([name]) => name.includes("."))),
    ...(document["uncertainty"] === undefined ? {} : { uncertainty: document["uncertainty"] }),
  };
}
