import type { Method } from "../../methods/method.ts";
import { activityValidator, problemsOfActivity } from "../../usecases/compute-inventory.ts";
import { saveActivity, type ActivityInput } from "../../usecases/enter-activity.ts";
import { faultOf } from "../fault.ts";
import { requestIdOf } from "../form.ts";
import { inventoryCrumbs, knowing } from "../inventories/open.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import { actor, type Web } from "../web.ts";
import { dropDraft, keepDraft } from "./entry-drafts.ts";
import { type EntryPage, formatOf, frameOf, showEntry } from "./entry-page.ts";
import { readEntry } from "./read-entry.ts";
import { wayOf } from "./estimate-fields.ts";
import type { TypedEntry } from "./typed.ts";
import { typedEntry } from "./typed-entry.ts";

/**
 * Saves an entry as it was typed, or shows its form again with everything that is wrong; what was typed is
 * then kept as a draft.
 * @param kept parts of the stored activity that the form does not show
 */
export async function saveEntry(
  web: Web,
  req: Ask,
  res: Reply,
  page: Omit<EntryPage, "problems">,
  kept: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { open, row, method, existing, typed } = page;
  const read = readEntry(method, row.ref, typed, formatOf(res), kept);
  const again = async (problems: EntryPage["problems"]): Promise<void> => {
    await keepDraft(web, res, page);
    showEntry(web, req, res, { ...page, problems });
  };
  const placed = (problems: EntryPage["problems"]): EntryPage["problems"] =>
    problems.map((problem) => {
      const path = read.fieldOf(problem.path);
      // The choices stand in the select: they need not be told by their ids.
      const isChoice = problem.code === "value.not-offered" && path.startsWith("in.");
      return isChoice
        ? { path, code: "grid.choice-unknown", params: { found: typed[path] ?? "" } }
        : { ...problem, path };
    });
  if (read.problems.length > 0) {
    const told = new Set(read.problems.map((problem) => problem.path.replace(/\.unit$/, "")));
    const isTold = (path: string): boolean =>
      told.has(path) || [...told].some((one) => one.startsWith(`${path}.`) || one.startsWith(`${path}:`));
    const others = problemsOfActivity(
      { ...read.activity, id: "entry" },
      frameOf(open),
      open.knowledge,
    ).filter(({ path }) => path !== "inputs" && !isTold(read.fieldOf(path)));
    return again([...read.problems, ...placed(others)]);
  }
  const deps = { ...knowing(web), validateActivity: activityValidator(open) };
  const { city, inventory } = open.stored;
  const saved = await saveActivity(deps, actor(res), {
    cityId: city.id,
    inventoryId: inventory.id,
    ...requestIdOf({ requestId: page.requestId }),
    ...(existing ? { existing: { activityId: existing.id, version: existing.version } } : {}),
    activity: read.activity as ActivityInput,
    typed: { ...withoutUnused(typed), numberFormat: res.locals.person?.numberFormat ?? "en" },
  });
  if (saved.ok) {
    await dropDraft(web, res, page);
    return goTo(req, res, `${open.address}/activities/${saved.value.activityId}`, "inventory:entry.saved");
  }
  if (saved.kind === "conflict") {
    const { document = {}, version = 0 } = saved.current ?? {};
    await keepDraft(web, res, page);
    return showConflict(req, res, page, method, document, version);
  }
  if (saved.kind !== "invalid") throw faultOf(saved);
  return again(placed(saved.problems));
}

/** What an entry does not rest on: blocks that found no place, and a figure beside its estimate or the reverse. */
function withoutUnused(typed: TypedEntry): TypedEntry {
  const isUsed = (name: string): boolean => {
    if (name.startsWith("paste.")) return false;
    const [, field, part] = /^(in\.\w+)(\.unit|:(?:est|lap)[.:].+)?$/.exec(name) ?? [];
    if (field === undefined) return true;
    const isOfEstimate = part !== undefined && part !== ".unit";
    return isOfEstimate === (wayOf(typed, field) !== undefined);
  };
  return Object.fromEntries(Object.entries(typed).filter(([name]) => isUsed(name)));
}

/** Two officers changed one entry: yours, theirs, and the choice; nothing typed is lost. */
function showConflict(
  req: Ask,
  res: Reply,
  page: Omit<EntryPage, "problems">,
  method: Method,
  document: Readonly<Record<string, unknown>>,
  version: number,
): void {
  const { texts } = res.locals.voice;
  const { open, existing, typed: mine } = page;
  const theirs = typedEntry(method, document, formatOf(res));
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (name) =>
      (mine[name] ?? "").trim() !== (theirs[name] ?? "").trim() &&
      !/^(?:paste|bc)\.|:(?:rows|columns|from)$/.test(name),
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
