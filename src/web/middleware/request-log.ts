import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";

/**
 * One line for each request: its id, method, path, status and time. Never a query (it may hold a one-time
 * token), a header, a cookie or a body.
 */
export function requestLog(log: Logger): RequestHandler {
  const note = pinoHttp({
    logger: log,
    genReqId: () => randomUUID(),
    serializers: {
      req: (req: { id: string; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: req.url.split("?", 1)[0],
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: (error: Error) => ({ type: error.name, message: error.message, stack: error.stack }),
    },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? "error" : "info"),
    autoLogging: { ignore: (req) => /^\/(?:assets\/|healthz|readyz)/.test(req.url ?? "") },
  });
  return (req, res, next) => {
    note(req, res);
    res.set("X-Request-Id", req.id as string);
    next();
  };
}
