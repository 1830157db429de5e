import type { Knowledge } from "../inventory/prepare.ts";
import type { FactorLibrary } from "../factors/library.ts";
import { appendAudit } from "../store/audit.ts";
import {
  factorSetJson,
  factorSetOf,
  hasUnpinned,
  keepFactorSet,
  pinFactorSet,
  readFactorSet,
} from "../store/factor-sets.ts";
import type { Inventory } from "../store/inventories.ts";
import type { Handle } from "../store/tables.ts";
import { write } from "../store/write.ts";
import { accepted, type Outcome } from "../units/problem.ts";
import type { KnowingDeps } from "./knowing.ts";

/** Older libraries held ready; each takes some ten megabytes. */
const MOST_READY = 3;

const ready = new WeakMap<Handle, Map<string, FactorLibrary>>();

/**
 * What an inventory is computed with: the program's methods, and the factor library it stands on, read when
 * first asked for. Refused where that library cannot be had (`factor-set.missing`, `factor-set.damaged`):
 * another would give another number.
 */
export async function knowledgeOf(
  { db, knowledge }: Pick<KnowingDeps, "db" | "knowledge">,
  inventory: Pick<Inventory, "factor_set">,
): Promise<Outcome<Knowledge>> {
  const name = factorSetOf(inventory);
  if (name === null || name.hash === knowledge.library.hash) return accepted(knowledge);
  const held = ready.get(db) ?? new Map<string, FactorLibrary>();
  ready.set(db, held);
  let library = held.get(name.hash);
  if (!library) {
    const read = await readFactorSet(db, name);
    if (!read.ok) return read;
    library = read.value;
  }
  held.delete(name.hash);
  held.set(name.hash, library);
  const [longestUnused] = held.keys();
  if (held.size > MOST_READY && longestUnused !== undefined) held.delete(longestUnused);
  return accepted({ ...knowledge, library });
}

/** The program's library as an inventory names it, kept whole so that it can be had after an update. */
export async function currentFactorSet(
  tx: Handle,
  { library }: Knowledge,
  at: string,
  actor: string | null,
): Promise<string> {
  const digest = await keepFactorSet(tx, library, at);
  const { version, hash } = library;
  if (digest !== null)
    await appendAudit(tx, {
      at,
      actor,
      entity: "factor-set",
      entityId: hash,
      action: "keep",
      after: { version, digest },
    });
  return factorSetJson(library);
}

/**
 * Puts the inventories from before libraries were kept on the program's own: it is what they were computed
 * with whenever they were looked at. Done at the start of a server; answers how many there were.
 */
export async function pinInventories({ db, now, knowledge }: KnowingDeps): Promise<number> {
  if (!(await hasUnpinned(db))) return 0;
  return write(db, async (tx) => {
    const at = now().toISOString();
    const pinned = await pinFactorSet(tx, await currentFactorSet(tx, knowledge, at, null));
    const { version, hash } = knowledge.library;
    for (const { id, city_id: cityId } of pinned)
      await appendAudit(tx, {
        at,
        actor: null,
        cityId,
        entity: "inventory",
        entityId: id,
        action: "pin-factor-set",
        after: { version, hash },
      });
    return pinned.length;
  });
}
