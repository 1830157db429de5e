import type { Insertable, Selectable, Updateable } from "kysely";
import type { CityScope, UserScope } from "./scope.ts";
import type { CitiesTable, Handle, Role } from "./tables.ts";

export type City = Selectable<CitiesTable>;

/** What an officer states about a city. */
export type CityFields = Omit<
  Insertable<CitiesTable>,
  "id" | "version" | "created_at" | "updated_at" | "sample"
>;

/** The cities a person may open, by name, with their role in each. */
export async function listCities(
  scope: UserScope,
  db: Handle,
): Promise<readonly (City & { readonly role: Role })[]> {
  const rows = await db
    .selectFrom("cities")
    .leftJoin("memberships", (join) =>
      join.onRef("memberships.city_id", "=", "cities.id").on("memberships.user_id", "=", scope.userId),
    )
    .selectAll("cities")
    .select("memberships.role")
    .$if(!scope.isAdministrator, (query) => query.where("memberships.role", "is not", null))
    .orderBy("cities.name")
    .orderBy("cities.id")
    .execute();
  return rows.map((row) => ({ ...row, role: scope.isAdministrator ? "administrator" : row.role! }));
}

export async function findCity(scope: CityScope, db: Handle): Promise<City> {
  return db.selectFrom("cities").selectAll().where("id", "=", scope.cityId).executeTakeFirstOrThrow();
}

/** Adds a city. No scope is asked for, as nobody has one in it yet. */
export async function insertCity(tx: Handle, city: Omit<Insertable<CitiesTable>, "version">): Promise<void> {
  await tx.insertInto("cities").values(city).execute();
}

/** Changes the city where nobody else did since `version`; false where somebody did. */
export async function updateCity(
  scope: CityScope,
  tx: Handle,
  version: number,
  changes: CityFields & Pick<Updateable<CitiesTable>, "updated_at">,
): Promise<boolean> {
  const result = await tx
    .updateTable("cities")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", scope.cityId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
