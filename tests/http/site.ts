import pino from "pino";
import request from "supertest";
import { readMeasureLibrary } from "../../src/store/measure-files.ts";
import { DatabaseSessionStore } from "../../src/store/session-store.ts";
import type { Role } from "../../src/store/tables.ts";
import { createUser, issueResetCode } from "../../src/usecases/accounts.ts";
import type { Actor } from "../../src/usecases/act.ts";
import { createCity } from "../../src/usecases/city.ts";
import { DrawRuns } from "../../src/usecases/draw-runs.ts";
import { setMember } from "../../src/usecases/members.ts";
import { resetPassword } from "../../src/usecases/passwords.ts";
import { PlanThreads } from "../../src/usecases/plan-threads.ts";
import { createApp, type AppDeps } from "../../src/web/app.ts";
import { readConfig } from "../../src/web/config.ts";
import type { Route } from "../../src/web/route.ts";
import { routes } from "../../src/web/routes.ts";
import { firstAdministrator, goodPassword, must, tempStore, type TempStore } from "../fixtures/temp-store.ts";

/** A browser: keeps its cookies, and says where its requests come from as browsers do. */
export type Browser = ReturnType<typeof request.agent>;

/** The whole service on a database of its own, with people to visit it. */
export interface Site {
  readonly temp: TempStore;
  readonly app: ReturnType<typeof createApp>;
  readonly draws: DrawRuns;
  readonly routes: readonly Route[];
  readonly administrator: Actor;
  /** Everything the service logged, one JSON line each. */
  readonly log: readonly string[];
  browser(): Browser;
  /** A browser in which that person has signed in. */
  signedIn(login: string): Promise<Browser>;
  /** A new account that signs in with the usual password. */
  person(login: string): Promise<Actor>;
  city(name: string): Promise<string>;
  member(cityId: string, login: string, role: Role): Promise<void>;
}

export interface SiteOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly deps?: Partial<AppDeps>;
  /** Leaves the installation without anybody. */
  readonly bare?: true;
}

export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const temp = await tempStore();
  const act = temp.deps;
  const config = readConfig(options.env ?? {});
  if (!config.ok) throw new Error(JSON.stringify(config.problems));
  const log: string[] = [];
  const threads = new PlanThreads();
  const draws = new DrawRuns(threads);
  const deps: AppDeps = {
    config: config.value,
    act,
    knowledge: act.knowledge,
    measures: readMeasureLibrary(),
    threads,
    draws,
    log: pino({ level: "info" }, { write: (line: string) => void log.push(line) }),
    sessionStore: new DatabaseSessionStore(act.db, act.now),
    secret: "a secret for tests alone",
    samples: [],
    loadSampleCity: async () => ({ ok: false, kind: "not-found", problems: [] }),
    ...options.deps,
  };
  const app = createApp(deps);
  const administrator = options.bare ? { userId: "" } : await firstAdministrator(act);
  const browser = () => request.agent(app).set("Sec-Fetch-Site", "same-origin");
  return {
    temp,
    app,
    routes: routes(deps),
    draws,
    administrator,
    log,
    browser,
    async signedIn(login) {
      const agent = browser();
      const answer = await agent
        .post("/sign-in")
        .type("form")
        .send({ login, password: goodPassword, back: "/" });
      if (answer.status !== 303) throw new Error(`${login} cannot sign in: ${answer.status}`);
      return agent;
    },
    async person(login) {
      const person = { login, name: login, language: "en", numberFormat: "en", isAdministrator: false };
      const { userId } = must(await createUser(act, administrator, person));
      const { code } = must(await issueResetCode(act, administrator, { userId }));
      must(await resetPassword(act, { login, code, password: goodPassword, address: "127.0.0.1" }));
      return { userId };
    },
    async city(name) {
      const facts = { population: null, areaKm2: null, gdp: null, climate: null, grid: null };
      const city = { name, country: "ID", ...facts, numberFormat: "id" };
      return must(await createCity(act, administrator, { city })).cityId;
    },
    async member(cityId, login, role) {
      must(await setMember(act, administrator, { cityId, login, role }));
    },
  };
}

/** The administrator's login name. */
export const root = "root.siti";
