import { readInventories } from "../../usecases/inventories.ts";
import { createPlan, editPlan, readPlans, removePlan } from "../../usecases/plans.ts";
import { faultOf } from "../fault.ts";
import { readForm, readVersion, requestIdOf } from "../form.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { formatOf, openPlan, planCrumbs } from "./open.ts";
import {
  currencyOf,
  planFieldNames,
  planValues,
  readPlanForm,
  showPlanForm,
  type PlanValues,
} from "./plan-form.ts";
import type { Plan } from "../../store/plans.ts";

const PLAN = "/cities/:city/plans/:plan";

/** A new plan, of which nothing is stated yet. */
const BLANK = Object.fromEntries(planFieldNames.map((name) => [name, ""])) as PlanValues;

async function inventoriesOf(web: Web, req: Ask, res: Reply) {
  const inventories = await readInventories(web.act, actor(res), req.params["city"] ?? "");
  if (!inventories.ok) throw faultOf(inventories);
  return inventories.value;
}

async function showPlans(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts } = res.locals.voice;
  const cityId = req.params["city"] ?? "";
  const plans = await readPlans(web.act, actor(res), { cityId });
  if (!plans.ok) throw faultOf(plans);
  const inventories = await inventoriesOf(web, req, res);
  const years = new Map(inventories.map(({ id, year }) => [id, year]));
  show(
    req,
    res,
    "scenarios/list",
    {
      title: texts.t("planning:plans.title"),
      section: "scenarios",
      crumbs: [{ href: `/cities/${cityId}`, label: res.locals.city?.name ?? "" }],
    },
    {
      mayEdit: res.locals.city?.rights.includes("edit") ?? false,
      hasInventory: inventories.length > 0,
      newHref: `/cities/${cityId}/plans/new`,
      inventoryHref: `/cities/${cityId}`,
      plans: plans.value.map((plan) => ({
        href: `/cities/${cityId}/plans/${plan.id}`,
        label: plan.name,
        note: texts.t("planning:plans.note", {
          year: String(years.get(plan.inventory_id) ?? ""),
          horizon: String(plan.horizon),
        }),
        status: { kind: "started", label: texts.t("planning:plans.draft") },
      })),
    },
  );
}

function showPlanConflict(req: Ask, res: Reply, address: string, mine: PlanValues, theirs: Plan): void {
  const { texts } = res.locals.voice;
  const saved = planValues(theirs, formatOf(res));
  const shown = planFieldNames.filter((name) => name !== "inventory" && name !== "carbonPrice.unit");
  const rows = shown.map((name) => ({
    label: texts.t(`planning:plan.${name}.label`),
    mine: mine[name],
    theirs: saved[name],
    differs: mine[name].trim() !== saved[name].trim(),
  }));
  show(
    req,
    res,
    "cities/conflict",
    { title: texts.t("conflict.title"), section: "scenarios", status: 409 },
    {
      rows,
      action: `${address}/edit`,
      keep: address,
      version: theirs.version,
      fields: planFieldNames.map((name) => ({ name, value: mine[name] })),
    },
  );
}

/** A city's plans: the list, a new one, and what is stated about each. */
export function plansRoutes(web: Web): Route[] {
  const { act } = web;
  return [
    {
      method: "get",
      path: "/cities/:city/scenarios",
      who: { city: "view" },
      handle: (req, res) => showPlans(web, req, res),
    },
    {
      method: "get",
      path: "/cities/:city/plans/new",
      who: { city: "edit" },
      async handle(req, res) {
        const inventories = await inventoriesOf(web, req, res);
        const [latest] = inventories;
        if (!latest) return goTo(req, res, `/cities/${req.params["city"] ?? ""}/scenarios`);
        const inventory = inventories.find(({ id }) => id === req.query["inventory"]) ?? latest;
        showPlanForm(req, res, { inventories }, { ...BLANK, inventory: inventory.id });
      },
    },
    {
      method: "post",
      path: "/cities/:city/plans",
      who: { city: "edit" },
      async handle(req, res) {
        const cityId = req.params["city"] ?? "";
        const typed = readForm(req, planFieldNames);
        const inventories = await inventoriesOf(web, req, res);
        const read = readPlanForm(typed, formatOf(res));
        if (!read.ok) return showPlanForm(req, res, { inventories }, typed, read.problems, typed.requestId);
        const plan = { cityId, inventoryId: typed.inventory, ...requestIdOf(typed), plan: read.value };
        const made = await createPlan(act, actor(res), plan);
        if (made.ok)
          return goTo(req, res, `/cities/${cityId}/plans/${made.value.planId}`, "planning:plan.added");
        if (made.kind !== "invalid") throw faultOf(made);
        showPlanForm(req, res, { inventories }, typed, made.problems, typed.requestId);
      },
    },
    {
      method: "get",
      path: `${PLAN}/edit`,
      who: { city: "edit" },
      async handle(req, res) {
        const open = await openPlan(web, req, res);
        showPlanForm(req, res, { open, version: open.plan.version }, planValues(open.plan, formatOf(res)));
      },
    },
    {
      method: "post",
      path: `${PLAN}/edit`,
      who: { city: "edit" },
      async handle(req, res) {
        const open = await openPlan(web, req, res);
        const typed = readForm(req, planFieldNames);
        const version = readVersion(typed);
        const read = readPlanForm(typed, formatOf(res), currencyOf(open));
        if (!read.ok) return showPlanForm(req, res, { open, version }, typed, read.problems, typed.requestId);
        const { city_id: cityId, id: planId } = open.plan;
        const saved = await editPlan(act, actor(res), { cityId, planId, version, plan: read.value });
        if (saved.ok) return goTo(req, res, open.address, "planning:plan.saved");
        if (saved.kind === "conflict" && saved.current)
          return showPlanConflict(req, res, open.address, typed, saved.current);
        if (saved.kind !== "invalid") throw faultOf(saved);
        showPlanForm(req, res, { open, version }, typed, saved.problems, typed.requestId);
      },
    },
    {
      method: "get",
      path: `${PLAN}/delete`,
      who: { city: "edit" },
      async handle(req, res) {
        const open = await openPlan(web, req, res);
        const { texts } = res.locals.voice;
        show(
          req,
          res,
          "scenarios/delete",
          {
            title: texts.t("planning:delete.title", { name: open.plan.name }),
            section: "scenarios",
            crumbs: planCrumbs(res, open),
          },
          {
            lead: texts.t("planning:delete.plan", { count: open.parts.length }),
            users: [],
            action: `${open.address}/delete`,
            version: open.plan.version,
            cancel: open.address,
          },
        );
      },
    },
    {
      method: "post",
      path: `${PLAN}/delete`,
      who: { city: "edit" },
      async handle(req, res) {
        const open = await openPlan(web, req, res);
        const version = readVersion(readForm(req, []));
        const { city_id: cityId, id: planId, name } = open.plan;
        const done = await removePlan(act, actor(res), { cityId, planId, version });
        if (!done.ok) throw faultOf(done);
        goTo(req, res, `/cities/${cityId}/scenarios`, "planning:delete.done", { name });
      },
    },
  ];
}
