import { createHmac, timingSafeEqual } from "node:crypto";
import { isHttps, type Config } from "./config.ts";
import type { Ask, Reply } from "./reply.ts";

/** A form that came after its session had ended, kept until its sender has signed in again. */
export interface KeptForm {
  readonly owner: string;
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

declare module "express-session" {
  interface SessionData {
    kept?: KeptForm;
  }
}

const cookie = "last";
const twelveHours = 12 * 60 * 60_000;

const seal = (userId: string, secret: string) =>
  createHmac("sha256", secret).update(`last ${userId}`).digest("base64url");

/** Notes in the browser who signed in there last, sealed. It opens nothing: it only tells whose a late form is. */
export function rememberLast(res: Reply, config: Config, secret: string, userId: string): void {
  res.cookie(cookie, `${userId}.${seal(userId, secret)}`, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(config),
    maxAge: twelveHours,
  });
}

export function forgetLast(res: Reply): void {
  res.clearCookie(cookie);
}

/** Who signed in last in this browser, or null where the note is missing or not ours. */
export function lastOf(req: Ask, secret: string): string | null {
  const [, userId = "", given = ""] =
    /(?:^|;\s*)last=([\w-]{1,60})\.([\w-]{43})(?:;|$)/.exec(req.get("cookie") ?? "") ?? [];
  const right = seal(userId, secret);
  if (userId === "" || !timingSafeEqual(Buffer.from(given), Buffer.from(right))) return null;
  return userId;
}

/** Keeps the form that was sent; never one with a secret in it. */
export function keepForm(req: Ask, owner: string): void {
  const fields = Object.entries((req.body ?? {}) as Record<string, string>);
  if (fields.some(([name]) => /password|current|again|code/i.test(name))) return;
  req.session.kept = { owner, action: req.originalUrl, fields };
}
