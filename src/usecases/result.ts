import type { Problem } from "../units/problem.ts";

/**
 * Why something was not done. `not-found` also stands for what the person may not know of; `conflict`
 * brings the row as another officer left it; `storage` is the disk's fault, and trying again may help.
 */
export type RefusalKind =
  | "invalid"
  | "not-found"
  | "forbidden"
  | "conflict"
  | "too-many"
  | "signed-out"
  | "storage";

export interface Refusal<Current = unknown> {
  readonly ok: false;
  readonly kind: RefusalKind;
  readonly problems: readonly Problem[];
  readonly current?: Current;
}

/** What a use case answers: an `Outcome` that says which kind of refusal it is. */
export type Result<T, Current = never> = { readonly ok: true; readonly value: T } | Refusal<Current>;

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** What was handed in cannot be accepted. */
export function invalid(...problems: readonly Problem[]): Refusal<never> {
  return { ok: false, kind: "invalid", problems };
}

export const notFound: Refusal<never> = {
  ok: false,
  kind: "not-found",
  problems: [{ path: "", code: "store.not-found" }],
};

export const forbidden: Refusal<never> = {
  ok: false,
  kind: "forbidden",
  problems: [{ path: "", code: "account.forbidden" }],
};

/** The session's person is no longer there, or disabled. */
export const signedOut: Refusal<never> = {
  ok: false,
  kind: "signed-out",
  problems: [{ path: "", code: "account.signed-out" }],
};

/** Somebody else saved first. */
export function conflict<Current>(current: Current): Refusal<Current> {
  return { ok: false, kind: "conflict", problems: [{ path: "", code: "store.conflict" }], current };
}
