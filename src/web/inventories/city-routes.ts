import { readField } from "../../units/arithmetic.ts";
import { numberFormat } from "../../units/number-format.ts";
import type { Problem } from "../../units/problem.ts";
import { createInventory, readInventories } from "../../usecases/inventories.ts";
import type { InventoryInput } from "../../usecases/inventory-fields.ts";
import { GWP_SETS } from "../../factors/gwp.ts";
import { faultOf } from "../fault.ts";
import { formView, options, readForm, requestIdOf, type Typed } from "../form.ts";
import { knowing } from "./open.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";

const FIELDS = ["year", "level", "gwp", "guidelines", "population"] as const;
type Values = Typed<(typeof FIELDS)[number]>;

/** A city's own page: its inventories, and the start of a new one. */
export function cityInventoriesRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city",
      who: { city: "view" },
      async handle(req, res) {
        const { texts } = res.locals.voice;
        const cityId = req.params["city"] ?? "";
        const inventories = await readInventories(web.act, actor(res), cityId);
        if (!inventories.ok) throw faultOf(inventories);
        show(
          req,
          res,
          "inventories/list",
          {
            title: res.locals.city?.name ?? "",
            section: "inventory",
            crumbs: [{ href: "/cities", label: texts.t("cities.title") }],
          },
          {
            mayEdit: res.locals.city?.rights.includes("edit") ?? false,
            newHref: `/cities/${cityId}/inventories/new`,
            aboutHref: `/cities/${cityId}/about`,
            factorsHref: `/cities/${cityId}/factors`,
            changesHref: inventories.value.length > 1 ? `/cities/${cityId}/changes` : null,
            inventories: inventories.value.map((one) => ({
              href: `/cities/${cityId}/inventories/${one.id}`,
              label: texts.t("inventory:inventory.title", { year: String(one.year) }),
              note: `GPC ${one.level} · IPCC ${one.guidelines} · ${texts.t("inventory:list.entries", { count: one.activities })}`,
              status: { kind: "started", label: texts.t("inventory:status.draft") },
            })),
          },
        );
      },
    },
    {
      method: "get",
      path: "/cities/:city/inventories/new",
      who: { city: "edit" },
      handle(req, res) {
        showNew(req, res, { year: "", level: "BASIC", gwp: "AR5", guidelines: "2006", population: "" });
      },
    },
    {
      method: "post",
      path: "/cities/:city/inventories",
      who: { city: "edit" },
      async handle(req, res) {
        const typed = readForm(req, FIELDS);
        const cityId = req.params["city"] ?? "";
        const read = readInventoryForm(typed, res);
        if (!("inventory" in read)) return showNew(req, res, typed, read.problems, typed.requestId);
        const made = await createInventory(knowing(web), actor(res), {
          cityId,
          ...requestIdOf(typed),
          inventory: read.inventory,
        });
        if (made.ok) {
          return goTo(
            req,
            res,
            `/cities/${cityId}/inventories/${made.value.inventoryId}/data`,
            "inventory:new.saved",
          );
        }
        if (made.kind !== "invalid") throw faultOf(made);
        showNew(req, res, typed, made.problems, typed.requestId);
      },
    },
  ];
}

function readInventoryForm(
  typed: Values,
  res: Reply,
): { readonly inventory: InventoryInput } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const year = typed.year.trim();
  if (!/^(19|20)\d\d$|^2100$/.test(year)) problems.push({ path: "year", code: "entry.not-a-year" });
  const format = numberFormat(res.locals.person?.numberFormat ?? "en") ?? null;
  const people = typed.population.trim() === "" ? null : readField(typed.population, format, "population");
  if (people && !people.ok) problems.push(...people.problems);
  if (problems.length > 0) return { problems };
  return {
    inventory: {
      year: Number(year),
      level: typed.level as "BASIC",
      gwp: typed.gwp as "AR5",
      guidelines: typed.guidelines as "2006",
      population: people?.ok ? people.value.value : null,
      areaKm2: null,
      gdp: null,
      period: null,
    },
  };
}

function showNew(
  req: Ask,
  res: Reply,
  values: Values,
  problems: readonly Problem[] = [],
  requestId?: string,
): void {
  const { texts } = res.locals.voice;
  const form = formView(texts, "inventory", values, FIELDS, problems, requestId);
  const home = `/cities/${req.params["city"] ?? ""}`;
  const choice = (name: "level" | "gwp" | "guidelines", choices: readonly (readonly [string, string])[]) => ({
    ...form.fields[name],
    options: options(values[name], choices),
  });
  show(
    req,
    res,
    "inventories/new",
    {
      title: texts.t("inventory:new.title"),
      section: "inventory",
      crumbs: [{ href: home, label: res.locals.city?.name ?? "" }],
      wrong: form.wrong,
    },
    {
      form,
      action: `${home}/inventories`,
      cancel: home,
      level: choice("level", [
        ["BASIC", texts.t("inventory:new.level.basic")],
        ["BASIC+", texts.t("inventory:new.level.basic-plus")],
      ]),
      gwp: choice(
        "gwp",
        GWP_SETS.map((set) => [set, set] as const),
      ),
      guidelines: choice("guidelines", [
        ["2006", texts.t("inventory:new.guidelines.2006")],
        ["2019", texts.t("inventory:new.guidelines.2019")],
      ]),
    },
  );
}
