import { z } from "zod";
import { sayBack } from "./machine-number.ts";
import { type Outcome, type Problem, refused } from "./problem.ts";

/** Writes a path as the contract does: `activities[3].inputs.amount`. */
export function pathText(path: readonly PropertyKey[], base = ""): string {
  let text = base;
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else text += text === "" ? String(part) : `.${String(part)}`;
  }
  return text;
}

/** A value read by a reader of ours; its problems' paths start at the value. One left out is said to be. */
export function readBy<T>(read: (given: unknown) => Outcome<T>): z.ZodType<T> {
  return z.unknown().transform((given, context): T => {
    const outcome = given === undefined ? refused<T>({ path: "", code: "value.missing" }) : read(given);
    if (outcome.ok) return outcome.value;
    for (const problem of outcome.problems) context.addIssue({ code: "custom", params: { ...problem } });
    return z.NEVER;
  });
}

/**
 * Every issue of a failed parse as problems. A custom issue carries its own code and params; an unknown
 * key is reported at a path that ends in that key.
 */
export function problemsFromZod(error: z.ZodError, base = ""): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const path = pathText(issue.path, base);
    switch (issue.code) {
      case "custom": {
        const { code, params, path: inner } = (issue.params ?? {}) as Partial<Problem>;
        const full = inner ? `${path}${inner.startsWith("[") || path === "" ? "" : "."}${inner}` : path;
        return [{ path: full, code: code ?? "value.refused", ...(params ? { params } : {}) }];
      }
      case "unrecognized_keys":
        return issue.keys.map((key) => ({
          path: pathText([key], path),
          code: "key.unknown",
          params: { key },
        }));
      case "invalid_type":
        return [
          issue.input === undefined
            ? { path, code: "value.missing" }
            : { path, code: "value.wrong-type", params: { expected: issue.expected } },
        ];
      case "invalid_value":
        return [
          issue.input === undefined
            ? { path, code: "value.missing" }
            : {
                path,
                code: "value.not-offered",
                params: { found: sayBack(issue.input), accepted: issue.values.map(String) },
              },
        ];
      case "too_small":
        if (issue.origin === "string") return [{ path, code: "value.missing" }];
        return [{ path, code: "value.too-small", params: { minimum: String(issue.minimum) } }];
      case "too_big":
        if (issue.origin === "string" || issue.origin === "array") {
          const code = issue.origin === "string" ? "text.too-long" : "list.too-long";
          return [{ path, code, params: { most: String(issue.maximum) } }];
        }
        return [{ path, code: "value.too-big", params: { maximum: String(issue.maximum) } }];
      case "invalid_format":
        return [{ path, code: issue.format === "date" ? "date.unreadable" : "value.refused" }];
      default:
        return [{ path, code: "value.refused" }];
    }
  });
}
