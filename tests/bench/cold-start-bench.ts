import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchRow, timeOfAsync } from "./measure.ts";

const ROOT = join(import.meta.dirname, "../..");

/** From `node` to the line that says where the server is: ours on its database, and a bare Express with one
 * Handlebars page. */
export async function coldStartBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "cityleds-bench-"));
  const bare = join(folder, "bare.mjs");
  writeFileSync(bare, BARE);
  try {
    const started = (): Promise<void> => untilListening(["src/main.ts", "serve"], folder);
    // The first start makes the database, and lets Node keep compiled code for both.
    await started();
    await untilListening([bare], folder);
    const ours = await timeOfAsync(started, 3);
    const theirs = await timeOfAsync(() => untilListening([bare], folder), 3);
    return [
      { name: "cold start", ratio: ours / theirs, against: "bare Express with Handlebars", n: 1, ms: ours },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BARE = `
import { createRequire } from "node:module";
const require = createRequire(${JSON.stringify(join(ROOT, "package.json"))});
const express = require("express");
const page = require("handlebars").compile("<p>{{text}}</p>");
const app = express();
app.get("/", (_, res) => res.send(page({ text: "hello" })));
app.listen(0, "127.0.0.1", () => console.error("It is at its port"));
`;

/** Starts a server on a port of its own and stops it when it says where it is. */
function untilListening(args: readonly string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd: ROOT,
      env: { ...process.env, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "silent", DATA_DIR: folder },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (/ at /.test(said)) child.kill("SIGKILL");
    });
    child.once("error", reject);
    child.once("exit", () =>
      / at /.test(said) ? resolve() : reject(new Error(`it did not start: ${said}`)),
    );
  });
}
