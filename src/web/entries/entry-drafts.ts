import { discardDraft, readDraft, saveDraft } from "../../usecases/drafts.ts";
import { faultOf } from "../fault.ts";
import type { Reply } from "../reply.ts";
import { actor, type Web } from "../web.ts";
import type { EntryPage } from "./entry-page.ts";
import type { TypedEntry } from "./typed.ts";

type Which = Pick<EntryPage, "open" | "row" | "method" | "existing">;

/** What was typed into an entry's form and not saved. */
export interface EntryDraft {
  readonly typed: TypedEntry;
  readonly savedAt: string;
  /** The version of the stored entry that was on the screen. */
  readonly version: number | null;
}

function keyOf({ open, row, method, existing }: Which): string {
  const entry = existing?.id ?? `${row.ref} ${method.code}`;
  return `entry ${open.stored.inventory.id} ${entry}`;
}

/** Keeps an unfinished form for whoever typed it. A blank one, and one too long to keep, is not kept. */
export async function keepDraft(
  web: Web,
  res: Reply,
  page: Which & { readonly typed: TypedEntry },
): Promise<void> {
  const { typed, existing } = page;
  if (Object.values(typed).every((text) => text.trim() === "")) return;
  const kept = { fields: typed, version: existing?.version ?? null };
  await saveDraft(web.act, actor(res), { formKey: keyOf(page), typed: kept });
}

/** One's unfinished form of an entry, or null. */
export async function draftOf(web: Web, res: Reply, page: Which): Promise<EntryDraft | null> {
  const found = await readDraft(web.act, actor(res), keyOf(page));
  if (!found.ok) throw faultOf(found);
  if (!found.value) return null;
  const { fields, version } = found.value.typed as { fields?: TypedEntry; version?: number | null };
  return { typed: fields ?? {}, savedAt: found.value.savedAt, version: version ?? null };
}

export async function dropDraft(web: Web, res: Reply, page: Which): Promise<void> {
  await discardDraft(web.act, actor(res), keyOf(page));
}
