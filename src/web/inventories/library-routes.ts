import type { Problem } from "../../units/problem.ts";
import { compareFactorSets, takeFactorSet } from "../../usecases/compare-factor-sets.ts";
import { faultOf } from "../fault.ts";
import { readForm, readVersion } from "../form.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { libraryView } from "./library-view.ts";
import { knowing } from "./open.ts";

const PATH = "/cities/:city/inventories/:inventory/library";

function whichOf(req: Ask) {
  return { cityId: req.params["city"] ?? "", inventoryId: req.params["inventory"] ?? "" };
}

/** The page, after a refusal with what kept the newer library from being taken over. */
async function showLibrary(
  web: Web,
  req: Ask,
  res: Reply,
  said: { readonly problems: readonly Problem[]; readonly status?: number } = { problems: [] },
): Promise<void> {
  const { texts } = res.locals.voice;
  const which = whichOf(req);
  const compared = await compareFactorSets(knowing(web), actor(res), which);
  if (!compared.ok) throw faultOf(compared);
  const { city, inventory } = compared.value.stored;
  const address = `/cities/${which.cityId}/inventories/${which.inventoryId}`;
  const year = String(inventory.year);
  const head = {
    title: texts.t("inventory:library.title", { year }),
    section: "inventory" as const,
    crumbs: [
      { href: `/cities/${city.id}`, label: city.name },
      { href: address, label: texts.t("inventory:inventory.title", { year }) },
    ],
    ...(said.status === undefined ? {} : { status: said.status }),
  };
  show(req, res, "inventories/library", head, {
    ...libraryView(res.locals.voice, web.knowledge.library, compared.value, address),
    mayEdit: res.locals.city?.rights.includes("edit") ?? false,
    refused: [...new Set(said.problems.map((problem) => texts.message(problem)))],
  });
}

/** An inventory's factor library: what the program's own would change in it, and taking that over. */
export function libraryRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: PATH,
      who: { city: "view" },
      handle: (req, res) => showLibrary(web, req, res),
    },
    {
      method: "post",
      path: PATH,
      who: { city: "edit" },
      async handle(req, res) {
        const typed = readForm(req, ["hash"]);
        const which = whichOf(req);
        const taken = await takeFactorSet(knowing(web), actor(res), {
          ...which,
          version: readVersion(typed),
          hash: typed.hash,
        });
        const address = `/cities/${which.cityId}/inventories/${which.inventoryId}`;
        if (taken.ok) {
          const { version } = taken.value;
          return goTo(req, res, address, "inventory:library.taken", { version });
        }
        if (taken.kind === "conflict") {
          const problems = [{ path: "", code: "factor-set.changed-since" }];
          return showLibrary(web, req, res, { problems, status: 409 });
        }
        if (taken.kind !== "invalid") throw faultOf(taken);
        await showLibrary(web, req, res, { problems: taken.problems, status: 422 });
      },
    },
  ];
}
