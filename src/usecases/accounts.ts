import { z } from "zod";
import { appendAudit } from "../store/audit.ts";
import { digest, newId, newReadableCode } from "../store/ids.ts";
import { writeResetCode } from "../store/one-time-codes.ts";
import { endSessions } from "../store/sessions.ts";
import type { Handle } from "../store/tables.ts";
import { read } from "../store/write.ts";
import { findCredentials, findUser, insertUser, listUsers, updateUser, type User } from "../store/users.ts";
import { asAdministrator, asUser, auditActor, type Actor, type Deps, type Operator } from "./act.ts";
import { line, login, readFields, tag } from "./fields.ts";
import { done, invalid, notFound, type Result } from "./result.ts";

const resetHours = 24;

const newAccount = z.strictObject({
  login,
  name: line(200),
  language: tag,
  numberFormat: tag,
  isAdministrator: z.boolean(),
});

export type NewAccount = z.input<typeof newAccount>;

/** A code by which a person sets a password of their own: shown once, used once, for 24 hours. */
export interface ResetCode {
  readonly userId: string;
  readonly login: string;
  readonly code: string;
  readonly expiresAt: string;
}

/** Adds an account. It has no password until its person sets one with the code that is answered. */
export async function createUser(
  deps: Deps,
  actor: Actor | Operator,
  input: NewAccount,
): Promise<Result<ResetCode>> {
  return asAdministrator(deps, actor, async ({ tx, scope, at }) => {
    const given = readFields(newAccount, input);
    if (!given.ok) return given;
    const { isAdministrator, numberFormat, ...person } = given.value;
    const id = newId();
    const inserted = await insertUser(tx, {
      ...person,
      id,
      password_hash: null,
      number_format: numberFormat,
      is_administrator: isAdministrator ? 1 : 0,
      created_at: at,
      updated_at: at,
    });
    if (!inserted) return invalid({ path: "login", code: "account.login-taken" });
    await appendAudit(tx, {
      at,
      actor: auditActor(scope),
      entity: "user",
      entityId: id,
      action: "create",
      after: given.value,
    });
    return done(await giveCode(tx, { id, login: person.login }, at));
  });
}

/** Gives somebody a reset code. Their password and sessions last until they use it. */
export async function issueResetCode(
  deps: Deps,
  actor: Actor | Operator,
  who: { readonly userId: string } | { readonly login: string },
): Promise<Result<ResetCode>> {
  return asAdministrator(deps, actor, async ({ tx, scope, at }) => {
    const user = "userId" in who ? await findUser(tx, who.userId) : await findCredentials(tx, who.login);
    if (!user) return notFound;
    await appendAudit(tx, {
      at,
      actor: auditActor(scope),
      entity: "user",
      entityId: user.id,
      action: "issue-reset-code",
    });
    return done(await giveCode(tx, user, at));
  });
}

/** Every account, for administrators. */
export async function readUsers(deps: Deps, actor: Actor | Operator): Promise<Result<readonly User[]>> {
  return asAdministrator(deps, actor, async ({ tx, scope }) => done(await listUsers(scope, tx)));
}

/**
 * Shuts an account out, ending its sessions, or lets it in again. The last administrator who can sign in
 * cannot be shut out.
 */
export async function setUserDisabled(
  deps: Deps,
  actor: Actor | Operator,
  input: { readonly userId: string; readonly disabled: boolean },
): Promise<Result<null>> {
  return asAdministrator(deps, actor, async ({ tx, scope, at }) => {
    const user = await findUser(tx, input.userId);
    if (!user) return notFound;
    if (input.disabled && user.is_administrator === 1) {
      const others = (await listUsers(scope, tx)).filter(
        (other) => other.id !== user.id && other.is_administrator === 1 && other.disabled === 0,
      );
      if (others.length === 0) return invalid({ path: "", code: "account.last-administrator" });
    }
    await updateUser(tx, user.id, { disabled: input.disabled ? 1 : 0, updated_at: at });
    if (input.disabled) await endSessions(tx, { userId: user.id }, deps.now().getTime());
    await appendAudit(tx, {
      at,
      actor: auditActor(scope),
      entity: "user",
      entityId: user.id,
      action: input.disabled ? "disable" : "enable",
    });
    return done(null);
  });
}

/** The person signed in, as the database has them now; refused with `signed-out` where they may not be. */
export async function readAccount(deps: Deps, actor: Actor): Promise<Result<User>> {
  return asUser(
    deps,
    actor,
    async ({ tx, scope }) => {
      const user = await findUser(tx, scope.userId);
      return user ? done(user) : notFound;
    },
    read,
  );
}

const ownAccount = z.strictObject({ name: line(200), language: tag, numberFormat: tag });

/** Changes one's own name, language and number format. */
export async function editAccount(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof ownAccount>,
): Promise<Result<null>> {
  return asUser(deps, actor, async ({ tx, scope, at }) => {
    const given = readFields(ownAccount, input);
    if (!given.ok) return given;
    const before = await findUser(tx, scope.userId);
    const { name, language, numberFormat } = given.value;
    await updateUser(tx, scope.userId, { name, language, number_format: numberFormat, updated_at: at });
    await appendAudit(tx, {
      at,
      actor: scope.userId,
      entity: "user",
      entityId: scope.userId,
      action: "edit",
      before: { name: before?.name, language: before?.language, numberFormat: before?.number_format },
      after: given.value,
    });
    return done(null);
  });
}

async function giveCode(tx: Handle, user: Pick<User, "id" | "login">, at: string): Promise<ResetCode> {
  const code = newReadableCode();
  const expiresAt = new Date(Date.parse(at) + resetHours * 3_600_000).toISOString();
  await writeResetCode(tx, { codeHash: digest(code), userId: user.id, createdAt: at, expiresAt });
  return { userId: user.id, login: user.login, code, expiresAt };
}
