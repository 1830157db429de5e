import { promisify } from "node:util";
import { rememberLast } from "./kept-form.ts";
import type { Ask, Reply } from "./reply.ts";
import type { Web } from "./web.ts";

/** A short name of browser and system, for the list of one's sessions: `Firefox, Windows`. */
export function agentName(agent: string): string {
  const find = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([mark]) => mark.test(agent))?.[1];
  const browser = find([
    [/Edg\//, "Edge"],
    [/OPR\//, "Opera"],
    [/SamsungBrowser/, "Samsung Internet"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ]);
  const system = find([
    [/Android/, "Android"],
    [/iPhone|iPad/, "iOS"],
    [/Windows/, "Windows"],
    [/Mac OS X/, "macOS"],
    [/Linux/, "Linux"],
  ]);
  return [browser, system].filter(Boolean).join(", ");
}

/** Gives the browser a new, empty session; whatever id it came with is worth nothing after. */
export function renewSession(req: Ask): Promise<void> {
  return promisify(req.session.regenerate.bind(req.session))();
}

/** Begins a session of that person under a new id. A form kept for them, and only for them, comes along. */
export async function signInAs(web: Web, req: Ask, res: Reply, userId: string): Promise<void> {
  const { lastCity, kept } = req.session;
  await renewSession(req);
  req.session.userId = userId;
  req.session.agent = agentName(req.get("user-agent") ?? "");
  if (lastCity !== undefined) req.session.lastCity = lastCity;
  if (kept?.owner === userId) req.session.kept = kept;
  rememberLast(res, web.config, web.secret, userId);
}
