// Enters activities until it is killed, and prints each id after its commit was acknowledged.
import { writeSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { openEntry } from "./entry.ts";

const [file = "", round = ""] = process.argv.slice(2);
const entry = await openEntry(file, () => {
  writeSync(1, "failed\n");
});
for (let i = 0; ; i += 1) {
  // As fast as it can, or with the breath that people give a server.
  if (round === "paced") await setTimeout(3);
  const saved = await entry.enter(`${round}-${i}`);
  if (saved.ok) writeSync(1, `saved ${saved.value.activityId}\n`);
  else {
    writeSync(1, `refused ${saved.kind} ${saved.problems[0]?.code}\n`);
    const again = await entry.enter(`${round}-again`);
    writeSync(1, `then ${again.ok ? "saved" : again.problems[0]?.code}\n`);
    break;
  }
}
await entry.store.close();
writeSync(1, "closed\n");
