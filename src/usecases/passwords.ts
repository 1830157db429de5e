import { appendAudit } from "../store/audit.ts";
import { digest } from "../store/ids.ts";
import { deleteResetCode, takeResetCode } from "../store/one-time-codes.ts";
import { endSessions } from "../store/sessions.ts";
import { findCredentials, findUser, updateUser } from "../store/users.ts";
import { write } from "../store/write.ts";
import { asUser, transact, type Actor, type Deps } from "./act.ts";
import { checkPassword, hashPassword } from "./password-hash.ts";
import { longest, passwordProblems } from "./password-rules.ts";
import { done, invalid, signedOut, type Refusal, type Result } from "./result.ts";
import { tooMany } from "./sign-in.ts";
import { clearAccount, countAttempt, subjectsOf } from "./throttle.ts";

/**
 * Changes one's own password, knowing the present one; tries count like sign-ins. With `keepSession`, the
 * id of the session in use, all one's other sessions end. The caller gives that session a new id.
 */
export async function changePassword(
  deps: Deps,
  actor: Actor,
  input: {
    readonly current: string;
    readonly password: string;
    readonly address: string;
    readonly keepSession?: string;
  },
): Promise<Result<null>> {
  const counted = await asUser(deps, actor, async ({ tx, scope }) => {
    const user = await findUser(tx, scope.userId);
    if (!user) return signedOut;
    const credentials = await findCredentials(tx, user.login);
    const subjects = subjectsOf(user.login, input.address);
    const wait = await countAttempt(tx, subjects, deps.now().getTime());
    return done({ user, subjects, wait, hash: credentials?.password_hash ?? null });
  });
  if (!counted.ok) return counted;
  const { user, subjects, wait, hash } = counted.value;
  if (wait > 0) return tooMany(wait);
  const usable = input.current.length <= 4 * longest;
  if (!(await checkPassword(usable ? hash : null, usable ? input.current : "")))
    return invalid({ path: "current", code: "account.current-password-wrong" });
  const problems = passwordProblems(input.password, [user.login, user.name]);
  if (problems.length > 0) return invalid(...problems);
  const next = await hashPassword(input.password);
  return asUser(deps, actor, async ({ tx, at }) => {
    await clearAccount(tx, subjects);
    await updateUser(tx, user.id, { password_hash: next, updated_at: at });
    await deleteResetCode(tx, user.id);
    if (input.keepSession !== undefined)
      await endSessions(
        tx,
        { userId: user.id, exceptIdHash: digest(input.keepSession) },
        deps.now().getTime(),
      );
    await appendAudit(tx, {
      at,
      actor: user.id,
      entity: "user",
      entityId: user.id,
      action: "change-password",
    });
    return done(null);
  });
}

const codeRefused: Refusal<never> = {
  ok: false,
  kind: "invalid",
  problems: [{ path: "code", code: "account.reset-code-refused" }],
};

/**
 * Sets a password with a reset code, which is used up, and ends all of the account's sessions. An unfit
 * password leaves the code as it is. Letter case, spaces and hyphens of the code do not count.
 */
export async function resetPassword(
  deps: Deps,
  input: {
    readonly login: string;
    readonly code: string;
    readonly password: string;
    readonly address: string;
  },
): Promise<Result<{ readonly userId: string }>> {
  const login = input.login.slice(0, 300);
  const problems = passwordProblems(input.password, [login]);
  if (problems.length > 0) return invalid(...problems);
  const subjects = subjectsOf(login, input.address);
  const counted = await transact(deps, write, async (tx) =>
    done(await countAttempt(tx, subjects, deps.now().getTime())),
  );
  if (!counted.ok) return counted;
  if (counted.value > 0) return tooMany(counted.value);
  const hash = await hashPassword(input.password);
  return transact<{ readonly userId: string }>(deps, write, async (tx) => {
    const user = await findCredentials(tx, login);
    const at = deps.now().toISOString();
    if (!user || user.disabled === 1) return codeRefused;
    if (passwordProblems(input.password, [user.name]).length > 0)
      return invalid({ path: "password", code: "account.password-guessable" });
    if (!(await takeResetCode(tx, user.id, digest(plainCode(input.code)), at))) return codeRefused;
    await clearAccount(tx, subjects);
    await updateUser(tx, user.id, { password_hash: hash, updated_at: at });
    await endSessions(tx, { userId: user.id }, deps.now().getTime());
    await appendAudit(tx, {
      at,
      actor: user.id,
      entity: "user",
      entityId: user.id,
      action: "reset-password",
    });
    return done({ userId: user.id });
  });
}

/** The code as it was issued, whatever case and separators it was typed with. */
function plainCode(typed: string): string {
  const letters = typed
    .slice(0, 100)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "");
  return letters.replaceAll(/(.{5})(?=.)/g, "$1-");
}
