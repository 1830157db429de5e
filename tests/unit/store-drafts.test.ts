import { afterEach, beforeEach, expect, test } from "vitest";
import { discardDraft, readDraft, saveDraft } from "../../src/usecases/drafts.ts";
import { must, person, tempStore, type TempStore } from "../fixtures/temp-store.ts";

let temp: TempStore;
beforeEach(async () => void (temp = await tempStore()));
afterEach(() => temp.remove());

test("a draft is its person's alone, exactly as typed, the newest in place of the last", async () => {
  const { deps } = temp;
  const [ani, budi] = [await person(deps, "ani"), await person(deps, "budi")];
  const formKey = "activity ST-FUEL new";
  const typed = { amount: " 1.234,5 ", __proto__x: "<b>", empty: "" };
  must(await saveDraft(deps, ani, { formKey, typed: { amount: "1" } }));
  temp.advance(2000);
  must(await saveDraft(deps, ani, { formKey, typed }));
  expect(must(await readDraft(deps, ani, formKey))).toEqual({ typed, savedAt: "2026-11-03T02:00:02.000Z" });
  expect(must(await readDraft(deps, budi, formKey))).toBeNull();
  must(await discardDraft(deps, budi, formKey));
  expect(must(await readDraft(deps, ani, formKey))).not.toBeNull();
  must(await discardDraft(deps, ani, formKey));
  expect(must(await readDraft(deps, ani, formKey))).toBeNull();
});

test("a draft too long to keep is refused", async () => {
  const ani = await person(temp.deps, "ani");
  const typed = { note: "x".repeat(500_001) };
  expect(await saveDraft(temp.deps, ani, { formKey: "f", typed })).toMatchObject({
    problems: [{ code: "store.draft-too-long" }],
  });
});
