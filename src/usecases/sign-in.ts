import { appendAudit } from "../store/audit.ts";
import { digest } from "../store/ids.ts";
import { deleteResetCode } from "../store/one-time-codes.ts";
import { endSessions } from "../store/sessions.ts";
import { findCredentials, updateUser, type User } from "../store/users.ts";
import { read, write } from "../store/write.ts";
import { transact, type Deps } from "./act.ts";
import { checkPassword, hashPassword, isOutdated } from "./password-hash.ts";
import { longest } from "./password-rules.ts";
import { done, type Refusal, type Result } from "./result.ts";
import { clearAccount, countAttempt, subjectsOf } from "./throttle.ts";

export interface SignIn {
  readonly login: string;
  readonly password: string;
  /** The caller's network address, as the server trusts it. */
  readonly address: string;
}

const failed: Refusal<never> = {
  ok: false,
  kind: "invalid",
  problems: [{ path: "password", code: "account.sign-in-failed" }],
};

/** The refusal of an attempt that must wait, in whole seconds. */
export function tooMany(milliseconds: number): Refusal<never> {
  const seconds = Math.ceil(milliseconds / 1000);
  return { ok: false, kind: "too-many", problems: [{ path: "", code: "account.wait", params: { seconds } }] };
}

/**
 * Who signs in. The answer is the same, after the same work, for a wrong password, an unknown login name,
 * a disabled account and one without a password. After five failures each attempt has to wait.
 * The caller gives the session a new id.
 */
export async function signIn(deps: Deps, input: SignIn): Promise<Result<User>> {
  const { login, password, address } = input;
  const subjects = subjectsOf(login.slice(0, 300), address);
  const counted = await transact(deps, write, async (tx) =>
    done(await countAttempt(tx, subjects, deps.now().getTime())),
  );
  if (!counted.ok) return counted;
  if (counted.value > 0) return tooMany(counted.value);

  const found = await transact(deps, read, async (tx) =>
    done(await findCredentials(tx, login.slice(0, 300))),
  );
  if (!found.ok) return found;
  const { password_hash: kept = null, ...user } = found.value ?? {};
  const usable = password.length <= 4 * longest;
  const right = await checkPassword(usable ? kept : null, usable ? password : "");
  if (!right || !isWhole(user) || user.disabled === 1) return failed;

  const renewed = kept !== null && isOutdated(kept) ? await hashPassword(password) : null;
  return transact(deps, write, async (tx) => {
    const at = deps.now().toISOString();
    await clearAccount(tx, subjects);
    if (renewed !== null) await updateUser(tx, user.id, { password_hash: renewed, updated_at: at });
    await deleteResetCode(tx, user.id);
    await appendAudit(tx, { at, actor: user.id, entity: "user", entityId: user.id, action: "sign-in" });
    return done(user);
  });
}

/** Ends the session of that id, at once and for good. */
export async function signOut(deps: Deps, sessionId: string): Promise<Result<null>> {
  return transact(deps, write, async (tx) => {
    await endSessions(tx, { idHash: digest(sessionId) }, deps.now().getTime());
    return done(null);
  });
}

function isWhole(user: Partial<User>): user is User {
  return user.id !== undefined;
}
