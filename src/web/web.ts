import type { Knowledge } from "../inventory/prepare.ts";
import type { Actor, Deps as Act } from "../usecases/act.ts";
import type { DrawRuns } from "../usecases/draw-runs.ts";
import type { KnowingDeps } from "../usecases/knowing.ts";
import type { PlanThreads } from "../usecases/plan-threads.ts";
import type { MeasureLibrary } from "../planning/library/measure-library.ts";
import type { Result } from "../usecases/result.ts";
import { PageFault } from "./fault.ts";
import type { Config } from "./config.ts";
import type { Reply } from "./reply.ts";

/** A city that comes with the program, to look around in. */
export interface SampleCity {
  readonly id: string;
  readonly name: string;
  /** One line: which year, whose publication. */
  readonly about: string;
  /** How far its figures can be trusted. */
  readonly readMe: string;
  /** What the sample teaches, each about some rows. */
  readonly findings: readonly {
    readonly title: string;
    readonly text: string;
    readonly refs: readonly string[];
  }[];
}

/** What handlers are given. */
export interface Web {
  readonly act: Act;
  /** The methods and the factor library, read once at start. */
  readonly knowledge: Knowledge;
  /** What a city may start its measures from, read once at start. */
  readonly measures: MeasureLibrary;
  /** Long work on plans. */
  readonly threads: PlanThreads;
  readonly draws: DrawRuns;
  readonly config: Config;
  /** Signs cookies. */
  readonly secret: string;
  readonly samples: readonly SampleCity[];
  /** Makes a city of a sample; answers the new city's id. */
  readonly loadSampleCity: (
    deps: KnowingDeps,
    actor: Actor,
    sample: string,
  ) => Promise<Result<{ readonly cityId: string }>>;
}

/** Whoever asks, for use cases. @throws PageFault 401 where nobody is signed in */
export function actor(res: Reply): Actor {
  if (!res.locals.person) throw new PageFault(401);
  return { userId: res.locals.person.id };
}
