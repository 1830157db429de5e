import { z } from "zod";
import { appendAudit } from "../store/audit.ts";
import { digest, newId, newSecret } from "../store/ids.ts";
import { deleteSetUpToken, isSetUpToken, writeSetUpToken } from "../store/one-time-codes.ts";
import type { Handle } from "../store/tables.ts";
import { countUsers, insertUser } from "../store/users.ts";
import { read, write } from "../store/write.ts";
import type { Problem } from "../units/problem.ts";
import { transact, type Deps } from "./act.ts";
import { line, login, readFields, tag } from "./fields.ts";
import { hashPassword } from "./password-hash.ts";
import { passwordProblems } from "./password-rules.ts";
import { done, invalid, notFound, type Result } from "./result.ts";

const fields = z.strictObject({
  login,
  name: line(200),
  password: z.string(),
  language: tag,
  numberFormat: tag,
});

export type FirstAdministrator = z.input<typeof fields>;

/** Whether the installation still has nobody in it. */
export async function needsSetUp(deps: Deps): Promise<boolean> {
  return (await countUsers(deps.db)) === 0;
}

/**
 * A fresh one-time token for the set-up page, or null once there is an account. Only the newest token
 * opens the page, so each start of a server that is not set up prints one that works.
 */
export async function offerSetUp(deps: Deps): Promise<string | null> {
  return write(deps.db, async (tx) => {
    if ((await countUsers(tx)) > 0) return null;
    const token = newSecret();
    await writeSetUpToken(tx, digest(token), deps.now().toISOString());
    return token;
  });
}

/** Whether the set-up page opens with that token. */
export async function opensSetUp(deps: Deps, token: string): Promise<boolean> {
  return read(deps.db, (tx) => tokenOpens(tx, token));
}

/** All that is wrong with what was entered, fields and password alike. */
export function setUpProblems(input: FirstAdministrator): readonly Problem[] {
  const given = readFields(fields, input);
  const context = [input.login, input.name].filter((text) => typeof text === "string");
  const password = typeof input.password === "string" ? passwordProblems(input.password, context) : [];
  return [...(given.ok ? [] : given.problems), ...password];
}

/** Makes the first administrator and uses the token up. `not-found` where the token does not open. */
export async function setUp(
  deps: Deps,
  token: string,
  input: FirstAdministrator,
): Promise<Result<{ readonly userId: string }>> {
  if (!(await opensSetUp(deps, token))) return notFound;
  const problems = setUpProblems(input);
  if (problems.length > 0) return invalid(...problems);
  const { password, ...person } = fields.parse(input);
  const hash = await hashPassword(password);
  return transact(deps, write, async (tx) => {
    if (!(await tokenOpens(tx, token))) return notFound;
    const at = deps.now().toISOString();
    const userId = newId();
    await insertUser(tx, {
      id: userId,
      login: person.login,
      name: person.name,
      password_hash: hash,
      language: person.language,
      number_format: person.numberFormat,
      is_administrator: 1,
      created_at: at,
      updated_at: at,
    });
    await deleteSetUpToken(tx);
    await appendAudit(tx, {
      at,
      actor: userId,
      entity: "user",
      entityId: userId,
      action: "set-up",
      after: person,
    });
    return done({ userId });
  });
}

async function tokenOpens(tx: Handle, token: string): Promise<boolean> {
  return (await countUsers(tx)) === 0 && (await isSetUpToken(tx, digest(token)));
}
