import { appendAudit } from "../store/audit.ts";
import { findRole, listMembers, removeRole, setRole, type Member } from "../store/memberships.ts";
import type { Role } from "../store/tables.ts";
import { findCredentials, findUser } from "../store/users.ts";
import { inCity, type Actor, type Deps } from "./act.ts";
import { done, invalid, notFound, type Result } from "./result.ts";

/** Who works in the city. */
export async function readMembers(
  deps: Deps,
  actor: Actor,
  cityId: string,
): Promise<Result<readonly Member[]>> {
  return inCity(deps, actor, cityId, "view", async ({ tx, scope }) => done(await listMembers(scope, tx)));
}

const roles: readonly unknown[] = ["viewer", "editor", "administrator"];

/** Gives the person of that login name a role in the city, in place of any they had. */
export async function setMember(
  deps: Deps,
  actor: Actor,
  input: { readonly cityId: string; readonly login: string; readonly role: Role },
): Promise<Result<{ readonly userId: string }>> {
  return inCity(deps, actor, input.cityId, "administer", async ({ tx, scope, at }) => {
    if (!roles.includes(input.role)) return invalid({ path: "role", code: "account.role-unknown" });
    const user = await findCredentials(tx, input.login);
    if (!user) return invalid({ path: "login", code: "account.login-unknown" });
    const before = await findRole(scope, tx, user.id);
    await setRole(scope, tx, { userId: user.id, role: input.role, at });
    await appendAudit(tx, {
      at,
      actor: scope.userId,
      cityId: scope.cityId,
      entity: "membership",
      entityId: user.id,
      action: "set",
      before,
      after: input.role,
    });
    return done({ userId: user.id });
  });
}

/** Takes somebody's role in the city away; it acts on their next request. */
export async function removeMember(
  deps: Deps,
  actor: Actor,
  input: { readonly cityId: string; readonly userId: string },
): Promise<Result<null>> {
  return inCity(deps, actor, input.cityId, "administer", async ({ tx, scope, at }) => {
    const before = await findRole(scope, tx, input.userId);
    if (!(await findUser(tx, input.userId)) || !(await removeRole(scope, tx, input.userId))) return notFound;
    await appendAudit(tx, {
      at,
      actor: scope.userId,
      cityId: scope.cityId,
      entity: "membership",
      entityId: input.userId,
      action: "remove",
      before,
    });
    return done(null);
  });
}
