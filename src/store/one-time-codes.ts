import type { Handle } from "./tables.ts";

/** Replaces the set-up token; only the newest one opens. */
export async function writeSetUpToken(tx: Handle, tokenHash: string, at: string): Promise<void> {
  const content = { token_hash: tokenHash, created_at: at };
  await tx
    .insertInto("setup_token")
    .values({ id: 1, ...content })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(content))
    .execute();
}

export async function isSetUpToken(db: Handle, tokenHash: string): Promise<boolean> {
  const row = await db
    .selectFrom("setup_token")
    .select("id")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteSetUpToken(tx: Handle): Promise<void> {
  await tx.deleteFrom("setup_token").execute();
}

/** Gives a person a new reset code in place of any earlier one. */
export async function writeResetCode(
  tx: Handle,
  code: {
    readonly codeHash: string;
    readonly userId: string;
    readonly createdAt: string;
    readonly expiresAt: string;
  },
): Promise<void> {
  const content = { code_hash: code.codeHash, created_at: code.createdAt, expires_at: code.expiresAt };
  await tx
    .insertInto("reset_codes")
    .values({ user_id: code.userId, ...content })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(content))
    .execute();
}

/** Uses up a person's reset code; false where it is another's, used, or past its time. */
export async function takeResetCode(
  tx: Handle,
  userId: string,
  codeHash: string,
  now: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom("reset_codes")
    .where("user_id", "=", userId)
    .where("code_hash", "=", codeHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** A reset code is void once the password is set by other means. */
export async function deleteResetCode(tx: Handle, userId: string): Promise<void> {
  await tx.deleteFrom("reset_codes").where("user_id", "=", userId).execute();
}
