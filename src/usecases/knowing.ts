import type { Knowledge } from "../inventory/prepare.ts";
import type { Deps } from "./act.ts";

/** What use cases that compute are handed beside the database: the methods and the program's factor library. */
export interface KnowingDeps extends Deps {
  readonly knowledge: Knowledge;
}
