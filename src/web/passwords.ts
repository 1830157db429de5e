import type { Problem } from "../units/problem.ts";

/** That the second typing of a password differs from the first, as a problem of the field `again`. */
export function typedTwice(password: string, again: string): readonly Problem[] {
  return password === again ? [] : [{ path: "again", code: "web.password-differs" }];
}

/** Each of these fields that is empty, as a problem. */
export function missing<Name extends string>(
  typed: Readonly<Record<Name, string>>,
  names: readonly Name[],
): readonly Problem[] {
  return names.filter((name) => typed[name] === "").map((path) => ({ path, code: "web.missing" }));
}
