import type { Handle } from "./tables.ts";
import type { UserScope } from "./scope.ts";

/** What somebody typed into a form and has not saved. It is theirs alone and in no total. */
export interface Draft {
  readonly payload: string;
  readonly savedAt: string;
}

export async function findDraft(scope: UserScope, db: Handle, formKey: string): Promise<Draft | undefined> {
  return db
    .selectFrom("drafts")
    .select(["payload", "saved_at as savedAt"])
    .where("user_id", "=", scope.userId)
    .where("form_key", "=", formKey)
    .executeTakeFirst();
}

export async function writeDraft(scope: UserScope, tx: Handle, formKey: string, draft: Draft): Promise<void> {
  const content = { payload: draft.payload, saved_at: draft.savedAt };
  await tx
    .insertInto("drafts")
    .values({ user_id: scope.userId, form_key: formKey, ...content })
    .onConflict((conflict) => conflict.columns(["user_id", "form_key"]).doUpdateSet(content))
    .execute();
}

export async function deleteDraft(scope: UserScope, tx: Handle, formKey: string): Promise<void> {
  await tx.deleteFrom("drafts").where("user_id", "=", scope.userId).where("form_key", "=", formKey).execute();
}
