import { promisify } from "node:util";
import type { Ask } from "./reply.ts";

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

/** Begins a session of that person under a new id. */
export async function signInAs(req: Ask, userId: string): Promise<void> {
  const { lastCity } = req.session;
  await renewSession(req);
  req.session.userId = userId;
  req.session.agent = agentName(req.get("user-agent") ?? "");
  if (lastCity !== undefined) req.session.lastCity = lastCity;
}
