import type { ErrorRequestHandler, RequestHandler } from "express";
import { StorageFault } from "../../store/fault.ts";
import { PageFault } from "../fault.ts";
import { show, type Ask, type Reply } from "../reply.ts";

/** The statuses that have words of their own (`error.404.title`, `error.404.text`). */
const worded = new Set([400, 401, 403, 404, 409, 413, 414, 415, 429, 500, 503]);

/** An address that is not ours. */
export const notFound: RequestHandler = (_req, _res, next) => next(new PageFault(404));

function statusOf(error: unknown): number {
  if (error instanceof PageFault) return error.status;
  if (error instanceof StorageFault) return 503;
  // What Express and its body parser refuse carries a 4xx status; a 5xx of theirs is ours to own.
  const status =
    typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

/**
 * The last handler: a page that says what happened and what to do, never a stack or a path. Whoever is not
 * signed in is sent to sign in, and comes back.
 */
export const errors: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) return next(error);
  const ask = req as unknown as Ask;
  const reply = res as unknown as Reply;
  const status = statusOf(error);
  // A body parser's error holds the body itself; only its kind is noted.
  if (status >= 500) req.log.error({ err: error instanceof Error ? error : new Error(String(error)) });
  else req.log.info({ refused: status, why: codesOf(error) });
  if (status === 401 && !reply.locals.person) {
    const back = req.method === "GET" ? `?back=${encodeURIComponent(req.originalUrl)}` : "";
    return res.redirect(303, `/sign-in${back}`);
  }
  const { texts } = reply.locals.voice;
  const words = worded.has(status) ? status : status < 500 ? 400 : 500;
  const fault = error instanceof PageFault ? error : new PageFault(status);
  if (fault.retryAfter !== undefined) res.set("Retry-After", String(fault.retryAfter));
  show(
    ask,
    reply,
    "error/page",
    { title: texts.t(`error.${words}.title`), status },
    {
      text: texts.t(`error.${words}.text`),
      details: fault.problems.map((problem) => texts.message(problem)),
      requestId: reply.locals.requestId,
      showId: status >= 500,
      home: reply.locals.person ? "/cities" : "/",
    },
  );
};

function codesOf(error: unknown): readonly string[] {
  if (error instanceof PageFault) return error.problems.map(({ code }) => code);
  return typeof error === "object" && error !== null && "type" in error ? [String(error.type)] : [];
}
