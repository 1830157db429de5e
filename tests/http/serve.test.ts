import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/web/config.ts";

const main = path.join(import.meta.dirname, "../../src/main.ts");
const folder = mkdtempSync(path.join(tmpdir(), "cityleds-serve-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly process: ChildProcess;
  /** Resolves once stderr holds the text; rejects when the program ends before. */
  readonly says: (text: RegExp) => Promise<string>;
  readonly ended: Promise<number | null>;
}

function serve(args: readonly string[], env: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, [main, "serve", ...args], {
    env: { PATH: process.env["PATH"] ?? "", DATA_DIR: folder, PORT: "0", LOG_LEVEL: "silent", ...env },
  });
  let heard = "";
  child.stderr?.on("data", (chunk: Buffer) => (heard += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const says = (text: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (heard.match(text)) resolve(heard);
      };
      look();
      child.stderr?.on("data", look);
      void ended.then(() => reject(new Error(`ended having said: ${heard}`)));
    });
  return { process: child, says, ended };
}

describe("serving", () => {
  it("prints where it is and the one-time set-up address, answers there, and ends well when told to", async () => {
    const run = serve([], {});
    const said = await run.says(/token=\S+\n/);
    const address = /Set it up, once, at (\S+)/.exec(said)?.[1] ?? "";
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Set up CityLEDS");

    const second = serve([], {});
    expect(await second.ended).toBe(1);

    run.process.kill("SIGTERM");
    expect(await run.ended).toBe(0);
    for (const name of ["cityleds.db", "session.key"])
      expect(statSync(path.join(folder, name)).mode & 0o077, name).toBe(0);

    const again = serve([], {});
    const newer = /token=(\S+)/.exec(await again.says(/token=\S+\n/))?.[1] ?? "";
    expect(address).not.toContain(newer);
    again.process.kill("SIGINT");
    expect(await again.ended).toBe(0);
  });

  it("demonstrates to this machine alone, somebody signed in and sample cities there", async () => {
    const run = serve(["--demo"], { DATA_DIR: path.join(folder, "never-made") });
    const address = /CityLEDS is at (\S+)/.exec(await run.says(/CityLEDS is at \S+\n/))?.[1] ?? "";
    const cities = await (await fetch(`${address}/cities`)).text();
    expect(cities).toContain("Ho Chi Minh City");
    expect(cities).toContain("Khon Kaen");
    const { status } = await new Promise<{ status: number }>((resolve, reject) => {
      const { port } = new URL(address);
      import("node:http").then(({ get }) => {
        const options = { port, host: "127.0.0.1", path: "/cities", headers: { Host: "rebound.example" } };
        get(options, (answer) => resolve({ status: answer.statusCode ?? 0 })).once("error", reject);
      }, reject);
    });
    expect(status).toBe(404);
    expect(() => statSync(path.join(folder, "never-made"))).toThrow();
    run.process.kill("SIGTERM");
    expect(await run.ended).toBe(0);

    const open = serve([], { DEMO: "1", HOST: "0.0.0.0" });
    expect(await open.ended).toBe(2);
  });

  it("refuses what it does not understand", async () => {
    expect(await serve(["--nonsense"], {}).ended).toBe(2);
    expect(await serve([], { PORT: "many" }).ended).toBe(2);
  });
});

describe("the settings", () => {
  it("have defaults for a machine of one's own", () => {
    const read = readConfig({});
    expect(read.ok && read.value).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      dataDir: "data",
      demo: false,
    });
    expect(readConfig({ PORT: "", HOST: "" })).toEqual(read);
  });

  it("refuse a demonstration that others could reach, and plain HTTP in production unless asked for", () => {
    for (const host of ["0.0.0.0", "192.168.1.5", "::", "example.org", "127.0.0.1.example.org"])
      expect(readConfig({ DEMO: "1", HOST: host }).ok, host).toBe(false);
    for (const host of ["localhost", "127.0.0.1", "::1"])
      expect(readConfig({ DEMO: "1", HOST: host }).ok).toBe(true);
    expect(readConfig({ NODE_ENV: "production" }).ok).toBe(false);
    expect(readConfig({ NODE_ENV: "production", ALLOW_HTTP: "1" }).ok).toBe(true);
    expect(readConfig({ NODE_ENV: "production", PUBLIC_URL: "https://ghg.city.example" }).ok).toBe(true);
  });

  it("tell every one that is wrong by its name", () => {
    const read = readConfig({ PORT: "99999", PUBLIC_URL: "ftp://x", LOG_LEVEL: "loud" });
    const names = read.ok ? [] : read.problems.map(({ path }) => path);
    expect(names.toSorted((a, b) => a.localeCompare(b))).toEqual(["LOG_LEVEL", "PORT", "PUBLIC_URL"]);
  });
});
