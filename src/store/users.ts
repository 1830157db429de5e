import type { Insertable, Selectable, Updateable } from "kysely";
import type { UserScope } from "./scope.ts";
import type { Handle, UsersTable } from "./tables.ts";

/** A person as others may see them: never the password's hash. */
export type User = Omit<Selectable<UsersTable>, "password_hash" | "login_key">;

const visible = [
  "id",
  "login",
  "name",
  "language",
  "number_format",
  "is_administrator",
  "disabled",
  "version",
  "created_at",
  "updated_at",
] as const;

/** What makes two login names the same: letter case and Unicode form do not count. */
export function loginKey(login: string): string {
  return login.normalize("NFKC").trim().toLowerCase();
}

/** How many accounts exist; none means that the installation is not set up. */
export async function countUsers(db: Handle): Promise<number> {
  const row = await db
    .selectFrom("users")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The account of that id, disabled ones too. */
export async function findUser(db: Handle, id: string): Promise<User | undefined> {
  return db.selectFrom("users").select(visible).where("id", "=", id).executeTakeFirst();
}

/** The account of that login name, disabled ones too, with the password's hash. */
export async function findCredentials(
  db: Handle,
  login: string,
): Promise<(User & { password_hash: string | null }) | undefined> {
  return db
    .selectFrom("users")
    .select([...visible, "password_hash"])
    .where("login_key", "=", loginKey(login))
    .executeTakeFirst();
}

/** Every account by login name: for administrators and, without a scope, for the machine's operator. */
export async function listUsers(scope: UserScope | "operator", db: Handle): Promise<readonly User[]> {
  if (scope !== "operator" && !scope.isAdministrator) return [];
  return db.selectFrom("users").select(visible).orderBy("login_key").execute();
}

/** Adds an account, or answers false where the login name is taken. */
export async function insertUser(
  tx: Handle,
  user: Omit<Insertable<UsersTable>, "login_key">,
): Promise<boolean> {
  const result = await tx
    .insertInto("users")
    .values({ ...user, login_key: loginKey(user.login) })
    .onConflict((conflict) => conflict.column("login_key").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Changes an account and counts its version up. */
export async function updateUser(
  tx: Handle,
  id: string,
  changes: Omit<Updateable<UsersTable>, "id" | "login" | "login_key" | "version">,
): Promise<void> {
  await tx
    .updateTable("users")
    .set((eb) => ({ ...changes, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}
