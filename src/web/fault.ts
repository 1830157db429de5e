import type { MessageParams, Problem } from "../units/problem.ts";
import type { Refusal, RefusalKind } from "../usecases/result.ts";

/** Ends a request with an error page: its HTTP status and, where there is more to say, problems to list. */
export class PageFault extends Error {
  readonly status: number;
  readonly problems: readonly Problem[];
  /** Seconds after which trying again may help. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problems: readonly Problem[] = [], retryAfter?: number) {
    super(`status ${status}`);
    this.name = "PageFault";
    this.status = status;
    this.problems = problems;
    this.retryAfter = retryAfter;
  }
}

/** A fault with one thing to say; `code` is in the catalogue. */
export function fault(status: number, code: string, params?: MessageParams): PageFault {
  return new PageFault(status, [{ path: "", code, ...(params ? { params } : {}) }]);
}

const statuses: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  "too-many": 429,
  "signed-out": 401,
  storage: 503,
};

/** The error page for a refusal that the form at hand cannot show. */
export function faultOf(refusal: Refusal): PageFault {
  return new PageFault(statuses[refusal.kind], refusal.problems);
}
