import type { Selectable } from "kysely";
import { canonicalJson } from "./canonical-json.ts";
import { digest } from "./ids.ts";
import type { CityScope } from "./scope.ts";
import type { AuditTable, Handle } from "./tables.ts";

export type AuditRow = Selectable<AuditTable>;

/** One thing done. Secrets and their digests never belong in `before` and `after`. */
export interface AuditEntry {
  /** UTC, ISO 8601. */
  readonly at: string;
  /** The user's id, or null for whoever operates the machine. */
  readonly actor: string | null;
  readonly cityId?: string;
  readonly entity: string;
  readonly entityId: string;
  readonly action: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What the first entry names as the one before it. */
export const chainStart = "0".repeat(64);

/** Appends to the trail, in the transaction of what it tells of. */
export async function appendAudit(tx: Handle, entry: AuditEntry): Promise<void> {
  const last = await tx
    .selectFrom("audit")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const body = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    actor: entry.actor,
    city_id: entry.cityId ?? null,
    entity: entry.entity,
    entity_id: entry.entityId,
    action: entry.action,
    before_json: entry.before === undefined ? null : canonicalJson(entry.before),
    after_json: entry.after === undefined ? null : canonicalJson(entry.after),
    prev_hash: last?.hash ?? chainStart,
  };
  await tx
    .insertInto("audit")
    .values({ ...body, hash: chainHash(body) })
    .execute();
}

/** The end of the chain: kept elsewhere, it shows whether entries were cut off. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export type AuditCheck =
  | { readonly ok: true; readonly head: AuditHead }
  | { readonly ok: false; readonly badSeq: number };

/**
 * Walks the whole chain in batches and names the first entry that is altered or missing. With a head
 * noted earlier it also finds that the chain was cut off or written anew.
 */
export async function verifyAudit(db: Handle, noted?: AuditHead): Promise<AuditCheck> {
  let seq = 0;
  let hash = chainStart;
  for (;;) {
    const rows = await db
      .selectFrom("audit")
      .selectAll()
      .where("seq", ">", seq)
      .orderBy("seq")
      .limit(5000)
      .execute();
    for (const row of rows) {
      const { hash: stated, ...body } = row;
      if (row.seq !== seq + 1 || row.prev_hash !== hash || stated !== chainHash(body))
        return { ok: false, badSeq: seq + 1 };
      if (row.seq === noted?.seq && stated !== noted.hash) return { ok: false, badSeq: row.seq };
      seq = row.seq;
      hash = stated;
    }
    if (rows.length === 0) break;
  }
  if (noted && noted.seq > seq) return { ok: false, badSeq: seq + 1 };
  return { ok: true, head: { seq, hash } };
}

/** The city's entries, newest first, at most `limit` of those before `beforeSeq`. */
export async function listAudit(
  scope: CityScope,
  db: Handle,
  page: { readonly beforeSeq?: number; readonly limit: number; readonly entityId?: string },
): Promise<readonly (AuditRow & { readonly actor_name: string | null })[]> {
  let query = db
    .selectFrom("audit")
    .leftJoin("users", "users.id", "audit.actor")
    .selectAll("audit")
    .select("users.name as actor_name")
    .where("audit.city_id", "=", scope.cityId)
    .orderBy("audit.seq", "desc")
    .limit(Math.min(page.limit, 200));
  if (page.beforeSeq !== undefined) query = query.where("audit.seq", "<", page.beforeSeq);
  if (page.entityId !== undefined) query = query.where("audit.entity_id", "=", page.entityId);
  return query.execute();
}

function chainHash(body: Omit<AuditRow, "hash">): string {
  const { prev_hash, ...rest } = body;
  return digest(prev_hash + canonicalJson(rest));
}
