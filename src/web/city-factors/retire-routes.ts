import { randomUUID } from "node:crypto";
import type { Problem } from "../../units/problem.ts";
import { type FactorAct, previewFactorAct } from "../../usecases/city-factors.ts";
import type { CityFactor } from "../../store/city-factors.ts";
import { keyText } from "../factors/names.ts";
import { valueText } from "../factors/row-line.ts";
import { fault, faultOf } from "../fault.ts";
import { formView, readForm, readVersion, requestIdOf } from "../form.ts";
import { knowing } from "../inventories/open.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { presentView } from "./factor-form.ts";
import { groundOf, type Ground } from "./ground.ts";
import { carryOut, factorOf, ownCrumbs, showPreview } from "./open.ts";

const RETIRE = "/cities/:city/factors/:factor/retire";
const RESTORE = "/cities/:city/factors/:factor/restore";

function showRetire(
  req: Ask,
  res: Reply,
  ground: Ground,
  factor: CityFactor,
  reason = "",
  problems: readonly Problem[] = [],
  requestId?: string,
): void {
  const { voice } = res.locals;
  const form = formView(voice.texts, "factors:own", { reason }, ["reason"], problems, requestId);
  show(
    req,
    res,
    "city-factors/retire",
    {
      title: voice.texts.t("factors:own.retire.title"),
      section: "factors",
      crumbs: ownCrumbs(res, ground),
      wrong: form.wrong,
    },
    {
      form,
      name: keyText(voice.texts, factor.key),
      key: factor.key,
      value: valueText(voice, factor.value, factor.unit),
      source: factor.source,
      present: presentView(voice, ground, factor.key),
      action: `${ground.address}/${factor.id}/retire`,
      cancel: ground.address,
      version: factor.version,
    },
  );
}

/** What an act on one factor would change; a conflict is a page of its own (409): the list tells how it stands. */
async function preview(
  web: Web,
  req: Ask,
  res: Reply,
  ground: Ground,
  act: FactorAct,
  fields: Readonly<Record<string, string>>,
  requestId = "",
) {
  const previewed = await previewFactorAct(knowing(web), actor(res), { cityId: ground.cityId, act });
  if (!previewed.ok) return previewed;
  if (act.act === "add") throw fault(400, "web.field-unknown");
  showPreview(req, res, ground, act.act, previewed.value, {
    action: `${ground.address}/${act.factorId}/${act.act}`,
    fields,
    requestId: requestId || randomUUID(),
    version: act.version,
    canGoBack: act.act === "retire",
  });
  return null;
}

/** Retiring a factor, with a reason, and taking it up again. */
export function retireRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: RETIRE,
      who: { city: "edit" },
      async handle(req, res) {
        showRetire(req, res, await groundOf(web, req, res), await factorOf(web, req, res));
      },
    },
    {
      method: "post",
      path: RETIRE,
      who: { city: "edit" },
      async handle(req, res) {
        const factor = await factorOf(web, req, res);
        const typed = readForm(req, ["reason", "step"]);
        const ground = await groundOf(web, req, res);
        const { reason } = typed;
        const again = (problems: readonly Problem[] = []): void =>
          showRetire(req, res, ground, factor, reason, problems, typed.requestId);
        if (typed.step === "back") return again();
        const act = { act: "retire", factorId: factor.id, version: readVersion(typed), reason } as const;
        const refused =
          typed.step === "save"
            ? await carryOut(web, req, res, ground, { act, ...requestIdOf(typed) })
            : await preview(web, req, res, ground, act, { reason }, typed.requestId);
        if (!refused) return;
        if (refused.kind !== "invalid") throw faultOf(refused);
        again(refused.problems);
      },
    },
    {
      method: "get",
      path: RESTORE,
      who: { city: "edit" },
      async handle(req, res) {
        const { id, version } = await factorOf(web, req, res);
        const ground = await groundOf(web, req, res);
        const refused = await preview(web, req, res, ground, { act: "restore", factorId: id, version }, {});
        if (refused) throw faultOf(refused);
      },
    },
    {
      method: "post",
      path: RESTORE,
      who: { city: "edit" },
      async handle(req, res) {
        const { id } = await factorOf(web, req, res);
        const typed = readForm(req, ["step"]);
        const ground = await groundOf(web, req, res);
        const act = { act: "restore", factorId: id, version: readVersion(typed) } as const;
        const refused = await carryOut(web, req, res, ground, { act, ...requestIdOf(typed) });
        if (refused) throw faultOf(refused);
      },
    },
  ];
}
