import { deleteDraft, findDraft, writeDraft } from "../store/drafts.ts";
import { read } from "../store/write.ts";
import { asUser, type Actor, type Deps } from "./act.ts";
import { done, invalid, type Result } from "./result.ts";

const longestDraft = 500_000;

/** What was typed into a form, field by field, exactly. */
export type Typed = Readonly<Record<string, unknown>>;

/** Keeps what a person typed and did not save, one draft for each form and object. */
export async function saveDraft(
  deps: Deps,
  actor: Actor,
  input: { readonly formKey: string; readonly typed: Typed },
): Promise<Result<{ readonly savedAt: string }>> {
  return asUser(deps, actor, async ({ tx, scope, at }) => {
    const payload = JSON.stringify(input.typed);
    if (payload.length > longestDraft || input.formKey.length === 0 || input.formKey.length > 300)
      return invalid({ path: "", code: "store.draft-too-long" });
    await writeDraft(scope, tx, input.formKey, { payload, savedAt: at });
    return done({ savedAt: at });
  });
}

/** One's draft of a form, or null. */
export async function readDraft(
  deps: Deps,
  actor: Actor,
  formKey: string,
): Promise<Result<{ readonly typed: Typed; readonly savedAt: string } | null>> {
  return asUser(
    deps,
    actor,
    async ({ tx, scope }) => {
      const draft = await findDraft(scope, tx, formKey);
      return done(draft ? { typed: JSON.parse(draft.payload) as Typed, savedAt: draft.savedAt } : null);
    },
    read,
  );
}

/** Throws one's draft of a form away. */
export async function discardDraft(deps: Deps, actor: Actor, formKey: string): Promise<Result<null>> {
  return asUser(deps, actor, async ({ tx, scope }) => {
    await deleteDraft(scope, tx, formKey);
    return done(null);
  });
}
