import { randomUUID } from "node:crypto";
import type { Problem } from "../../units/problem.ts";
import { type FactorAct, previewFactorAct } from "../../usecases/city-factors.ts";
import { mayBeCitys } from "../../inventory/own-factors-schema.ts";
import { fault, faultOf } from "../fault.ts";
import { readForm, readVersion, requestIdOf } from "../form.ts";
import { knowing } from "../inventories/open.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { allProblems, FACTOR_FIELDS, factorValues, type FactorValues, readFactor } from "./factor-fields.ts";
import { factorFormView, type FormState } from "./factor-form.ts";
import { findView } from "./find-view.ts";
import { groundOf, type Ground } from "./ground.ts";
import { carryOut, factorOf, ownCrumbs, showPreview } from "./open.ts";

const NEW = "/cities/:city/factors/new";
const EDIT = "/cities/:city/factors/:factor/edit";

function asked(req: Ask, name: string): string {
  const given = req.query[name];
  return typeof given === "string" ? given.slice(0, 300).trim() : "";
}

function showFind(req: Ask, res: Reply, ground: Ground): void {
  const { voice } = res.locals;
  const head = {
    title: voice.texts.t("factors:own.find.title"),
    section: "factors",
    crumbs: ownCrumbs(res, ground),
  } as const;
  show(req, res, "city-factors/find", head, findView(voice, ground, asked(req, "q")));
}

function showForm(req: Ask, res: Reply, ground: Ground, state: FormState): void {
  const { voice } = res.locals;
  const view = factorFormView(voice, ground, state);
  show(
    req,
    res,
    "city-factors/form",
    {
      title: voice.texts.t(state.existing ? "factors:own.edit.title" : "factors:own.new.title"),
      section: "factors",
      crumbs: ownCrumbs(res, ground),
      wrong: view.form.wrong,
      ...(state.theirs ? { status: 409 } : {}),
    },
    view,
  );
}

/** One form sent in: back to it, a preview of it, or done. */
async function handleForm(
  web: Web,
  req: Ask,
  res: Reply,
  existing?: { readonly id: string; readonly version: number },
): Promise<void> {
  const typed = readForm(req, [...FACTOR_FIELDS, "step"]);
  const values = Object.fromEntries(FACTOR_FIELDS.map((name) => [name, typed[name]])) as FactorValues;
  const ground = await groundOf(web, req, res);
  if (!ground.library.byKey.has(values.key) || !mayBeCitys(values.key)) throw fault(400, "web.field-unknown");
  const state = { values, requestId: typed.requestId, ...(existing ? { existing } : {}) };
  if (typed.step === "back") return showForm(req, res, ground, state);
  const read = readFactor(values, res.locals.voice.numbers.format);
  const act: FactorAct = existing
    ? { act: "correct", factorId: existing.id, version: existing.version, row: read.row }
    : { act: "add", rows: [read.row] };
  const again = (problems: readonly Problem[]): void => showForm(req, res, ground, { ...state, problems });
  if (typed.step === "save" && read.problems.length === 0) {
    const refused = await carryOut(web, req, res, ground, { act, ...requestIdOf(typed) });
    if (!refused) return;
    if (refused.kind === "conflict") return showConflict(web, req, res, ground, state);
    return again(ofOne(refused.problems));
  }
  const preview = await previewFactorAct(knowing(web), actor(res), { cityId: ground.cityId, act });
  if (!preview.ok && preview.kind === "conflict") return showConflict(web, req, res, ground, state);
  if (!preview.ok && preview.kind !== "invalid") throw faultOf(preview);
  const problems = allProblems(read.problems, preview.ok ? [] : ofOne(preview.problems));
  if (!preview.ok || problems.length > 0) return again(problems);
  showPreview(req, res, ground, act.act, preview.value, {
    action: existing ? `${ground.address}/${existing.id}/edit` : `${ground.address}/new`,
    fields: values,
    requestId: typed.requestId || randomUUID(),
    ...(existing ? { version: existing.version } : {}),
    canGoBack: true,
  });
}

async function showConflict(web: Web, req: Ask, res: Reply, ground: Ground, state: FormState): Promise<void> {
  const theirs = await factorOf(web, req, res);
  showForm(req, res, ground, { ...state, theirs, existing: { id: theirs.id, version: theirs.version } });
}

/** Adding one is a list of one. */
function ofOne(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((one) => ({ ...one, path: one.path.replace(/^\[0\]\.?/, "") }));
}

/** A new factor, whose key is looked for first, and one that is corrected. */
export function oneRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: NEW,
      who: { city: "edit" },
      async handle(req, res) {
        const ground = await groundOf(web, req, res);
        const key = asked(req, "key");
        if (!ground.library.byKey.has(key) || !mayBeCitys(key)) return showFind(req, res, ground);
        const blank = Object.fromEntries(FACTOR_FIELDS.map((name) => [name, ""])) as FactorValues;
        showForm(req, res, ground, { values: { ...blank, key } });
      },
    },
    { method: "post", path: NEW, who: { city: "edit" }, handle: (req, res) => handleForm(web, req, res) },
    {
      method: "get",
      path: EDIT,
      who: { city: "edit" },
      async handle(req, res) {
        const ground = await groundOf(web, req, res);
        const factor = await factorOf(web, req, res);
        const values = factorValues(factor, res.locals.voice.numbers.format);
        showForm(req, res, ground, { values, existing: { id: factor.id, version: factor.version } });
      },
    },
    {
      method: "post",
      path: EDIT,
      who: { city: "edit" },
      async handle(req, res) {
        const { id } = await factorOf(web, req, res);
        const typed = readForm(req, [...FACTOR_FIELDS, "step"]);
        await handleForm(web, req, res, { id, version: readVersion(typed) });
      },
    },
  ];
}
