import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import pino, { type Logger } from "pino";
import { translator } from "../i18n/i18n.ts";
import { openStore, type Store } from "../store/connection.ts";
import { readMeasureLibrary } from "../store/measure-files.ts";
import { DatabaseSessionStore } from "../store/session-store.ts";
import type { Problem } from "../units/problem.ts";
import { pinInventories } from "../usecases/factor-sets.ts";
import { DrawRuns } from "../usecases/draw-runs.ts";
import type { KnowingDeps } from "../usecases/knowing.ts";
import { PlanThreads } from "../usecases/plan-threads.ts";
import { offerSetUp } from "../usecases/set-up.ts";
import { createApp } from "../web/app.ts";
import { readConfig, type Config } from "../web/config.ts";
import { demonstration } from "../web/demo.ts";
import { sampleCities } from "../web/sample-cities.ts";
import { readKnowledge } from "./knowledge.ts";

const usage = 2;
const unexpected = 1;

/** Tells on stderr what is wrong, one line each. */
function tell(problems: readonly Problem[]): void {
  const { message } = translator("en");
  for (const problem of problems)
    console.error(problem.path ? `${problem.path}: ${message(problem)}` : message(problem));
}

/** The key that signs session cookies: made at the first start, kept beside the database for its owner alone. */
function sessionKey(dataDir: string): string {
  const file = path.join(dataDir, "session.key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** Limits of time and number, so that slow or idle connections cannot hold the server. */
function listen(config: Config, server: Server): Promise<string> {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 15_000;
  server.maxHeadersCount = 100;
  server.maxRequestsPerSocket = 1000;
  server.maxConnections = 500;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, () => {
      const { port } = server.address() as AddressInfo;
      const host = config.host.includes(":") ? `[${config.host}]` : config.host;
      resolve(config.publicUrl ?? `http://${host}:${port}`);
    });
  });
}

/** Stops taking requests, lets those under way end within ten seconds, and closes the database. */
function stopOn(
  signals: readonly NodeJS.Signals[],
  server: Server,
  store: Store,
  log: Logger,
): Promise<number> {
  return new Promise((resolve) => {
    const stop = () => {
      server.close(() => {
        clearTimeout(late);
        store.close().then(
          () => resolve(0),
          (error: unknown) => {
            log.error({ err: error }, "closing the database failed");
            resolve(unexpected);
          },
        );
      });
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 10_000);
    };
    for (const signal of signals) process.once(signal, stop);
  });
}

/**
 * `cityleds serve [--demo]`: serves until SIGTERM or SIGINT, and answers the exit code. Settings come from
 * the environment (src/web/config.ts). Messages go to stderr, the request log to stdout.
 */
export async function run(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg !== "--demo")) {
    console.error("usage: cityleds serve [--demo]");
    return usage;
  }
  const config = readConfig({ ...process.env, ...(args.includes("--demo") ? { DEMO: "1" } : {}) });
  if (!config.ok) {
    tell(config.problems);
    return usage;
  }
  const { demo, dataDir, logLevel } = config.value;
  const store = await openStore(
    demo ? { file: ":memory:" } : { file: path.join(dataDir, "cityleds.db"), lock: true },
  );
  if (!store.ok) {
    tell(store.problems);
    return unexpected;
  }
  const log = pino({ level: logLevel });
  const { db } = store.value;
  const act: KnowingDeps = { db, now: () => new Date(), knowledge: readKnowledge() };
  await pinInventories(act);
  const cities = sampleCities();
  const threads = new PlanThreads();
  const app = createApp({
    config: config.value,
    act,
    knowledge: act.knowledge,
    measures: readMeasureLibrary(),
    threads,
    draws: new DrawRuns(threads),
    log,
    sessionStore: new DatabaseSessionStore(db, act.now),
    secret: demo ? randomBytes(32).toString("base64url") : sessionKey(dataDir),
    ...cities,
    ...(demo ? { beforeReader: await demonstration(act, cities) } : {}),
  });
  const server = createServer(app);
  let address: string;
  try {
    address = await listen(config.value, server);
  } catch (error) {
    const { HOST, PORT } = { HOST: config.value.host, PORT: config.value.port };
    console.error(
      `Cannot listen on ${HOST}:${PORT}: ${error instanceof Error ? error.message : String(error)}`,
    );
    await store.value.close();
    return unexpected;
  }
  const token = await offerSetUp(act);
  // Whoever reads the address may at once say stop.
  const ended = stopOn(["SIGTERM", "SIGINT"], server, store.value, log);
  console.error(`CityLEDS is at ${address}`);
  if (token !== null) console.error(`Set it up, once, at ${address}/set-up?token=${token}`);
  return ended.finally(() => threads.close());
}
