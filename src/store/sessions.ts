import type { Handle } from "./tables.ts";

/** A session without input for so long is over. */
export const idleMilliseconds = 60 * 60_000;
/** No session lives longer, busy or not. */
export const absoluteMilliseconds = 12 * 60 * 60_000;
/** Ended sessions are remembered this long, so that a late answer cannot bring one back. */
const rememberedMilliseconds = 24 * 60 * 60_000;

/** Where a person is signed in. */
export interface SessionLine {
  readonly id: string;
  readonly agent: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

const iso = (time: number) => new Date(time).toISOString();

/** The data of a session that still lives, of somebody who may still sign in, with when it was last seen. */
export async function readSession(
  db: Handle,
  idHash: string,
  now: number,
): Promise<{ readonly data: string; readonly lastSeenAt: string } | undefined> {
  return db
    .selectFrom("sessions")
    .leftJoin("users", "users.id", "sessions.user_id")
    .select(["sessions.data", "sessions.last_seen_at as lastSeenAt"])
    .where("sessions.id_hash", "=", idHash)
    .where("sessions.ends_at", ">", iso(now))
    .where("sessions.last_seen_at", ">", iso(now - idleMilliseconds))
    .where((eb) => eb.or([eb("sessions.user_id", "is", null), eb("users.disabled", "=", 0)]))
    .executeTakeFirst();
}

/** Writes a session's data; one that has ended stays ended. */
export async function writeSession(
  tx: Handle,
  session: {
    readonly idHash: string;
    readonly publicId: string;
    readonly userId: string | null;
    readonly data: string;
    readonly agent: string;
  },
  now: number,
): Promise<void> {
  const content = {
    user_id: session.userId,
    data: session.data,
    agent: session.agent,
    last_seen_at: iso(now),
  };
  await tx
    .insertInto("sessions")
    .values({
      ...content,
      id_hash: session.idHash,
      public_id: session.publicId,
      created_at: iso(now),
      ends_at: iso(now + absoluteMilliseconds),
    })
    .onConflict((conflict) =>
      conflict.column("id_hash").doUpdateSet(content).where("sessions.ends_at", ">", iso(now)),
    )
    .execute();
}

/** Notes that a session was used. */
export async function seeSession(tx: Handle, idHash: string, now: number): Promise<void> {
  await tx
    .updateTable("sessions")
    .set({ last_seen_at: iso(now) })
    .where("id_hash", "=", idHash)
    .where("ends_at", ">", iso(now))
    .execute();
}

/** Ends the sessions that `which` names, and forgets those that ended long ago. */
export async function endSessions(
  tx: Handle,
  which:
    | { readonly idHash: string }
    | { readonly userId: string; readonly publicId?: string; readonly exceptIdHash?: string },
  now: number,
): Promise<number> {
  await tx
    .deleteFrom("sessions")
    .where("ends_at", "<", iso(now - rememberedMilliseconds))
    .execute();
  let query = tx
    .updateTable("sessions")
    .set({ ends_at: iso(now), data: "{}" })
    .where("ends_at", ">", iso(now));
  if ("idHash" in which) query = query.where("id_hash", "=", which.idHash);
  else {
    query = query.where("user_id", "=", which.userId);
    if (which.publicId !== undefined) query = query.where("public_id", "=", which.publicId);
    if (which.exceptIdHash !== undefined) query = query.where("id_hash", "!=", which.exceptIdHash);
  }
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** A person's living sessions, the last seen first. */
export async function listSessions(
  db: Handle,
  userId: string,
  currentIdHash: string,
  now: number,
): Promise<readonly SessionLine[]> {
  const rows = await db
    .selectFrom("sessions")
    .select(["public_id as id", "id_hash", "agent", "created_at as createdAt", "last_seen_at as lastSeenAt"])
    .where("user_id", "=", userId)
    .where("ends_at", ">", iso(now))
    .where("last_seen_at", ">", iso(now - idleMilliseconds))
    .orderBy("last_seen_at", "desc")
    .execute();
  return rows.map(({ id_hash, ...row }) => ({ ...row, current: id_hash === currentIdHash }));
}
