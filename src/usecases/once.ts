import { findRequest, noteRequest } from "../store/requests.ts";
import type { UserScope } from "../store/scope.ts";
import { done, invalid, type Result } from "./result.ts";
import type { Work } from "./act.ts";

/**
 * Does `work` once for each request id of a person: a form sent twice gets the first answer again. The
 * answer must be plain JSON. Without a request id it simply does it.
 */
export async function once<T, C = never>(
  { tx, scope, at }: Work<UserScope>,
  action: string,
  requestId: string | undefined,
  work: () => Promise<Result<T, C>>,
): Promise<Result<T, C>> {
  if (requestId === undefined) return work();
  if (requestId.length < 8 || requestId.length > 100)
    return invalid({ path: "requestId", code: "store.request-id-unfit" });
  const before = await findRequest(tx, scope.userId, requestId);
  if (before) {
    if (before.action !== action) return invalid({ path: "requestId", code: "store.request-id-reused" });
    return done(JSON.parse(before.location) as T);
  }
  const result = await work();
  if (result.ok)
    await noteRequest(tx, {
      userId: scope.userId,
      requestId,
      action,
      location: JSON.stringify(result.value),
      at,
    });
  return result;
}
