import type { MeasureEntry } from "../../planning/library/measure-entry.ts";
import type { JsonObject } from "../../store/json-columns.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import type { Problem } from "../../units/problem.ts";
import { removePart, savePart } from "../../usecases/plan-parts.ts";
import { partValidator, problemsOfPart } from "../../usecases/run-plan.ts";
import { fault, faultOf } from "../fault.ts";
import { readForm, readVersion, requestIdOf } from "../form.ts";
import { said } from "../measures/words.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { textOf } from "./document-values.ts";
import { libraryAddress } from "./library-pages.ts";
import { formatOf, openPlan, partOf, planCrumbs, type OpenPlan } from "./open.ts";
import { controlsOf, partFormView, shownControl, type PartField, type TypedPart } from "./part-fields.ts";
import { partName, withNames } from "./part-names.ts";
import { PartReader } from "./part-reader.ts";
import { PartWriter } from "./part-writer.ts";
import { PART_FORMS } from "./parts/forms.ts";
import { choices, type PartContext, type PartForm } from "./parts/part-form.ts";
import { startedFrom } from "./parts/measure-library.ts";
import { usersOf } from "./users-of.ts";

const BASE = "/cities/:city/plans/:plan/parts";
const LARGE = { bytes: 200_000, fields: 1000 };

/** A form in its place: which part of which plan. */
interface PartPage {
  readonly form: PartForm;
  readonly context: PartContext;
  readonly fields: readonly PartField[];
}

/** What a form is of: a stored part, or a new one of a type, perhaps from the measure library. */
interface Wanted {
  readonly kind: string;
  readonly type: string;
  readonly part?: PlanPart;
  readonly entry?: MeasureEntry | undefined;
}

function pageOf(web: Web, res: Reply, open: OpenPlan, { kind, type, part, entry }: Wanted): PartPage {
  const form = PART_FORMS.get(kind);
  if (!form || (form.types.length > 0 ? !form.types.includes(type) : type !== ""))
    throw fault(404, "store.not-found");
  const { texts } = res.locals.voice;
  const started = entry && !part ? startedFrom(entry, open, web.act.now().getUTCFullYear()) : null;
  const context = { texts, knowledge: open.knowledge, open, format: formatOf(res), type, part: part ?? null, entry: entry ?? null, started }; // prettier-ignore
  return { form, context, fields: form.fields(context) };
}

/** The form of a stored part. */
function pageOfPart(web: Web, res: Reply, open: OpenPlan, part: PlanPart): PartPage {
  const type = PART_FORMS.get(part.kind)?.types.length ? textOf(part.document["type"]) : "";
  const entry = web.measures.get(textOf(part.document["library"]));
  return pageOf(web, res, open, { kind: part.kind, type, part, entry });
}

/**
 * The form of a new part: of a type, or of an entry of the measure library that has one.
 * @throws PageFault 404 for an entry that there is not, or that no type computes
 */
function pageOfNew(web: Web, req: Ask, res: Reply, open: OpenPlan, asked: Asked): PartPage {
  const kind = req.params["kind"] ?? "";
  const library = textOf(asked["library"]);
  if (library === "") return pageOf(web, res, open, { kind, type: textOf(asked["type"]) });
  const entry = kind === "measure" ? web.measures.get(library) : undefined;
  if (!entry?.type) throw fault(404, "store.not-found");
  return pageOf(web, res, open, { kind, type: entry.type, entry });
}

type Asked = Readonly<Record<string, unknown>>;

/** The address of the list that a kind of part stands in. */
export function listAddress(open: OpenPlan, form: PartForm): string {
  return `${open.address}/${form.list}`;
}

/** What was posted, control by control; one that the form does not have is a fault. */
function typedOf(req: Ask, { fields }: PartPage): TypedPart {
  return readForm(req, ["type", "library", ...controlsOf(fields)]);
}

/** A stored part as its form would have been filled in. */
function writtenOf({ form, context }: PartPage, part: PlanPart): TypedPart {
  const writer = new PartWriter(context.format);
  writer.text("name", partName(context.texts, context.open, part));
  form.write(writer, part.document, context);
  return writer.typed;
}

/** A new part's form: blank, or filled in as the measure library starts it. */
function startedForm({ form, context }: PartPage): TypedPart {
  const { entry, started, texts, format } = context;
  if (!entry || !started) return {};
  const writer = new PartWriter(format);
  writer.text("name", said(texts, entry.name));
  form.write(writer, started, context);
  return writer.typed;
}

function showPart(
  req: Ask,
  res: Reply,
  page: PartPage,
  typed: TypedPart,
  problems: readonly Problem[] = [],
): void {
  const { form, context, fields } = page;
  const { texts, open, part, type, entry } = context;
  const view = partFormView(texts, form.kind, fields, typed, problems);
  const kind = texts.t(`planning:${form.kind}.kind`);
  const lead =
    texts.find(`planning:${form.kind}.type.${type}.lead`) ?? texts.find(`planning:${form.kind}.lead`);
  show(
    req,
    res,
    "scenarios/part",
    {
      title: part ? partName(texts, open, part) : texts.t(`planning:${form.kind}.new`),
      section: "scenarios",
      crumbs: planCrumbs(res, open, {
        href: listAddress(open, form),
        label: texts.t(`planning:tab.${form.list}`),
      }),
      wrong: view.errors.length > 0,
    },
    {
      ...view,
      eyebrow: type === "" ? kind : `${kind} · ${texts.t(`planning:${form.kind}.type.${type}`)}`,
      lead: lead ?? null,
      type,
      requestId: typed["requestId"] || crypto.randomUUID(),
      version: part ? typed["version"] || part.version : null,
      action: part ? `${open.address}/parts/${part.id}` : `${open.address}/parts/new/${form.kind}`,
      cancel: listAddress(open, form),
      deleteHref: part ? `${open.address}/parts/${part.id}/delete` : null,
      library: entry
        ? { id: entry.id, name: said(texts, entry.name), href: `${open.address}/library/${entry.id}` }
        : null,
    },
  );
}

/** The first page of a part that comes in types: which. */
function showTypes(req: Ask, res: Reply, open: OpenPlan, form: PartForm): void {
  const { texts } = res.locals.voice;
  const action = `${open.address}/parts/new/${form.kind}`;
  show(
    req,
    res,
    "scenarios/types",
    {
      title: texts.t(`planning:${form.kind}.new`),
      section: "scenarios",
      crumbs: planCrumbs(res, open, {
        href: listAddress(open, form),
        label: texts.t(`planning:tab.${form.list}`),
      }),
    },
    {
      lead: texts.t(`planning:${form.kind}.types.lead`),
      library:
        form.kind === "measure"
          ? { href: libraryAddress(open), label: texts.t("measures:plan.title") }
          : null,
      types: choices(texts, `planning:${form.kind}.type`, form.types).map(([type, label, hint]) => ({
        href: `${action}?type=${type}`,
        label,
        hint: hint ?? null,
      })),
    },
  );
}

/** The control that a problem of the document is shown at. */
function atControl(page: PartPage, problem: Problem): Problem {
  const controls = new Set(page.fields.flatMap((field) => [field.name, ...controlsOf([field])]));
  const own = page.form.controlOf?.(problem.path);
  const segments = problem.path.replaceAll(/\[\d+\]/g, "").split(".");
  const path =
    own ?? (segments[0] === "key" ? "name" : segments.findLast((segment) => controls.has(segment)));
  return { ...withNames(page.context.texts, page.context.open, problem), path: path ?? "" };
}

/** With the notes of a stored document that its form does not show and must not lose. */
function withNotes(document: JsonObject, stored: JsonObject | undefined, shown: boolean): JsonObject {
  const note = (of: unknown): JsonObject => {
    const kept = (of as JsonObject | undefined)?.["note"];
    return kept === undefined ? {} : { note: kept };
  };
  const cost = document["cost"] as JsonObject | undefined;
  return {
    ...document,
    ...(shown ? {} : note(stored)),
    ...(cost ? { cost: { ...cost, ...note(stored?.["cost"]) } } : {}),
  };
}

async function save(web: Web, req: Ask, res: Reply, page: PartPage): Promise<void> {
  const { form, context } = page;
  const { open, part, format } = context;
  const typed = typedOf(req, page);
  const reader = new PartReader(typed, format);
  const showsNote = page.fields.some(({ name }) => name === "note");
  const document = withNotes(form.read(reader, context), part?.document, showsNote);
  const key = part ? part.key : form.key(typed, context);
  if (reader.problems.length > 0) {
    const told = new Set(reader.problems.map(({ path }) => path));
    const content = { kind: form.kind, key, document, partId: part?.id ?? null };
    const others = problemsOfPart(open, content, open)
      .map((problem) => atControl(page, problem))
      .filter(({ path }) => path !== "" && !told.has(path));
    return showPart(req, res, page, typed, [...reader.problems, ...others]);
  }
  const { requestId = "", version = "", type: _, library: __, ...kept } = typed;
  const saved = await savePart({ ...web.act, validatePart: partValidator(open) }, actor(res), {
    cityId: open.plan.city_id,
    planId: open.plan.id,
    ...requestIdOf({ requestId }),
    ...(part ? { existing: { partId: part.id, version: readVersion({ version }) } } : {}),
    part: { kind: form.kind, key, document },
    typed: { ...kept, numberFormat: format.id },
  });
  if (saved.ok) return goTo(req, res, listAddress(open, form), `planning:${form.kind}.saved`);
  if (saved.kind === "conflict" && saved.current) return showConflict(req, res, page, typed, saved.current);
  if (saved.kind !== "invalid") throw faultOf(saved);
  showPart(
    req,
    res,
    page,
    typed,
    saved.problems.map((problem) => atControl(page, problem)),
  );
}

/** Two officers changed one part: yours, theirs, and the choice; nothing typed is lost. */
function showConflict(req: Ask, res: Reply, page: PartPage, mine: TypedPart, current: PlanPart): void {
  const { form, context, fields } = page;
  const { texts, open } = context;
  const theirs = writtenOf(page, current);
  const rows = controlsOf(fields).map((name) => {
    const [one, other] = [shownControl(fields, name, mine), shownControl(fields, name, theirs)];
    return {
      label: one.label,
      mine: one.value,
      theirs: other.value,
      differs: one.value.trim() !== other.value.trim(),
    };
  });
  show(
    req,
    res,
    "cities/conflict",
    { title: texts.t("conflict.title"), section: "scenarios", crumbs: planCrumbs(res, open), status: 409 },
    {
      rows: rows.filter((row) => row.mine !== "" || row.theirs !== ""),
      action: `${open.address}/parts/${current.id}`,
      keep: listAddress(open, form),
      version: current.version,
      fields: [...controlsOf(fields), "type"].map((name) => ({ name, value: mine[name] ?? "" })),
    },
  );
}

function showDelete(req: Ask, res: Reply, page: PartPage, part: PlanPart): void {
  const { form, context } = page;
  const { texts, open } = context;
  const name = partName(texts, open, part);
  show(
    req,
    res,
    "scenarios/delete",
    {
      title: texts.t("planning:delete.title", { name }),
      section: "scenarios",
      crumbs: planCrumbs(res, open, {
        href: listAddress(open, form),
        label: texts.t(`planning:tab.${form.list}`),
      }),
    },
    {
      lead: texts.t("planning:delete.part"),
      users: usersOf(texts, open, part),
      action: `${open.address}/parts/${part.id}/delete`,
      version: part.version,
      cancel: listAddress(open, form),
    },
  );
}

/** Adding, changing and deleting what a plan is made of. */
export function partsRoutes(web: Web): Route[] {
  const stored = async (req: Ask, res: Reply) => {
    const open = await openPlan(web, req, res);
    const part = partOf(open, req.params["part"] ?? "");
    return { open, part, page: pageOfPart(web, res, open, part) };
  };
  return [
    {
      method: "get",
      path: `${BASE}/new/:kind`,
      who: { city: "edit" },
      async handle(req, res) {
        const open = await openPlan(web, req, res);
        const form = PART_FORMS.get(req.params["kind"] ?? "");
        const type = textOf(req.query["type"]);
        const library = textOf(req.query["library"]);
        if (form && form.types.length > 0 && type === "" && library === "") return showTypes(req, res, open, form); // prettier-ignore
        const page = pageOfNew(web, req, res, open, req.query);
        showPart(req, res, page, startedForm(page));
      },
    },
    {
      method: "post",
      path: `${BASE}/new/:kind`,
      who: { city: "edit" },
      body: LARGE,
      async handle(req, res) {
        const open = await openPlan(web, req, res);
        await save(web, req, res, pageOfNew(web, req, res, open, (req.body ?? {}) as Asked));
      },
    },
    {
      method: "get",
      path: `${BASE}/:part/edit`,
      who: { city: "edit" },
      async handle(req, res) {
        const { part, page } = await stored(req, res);
        showPart(req, res, page, writtenOf(page, part));
      },
    },
    {
      method: "post",
      path: `${BASE}/:part`,
      who: { city: "edit" },
      body: LARGE,
      async handle(req, res) {
        const { page } = await stored(req, res);
        await save(web, req, res, page);
      },
    },
    {
      method: "get",
      path: `${BASE}/:part/delete`,
      who: { city: "edit" },
      async handle(req, res) {
        const { part, page } = await stored(req, res);
        showDelete(req, res, page, part);
      },
    },
    {
      method: "post",
      path: `${BASE}/:part/delete`,
      who: { city: "edit" },
      async handle(req, res) {
        const { open, part, page } = await stored(req, res);
        const version = readVersion(readForm(req, []));
        if (usersOf(page.context.texts, open, part).length > 0) return showDelete(req, res, page, part);
        const { city_id: cityId, id: planId } = open.plan;
        const done = await removePart(web.act, actor(res), { cityId, planId, partId: part.id, version });
        if (!done.ok) throw faultOf(done);
        goTo(req, res, listAddress(open, page.form), "planning:delete.done", {
          name: partName(page.context.texts, open, part),
        });
      },
    },
  ];
}
