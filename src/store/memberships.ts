import type { CityScope } from "./scope.ts";
import type { Handle, Role } from "./tables.ts";

export interface Member {
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: 0 | 1;
}

/** Who works in the city, by name. */
export async function listMembers(scope: CityScope, db: Handle): Promise<readonly Member[]> {
  return db
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.user_id")
    .select(["users.id as userId", "users.login", "users.name", "memberships.role", "users.disabled"])
    .where("memberships.city_id", "=", scope.cityId)
    .orderBy("users.name")
    .orderBy("users.id")
    .execute();
}

/** The person's role in the city, or undefined. */
export async function findRole(scope: CityScope, db: Handle, userId: string): Promise<Role | undefined> {
  const row = await db
    .selectFrom("memberships")
    .select("role")
    .where("city_id", "=", scope.cityId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.role;
}

/** Gives the person a role in the city in place of any they had. */
export async function setRole(
  scope: CityScope,
  tx: Handle,
  member: { readonly userId: string; readonly role: Role; readonly at: string },
): Promise<void> {
  await tx
    .insertInto("memberships")
    .values({ city_id: scope.cityId, user_id: member.userId, role: member.role, created_at: member.at })
    .onConflict((conflict) => conflict.columns(["city_id", "user_id"]).doUpdateSet({ role: member.role }))
    .execute();
}

/** Takes the person's role away; false where they had none. */
export async function removeRole(scope: CityScope, tx: Handle, userId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom("memberships")
    .where("city_id", "=", scope.cityId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
