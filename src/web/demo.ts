import type { RequestHandler } from "express";
import { offerSetUp, setUp } from "../usecases/set-up.ts";
import { newSecret } from "../store/ids.ts";
import type { KnowingDeps } from "../usecases/knowing.ts";
import { PageFault } from "./fault.ts";
import type { Web } from "./web.ts";

const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

/**
 * The demonstration: makes the sample officer and the sample cities in a new, empty database, and answers what signs every
 * visitor in as them. Only requests to a loopback name are served, so that no web page elsewhere can
 * reach it through a name of its own.
 */
export async function demonstration(
  act: KnowingDeps,
  cities: Pick<Web, "samples" | "loadSampleCity">,
): Promise<RequestHandler> {
  const token = await offerSetUp(act);
  const officer = await setUp(act, token ?? "", {
    login: "officer",
    name: "Sample Officer",
    password: newSecret(),
    language: "en",
    numberFormat: "en",
  });
  if (!officer.ok) throw new Error("The demonstration needs an empty database");
  const { userId } = officer.value;
  for (const { id, name } of cities.samples) {
    const loaded = await cities.loadSampleCity(act, { userId }, id);
    if (!loaded.ok) throw new Error(`The sample city ${name} could not be loaded`);
  }
  return (req, _res, next) => {
    if (!loopbackHost.test(req.get("host") ?? "")) return next(new PageFault(404));
    req.session.userId ??= userId;
    next();
  };
}
