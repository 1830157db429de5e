import { z } from "zod";
import { appendAudit } from "../store/audit.ts";
import { newId } from "../store/ids.ts";
import { findInventory } from "../store/inventories.ts";
import { listParts, type PlanPart } from "../store/plan-parts.ts";
import {
  deletePlan,
  findPlan,
  hasPlanName,
  insertPlan,
  listPlans,
  updatePlan,
  type Plan,
} from "../store/plans.ts";
import { inCity, type Actor, type Deps } from "./act.ts";
import { line, readFields, version } from "./fields.ts";
import { loadInventory, type StoredInventory } from "./inventories.ts";
import { once } from "./once.ts";
import { planDocument, type PlanDocument } from "./plan-document.ts";
import { conflict, done, invalid, notFound, type Refusal, type Result } from "./result.ts";

/** Money by year, each with its currency (`1200000 USD`), and how it grows after the last. */
const yearlyMoney = z.strictObject({
  points: z
    .record(z.string().regex(/^\d{4}$/), line(100))
    .refine((points) => Object.keys(points).length <= 200, { params: { code: "store.document-too-long" } }),
  growth: line(100).optional(),
});

export type YearlyMoneyInput = z.input<typeof yearlyMoney>;

export const planFields = z.strictObject({
  name: line(200),
  horizon: z.int().min(1900).max(2200),
  /** A machine share (`8 %`), or null where money is not looked at. */
  discountRate: line(100).nullable(),
  /** A machine share a year, for loans; null where prices are taken not to rise. */
  inflation: line(100).nullable().default(null),
  /** Money per tonne (`50 USD/t`), or null where there is none. */
  carbonPrice: line(100).nullable().default(null),
  /** A machine share of the revenue, for instalments; null where there is no such rule. */
  debtShare: line(100).nullable().default(null),
  revenue: yearlyMoney.nullable().default(null),
  investmentBudget: yearlyMoney.nullable().default(null),
});

export type PlanInput = z.input<typeof planFields>;

const nameTaken: Refusal<never> = invalid({ path: "name", code: "store.plan-name-taken" });

/** A plan with its parts and the inventory it starts from. */
export interface StoredPlan {
  readonly plan: Plan;
  readonly parts: readonly PlanPart[];
  readonly stored: StoredInventory;
  /** The same as the contract's document, ready to compute. */
  readonly document: PlanDocument;
}

/** The plans of a city, or of one inventory of it. */
export async function readPlans(
  deps: Deps,
  actor: Actor,
  which: { readonly cityId: string; readonly inventoryId?: string },
): Promise<Result<readonly Plan[]>> {
  return inCity(deps, actor, which.cityId, "view", async ({ tx, scope }) =>
    done(await listPlans(scope, tx, which.inventoryId)),
  );
}

/** One plan with everything it needs, from one unchanging view of the database. */
export async function readPlan(
  deps: Deps,
  actor: Actor,
  which: { readonly cityId: string; readonly planId: string },
): Promise<Result<StoredPlan>> {
  return inCity(deps, actor, which.cityId, "view", async ({ tx, scope }) => {
    const plan = await findPlan(scope, tx, which.planId);
    const stored = plan && (await loadInventory(scope, tx, plan.inventory_id));
    if (!plan || !stored) return notFound;
    const parts = await listParts(scope, tx, plan.id);
    return done({ plan, parts, stored, document: planDocument(plan, parts, stored.document) });
  });
}

/** Starts a plan from an inventory. The horizon must not lie before its year. */
export async function createPlan(
  deps: Deps,
  actor: Actor,
  input: {
    readonly cityId: string;
    readonly inventoryId: string;
    readonly requestId?: string;
    readonly plan: PlanInput;
  },
): Promise<Result<{ readonly planId: string }>> {
  return inCity(deps, actor, input.cityId, "edit", async (work) =>
    once(work, `create-plan ${input.inventoryId}`, input.requestId, async () => {
      const { tx, scope, at } = work;
      const inventory = await findInventory(scope, tx, input.inventoryId);
      if (!inventory) return notFound;
      const given = readFields(planFields, input.plan);
      if (!given.ok) return given;
      if (given.value.horizon < inventory.year) return horizonTooEarly(inventory.year);
      if (await hasPlanName(scope, tx, inventory.id, given.value.name, "")) return nameTaken;
      const planId = newId();
      const columns = planColumns(given.value);
      await insertPlan(scope, tx, { ...columns, id: planId, inventory_id: inventory.id, at });
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: "plan",
        entityId: planId,
        action: "create",
        after: { inventoryId: inventory.id, ...given.value },
      });
      return done({ planId });
    }),
  );
}

/** Changes a plan's name, horizon or discount rate, unless somebody did since `version` was read. */
export async function editPlan(
  deps: Deps,
  actor: Actor,
  input: {
    readonly cityId: string;
    readonly planId: string;
    readonly version: number;
    readonly plan: PlanInput;
  },
): Promise<Result<{ readonly version: number }, Plan>> {
  return inCity<{ readonly version: number }, Plan>(
    deps,
    actor,
    input.cityId,
    "edit",
    async ({ tx, scope, at }) => {
      const before = await findPlan(scope, tx, input.planId);
      const inventory = before && (await findInventory(scope, tx, before.inventory_id));
      if (!before || !inventory) return notFound;
      const given = readFields(planFields.extend({ version }), { ...input.plan, version: input.version });
      if (!given.ok) return given;
      const { version: seen, ...plan } = given.value;
      if (plan.horizon < inventory.year) return horizonTooEarly(inventory.year);
      if (await hasPlanName(scope, tx, inventory.id, plan.name, before.id)) return nameTaken;
      if (!(await updatePlan(scope, tx, before.id, seen, { ...planColumns(plan), at })))
        return conflict(before);
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: "plan",
        entityId: before.id,
        action: "edit",
        before,
        after: plan,
      });
      return done({ version: seen + 1 });
    },
  );
}

/** Deletes a plan with its parts; the audit trail keeps what they were. */
export async function removePlan(
  deps: Deps,
  actor: Actor,
  input: { readonly cityId: string; readonly planId: string; readonly version: number },
): Promise<Result<null, Plan>> {
  return inCity<null, Plan>(deps, actor, input.cityId, "edit", async ({ tx, scope, at }) => {
    const before = await findPlan(scope, tx, input.planId);
    if (!before) return notFound;
    if (before.version !== input.version) return conflict(before);
    const parts = await listParts(scope, tx, before.id);
    await deletePlan(scope, tx, before.id);
    await appendAudit(tx, {
      at,
      actor: scope.userId,
      cityId: scope.cityId,
      entity: "plan",
      entityId: before.id,
      action: "delete",
      before: { ...before, parts },
    });
    return done(null);
  });
}

/** The same as columns of the database. */
export function planColumns(fields: z.output<typeof planFields>) {
  const { discountRate, carbonPrice, debtShare, revenue, investmentBudget, ...rest } = fields;
  return {
    ...rest,
    discount_rate: discountRate,
    carbon_price: carbonPrice,
    debt_share: debtShare,
    revenue: revenue && JSON.stringify(revenue),
    investment_budget: investmentBudget && JSON.stringify(investmentBudget),
  };
}

function horizonTooEarly(year: number): Refusal<never> {
  return invalid({ path: "horizon", code: "store.horizon-too-early", params: { year } });
}
