// Fills a small disk with activities, frees some of it, and goes on; prints what happened as JSON.
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openEntry } from "./entry.ts";

const [folder = ""] = process.argv.slice(2);
const ballast = path.join(folder, "ballast");
writeFileSync(ballast, Buffer.alloc(2_000_000, 1));
const entry = await openEntry(path.join(folder, "cityleds.db"));
const saved: string[] = [];
let refusal: unknown = null;
while (refusal === null) {
  const answer = await entry.enter(`full-${saved.length}`);
  if (answer.ok) saved.push(answer.value.activityId);
  else refusal = { kind: answer.kind, code: answer.problems[0]?.code };
}
const { db } = entry.deps;
const readable = (await db.selectFrom("activities").select("id").execute()).length;
rmSync(ballast);
const after = await entry.enter("after");
await entry.store.close();
console.log(JSON.stringify({ saved: saved.length, refusal, readable, after: after.ok }));
