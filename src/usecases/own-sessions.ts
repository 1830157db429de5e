import { appendAudit } from "../store/audit.ts";
import { digest } from "../store/ids.ts";
import { endSessions, listSessions, type SessionLine } from "../store/sessions.ts";
import { read } from "../store/write.ts";
import { asAdministrator, asUser, auditActor, type Actor, type Deps } from "./act.ts";
import { done, notFound, type Result } from "./result.ts";

/** Where one is signed in; `sessionId` is that of the session in use. */
export async function readSessions(
  deps: Deps,
  actor: Actor,
  sessionId: string,
): Promise<Result<readonly SessionLine[]>> {
  return asUser(
    deps,
    actor,
    async ({ tx, scope }) =>
      done(await listSessions(tx, scope.userId, digest(sessionId), deps.now().getTime())),
    read,
  );
}

/** Ends one of one's own sessions, by the id in the list. */
export async function endSession(deps: Deps, actor: Actor, id: string): Promise<Result<null>> {
  return asUser(deps, actor, async ({ tx, scope, at }) => {
    const which = { userId: scope.userId, publicId: id };
    if ((await endSessions(tx, which, deps.now().getTime())) === 0) return notFound;
    await appendAudit(tx, {
      at,
      actor: scope.userId,
      entity: "session",
      entityId: id,
      action: "end",
    });
    return done(null);
  });
}

/** Ends all sessions of somebody; answers how many there were. */
export async function endSessionsOf(
  deps: Deps,
  actor: Actor,
  userId: string,
): Promise<Result<{ readonly ended: number }>> {
  return asAdministrator(deps, actor, async ({ tx, scope, at }) => {
    const ended = await endSessions(tx, { userId }, deps.now().getTime());
    await appendAudit(tx, {
      at,
      actor: auditActor(scope),
      entity: "user",
      entityId: userId,
      action: "end-sessions",
    });
    return done({ ended });
  });
}
