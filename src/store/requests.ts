import type { Handle } from "./tables.ts";

export interface ProcessedRequest {
  readonly action: string;
  readonly location: string;
}

/** What was answered when this person sent this request before. */
export async function findRequest(
  db: Handle,
  userId: string,
  requestId: string,
): Promise<ProcessedRequest | undefined> {
  return db
    .selectFrom("processed_requests")
    .select(["action", "location"])
    .where("user_id", "=", userId)
    .where("request_id", "=", requestId)
    .executeTakeFirst();
}

/** Remembers the answer, in the transaction of what was done. */
export async function noteRequest(
  tx: Handle,
  request: ProcessedRequest & { readonly userId: string; readonly requestId: string; readonly at: string },
): Promise<void> {
  await tx
    .insertInto("processed_requests")
    .values({
      user_id: request.userId,
      request_id: request.requestId,
      action: request.action,
      location: request.location,
      at: request.at,
    })
    .execute();
}
