import type { Handle, Role } from "./tables.ts";

/** Only this file makes scopes, so holding one proves that the database was asked. */
const proof = Symbol("scope");

/** A person who may sign in, as the database has them now. */
export interface UserScope {
  readonly userId: string;
  /** Administrator of the installation: of every city, and of the accounts. */
  readonly isAdministrator: boolean;
  readonly [proof]: true;
}

/** A person's standing in one city; the first argument of every query on what a city owns. */
export interface CityScope extends UserScope {
  readonly cityId: string;
  readonly role: Role;
}

/** The person's scope, or null where they do not exist or are disabled. */
export async function openUserScope(db: Handle, userId: string): Promise<UserScope | null> {
  const row = await db
    .selectFrom("users")
    .select(["id", "is_administrator"])
    .where("id", "=", userId)
    .where("disabled", "=", 0)
    .executeTakeFirst();
  return row ? { userId: row.id, isAdministrator: row.is_administrator === 1, [proof]: true } : null;
}

/** The person's scope in a city, or null where the city does not exist or is not theirs to know of. */
export async function openCityScope(db: Handle, userId: string, cityId: string): Promise<CityScope | null> {
  const row = await db
    .selectFrom("users")
    .innerJoin("cities", (join) => join.on("cities.id", "=", cityId))
    .leftJoin("memberships", (join) =>
      join.onRef("memberships.user_id", "=", "users.id").onRef("memberships.city_id", "=", "cities.id"),
    )
    .select(["users.is_administrator", "memberships.role"])
    .where("users.id", "=", userId)
    .where("users.disabled", "=", 0)
    .executeTakeFirst();
  if (!row) return null;
  const isAdministrator = row.is_administrator === 1;
  const role = isAdministrator ? "administrator" : row.role;
  return role ? { userId, isAdministrator, cityId, role, [proof]: true } : null;
}
