import type { Selectable } from "kysely";
import type { Handle, SignInAttemptsTable } from "./tables.ts";

export type Attempts = Omit<Selectable<SignInAttemptsTable>, "subject_hash">;

/** Failed sign-ins counted for one account or address; a restart does not forget them. */
export async function readAttempts(db: Handle, subjectHash: string): Promise<Attempts | undefined> {
  return db
    .selectFrom("sign_in_attempts")
    .select(["failures", "last_failed_at", "blocked_until"])
    .where("subject_hash", "=", subjectHash)
    .executeTakeFirst();
}

export async function writeAttempts(tx: Handle, subjectHash: string, attempts: Attempts): Promise<void> {
  await tx
    .insertInto("sign_in_attempts")
    .values({ subject_hash: subjectHash, ...attempts })
    .onConflict((conflict) => conflict.column("subject_hash").doUpdateSet(attempts))
    .execute();
}

export async function clearAttempts(tx: Handle, subjectHash: string): Promise<void> {
  await tx.deleteFrom("sign_in_attempts").where("subject_hash", "=", subjectHash).execute();
}

/** Forgets what failed before `before`, so that the table does not grow with every guess. */
export async function forgetAttempts(tx: Handle, before: string): Promise<void> {
  await tx.deleteFrom("sign_in_attempts").where("last_failed_at", "<", before).execute();
}
