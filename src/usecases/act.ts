import { StorageFault } from "../store/fault.ts";
import { openCityScope, openUserScope, type CityScope, type UserScope } from "../store/scope.ts";
import type { Handle, Role } from "../store/tables.ts";
import { read, write } from "../store/write.ts";
import { forbidden, notFound, signedOut, type Result } from "./result.ts";

/** What every use case is handed. */
export interface Deps {
  readonly db: Handle;
  readonly now: () => Date;
}

/** Who asks: the person signed in. What they may do is read from the database each time. */
export interface Actor {
  readonly userId: string;
}

/** Whoever holds the machine, at its command line. No page acts as this. */
export const operator = "operator";
export type Operator = typeof operator;

/** The transaction a use case works in. */
export interface Work<S> {
  readonly tx: Handle;
  readonly scope: S;
  /** Now, UTC, ISO 8601: one time for all that is written. */
  readonly at: string;
}

/** What a person needs in a city: to see, to enter data, or to govern it. */
export type Right = "view" | "edit" | "administer";

const sufficient: Readonly<Record<Right, readonly Role[]>> = {
  view: ["viewer", "editor", "administrator"],
  edit: ["editor", "administrator"],
  administer: ["administrator"],
};

/** Whether somebody of that role has the right. */
export function mayIn(role: Role, right: Right): boolean {
  return sufficient[right].includes(role);
}

/**
 * Does `work` in a city, in one transaction that is undone unless it succeeds. A city the person may not
 * know of is `not-found`; a right they lack there is `forbidden`.
 */
export async function inCity<T, C = never>(
  deps: Deps,
  actor: Actor,
  cityId: string,
  right: Right,
  work: (city: Work<CityScope>) => Promise<Result<T, C>>,
): Promise<Result<T, C>> {
  return transact<T, C>(deps, right === "view" ? read : write, async (tx) => {
    const scope = await openCityScope(tx, actor.userId, cityId);
    if (!scope) return (await openUserScope(tx, actor.userId)) ? notFound : signedOut;
    if (!mayIn(scope.role, right)) return forbidden;
    return work({ tx, scope, at: deps.now().toISOString() });
  });
}

/**
 * Does `work` for a person who may sign in, in one transaction that is undone unless it succeeds; `read`
 * as the mode where nothing is written.
 */
export async function asUser<T, C = never>(
  deps: Deps,
  actor: Actor,
  work: (user: Work<UserScope>) => Promise<Result<T, C>>,
  mode: typeof read = write,
): Promise<Result<T, C>> {
  return transact<T, C>(deps, mode, async (tx) => {
    const scope = await openUserScope(tx, actor.userId);
    return scope ? work({ tx, scope, at: deps.now().toISOString() }) : signedOut;
  });
}

/** Does `work` for an administrator of the installation or the machine's operator. */
export async function asAdministrator<T, C = never>(
  deps: Deps,
  actor: Actor | Operator,
  work: (administrator: Work<UserScope | Operator>) => Promise<Result<T, C>>,
): Promise<Result<T, C>> {
  if (actor === operator)
    return transact<T, C>(deps, write, (tx) => work({ tx, scope: operator, at: deps.now().toISOString() }));
  return asUser<T, C>(deps, actor, async (user) => (user.scope.isAdministrator ? work(user) : forbidden));
}

/** The id the audit trail notes for whoever acts. */
export function auditActor(scope: UserScope | Operator): string | null {
  return scope === operator ? null : scope.userId;
}

class Undo<T, C> extends Error {
  readonly result: Result<T, C>;
  constructor(result: Result<T, C>) {
    super("undone");
    this.result = result;
  }
}

/** Runs `work` in one transaction, kept only when it succeeds; a failing disk becomes a refusal. */
export async function transact<T, C = never>(
  deps: Deps,
  mode: typeof read,
  work: (tx: Handle) => Promise<Result<T, C>>,
): Promise<Result<T, C>> {
  try {
    return await mode(deps.db, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Undo(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Undo) return error.result as Result<T, C>;
    if (error instanceof StorageFault)
      return { ok: false, kind: "storage", problems: [{ path: "", code: error.code }] };
    throw error;
  }
}
