import { z } from "zod";
import { appendAudit } from "../store/audit.ts";
import { newId } from "../store/ids.ts";
import {
  deletePart,
  findPart,
  insertParts,
  listParts,
  updatePart,
  type PlanPart,
} from "../store/plan-parts.ts";
import { findPlan } from "../store/plans.ts";
import { PART_KINDS } from "../store/tables.ts";
import type { Problem } from "../units/problem.ts";
import { inCity, type Actor, type Deps } from "./act.ts";
import { readFields, version } from "./fields.ts";
import { loadInventory } from "./inventories.ts";
import { once } from "./once.ts";
import { planDocument, type PlanDocument } from "./plan-document.ts";
import { conflict, done, invalid, notFound, type Result } from "./result.ts";

/**
 * Says what is wrong with a part of a plan; paths start within the part's document. `plan` is the whole
 * plan as it would be with the part in it.
 */
export type ValidatePart = (part: PartInput, plan: PlanDocument) => readonly Problem[];

export interface PlanDeps extends Deps {
  readonly validatePart: ValidatePart;
}

const longestDocument = 100_000;

export const partFields = z.strictObject({
  kind: z.enum(PART_KINDS),
  key: z.string().refine((key) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(key), {
    params: { code: "store.key-unfit" },
  }),
  /** As in the contract, without `id`. */
  document: z.record(z.string(), z.unknown()),
});

export type PartInput = z.input<typeof partFields>;

export interface SavedPart {
  readonly partId: string;
  readonly version: number;
}

/**
 * Adds a part to a plan, or with `existing` changes one, unless somebody did since that version was read.
 * The kind of an existing part stays.
 */
export async function savePart(
  deps: PlanDeps,
  actor: Actor,
  input: {
    readonly cityId: string;
    readonly planId: string;
    readonly requestId?: string;
    readonly existing?: SavedPart;
    readonly part: PartInput;
    readonly typed: Readonly<Record<string, unknown>>;
    readonly position?: number;
  },
): Promise<Result<SavedPart, PlanPart>> {
  const { planId, existing } = input;
  return inCity<SavedPart, PlanPart>(deps, actor, input.cityId, "edit", async (work) =>
    once(work, `save-part ${planId}`, input.requestId, async () => {
      const { tx, scope, at } = work;
      const plan = await findPlan(scope, tx, planId);
      const stored = plan && (await loadInventory(scope, tx, plan.inventory_id));
      const before = existing && (await findPart(scope, tx, planId, { partId: existing.partId }));
      if (!plan || !stored || (existing && !before)) return notFound;
      const given = readFields(
        partFields.extend({ version: version.optional(), position: z.int().optional() }),
        { ...input.part, version: existing?.version, position: input.position },
      );
      if (!given.ok) return given;
      const { version: seen = 0, position, ...part } = given.value;
      const content = { ...part, typed: input.typed };
      if (JSON.stringify(content).length > longestDocument)
        return invalid({ path: "", code: "store.document-too-long" });
      if (before && before.kind !== part.kind) return notFound;
      const same = await findPart(scope, tx, planId, part);
      if (same && same.id !== before?.id)
        return invalid({ path: "key", code: "store.key-taken", params: { key: part.key } });

      const id = before?.id ?? newId();
      const others = (await listParts(scope, tx, planId)).filter((other) => other.id !== id);
      const inPlace = { ...content, id } as PlanPart;
      const whole = planDocument(plan, [...others, inPlace], stored.document);
      const problems = deps.validatePart(part, whole);
      if (problems.length > 0) return invalid(...problems);

      if (before) {
        const key = { planId, partId: id, version: seen };
        const change = { ...content, ...(position === undefined ? {} : { position }) };
        if (!(await updatePart(scope, tx, key, change, at))) return conflict(before);
      } else await insertParts(scope, tx, planId, [{ ...content, id }], at);
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: part.kind,
        entityId: id,
        action: before ? "edit" : "create",
        ...(before ? { before: auditable(before) } : {}),
        after: { planId, ...content },
      });
      return done({ partId: id, version: seen + 1 });
    }),
  );
}

/** Deletes a part, unless somebody changed it since `version` was read; the audit trail keeps what it was. */
export async function removePart(
  deps: Deps,
  actor: Actor,
  input: { readonly cityId: string; readonly planId: string } & SavedPart,
): Promise<Result<null, PlanPart>> {
  return inCity<null, PlanPart>(deps, actor, input.cityId, "edit", async ({ tx, scope, at }) => {
    const before = await findPart(scope, tx, input.planId, { partId: input.partId });
    if (!before) return notFound;
    if (!(await deletePart(scope, tx, input))) return conflict(before);
    await appendAudit(tx, {
      at,
      actor: scope.userId,
      cityId: scope.cityId,
      entity: before.kind,
      entityId: before.id,
      action: "delete",
      before: auditable(before),
    });
    return done(null);
  });
}

function auditable({ plan_id, kind, key, document, typed }: PlanPart) {
  return { planId: plan_id, kind, key, document, typed };
}
