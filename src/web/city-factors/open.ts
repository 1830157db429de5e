import type { CityFactor } from "../../store/city-factors.ts";
import type { FactorAct, FactorPreview } from "../../usecases/city-factors.ts";
import { actOnFactors, readCityFactors } from "../../usecases/city-factors.ts";
import { fault, faultOf } from "../fault.ts";
import { knowing } from "../inventories/open.ts";
import { goTo, show, type Ask, type Crumb, type Reply } from "../reply.ts";
import { actor, type Web } from "../web.ts";
import type { Ground } from "./ground.ts";
import { previewView } from "./preview-view.ts";

/** City, then its own factors: the way back from a page about them. */
export function ownCrumbs(res: Reply, ground: Ground): readonly Crumb[] {
  return [
    { href: `/cities/${ground.cityId}`, label: ground.cityName },
    { href: ground.address, label: res.locals.voice.texts.t("factors:own.title") },
  ];
}

/** The factor that the address names. @throws PageFault 404 where the city has none such */
export async function factorOf(web: Web, req: Ask, res: Reply): Promise<CityFactor> {
  const factors = await readCityFactors(web.act, actor(res), req.params["city"] ?? "");
  if (!factors.ok) throw faultOf(factors);
  const found = factors.value.find(({ id }) => id === req.params["factor"]);
  if (!found) throw fault(404, "store.not-found");
  return found;
}

/** What a preview page sends on when it is agreed to, or taken back to be typed over. */
export interface Carried {
  /** Where the form was sent to, and is sent to again. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly version?: number;
  /** Whether there is a form to go back to. */
  readonly canGoBack: boolean;
}

/** The page that shows what an act would change, before it is agreed to. */
export function showPreview(
  req: Ask,
  res: Reply,
  ground: Ground,
  act: FactorAct["act"],
  preview: FactorPreview,
  carried: Carried,
): void {
  const { voice } = res.locals;
  const count = preview.rows.length;
  show(
    req,
    res,
    "city-factors/preview",
    {
      title: voice.texts.t("factors:own.preview.title"),
      section: "factors",
      crumbs: ownCrumbs(res, ground),
    },
    {
      ...previewView(voice, ground, preview),
      lead: voice.texts.t(`factors:own.preview.lead.${act}`, { count }),
      agree: voice.texts.t(`factors:own.preview.agree.${act}`, { count }),
      address: ground.address,
      action: carried.action,
      fields: Object.entries(carried.fields).map(([name, value]) => ({ name, value })),
      requestId: carried.requestId,
      version: carried.version ?? null,
      canGoBack: carried.canGoBack,
    },
  );
}

/** Does what was agreed to and goes to the list; what kept it from being done is handed back. */
export async function carryOut(
  web: Web,
  req: Ask,
  res: Reply,
  ground: Ground,
  input: { readonly act: FactorAct; readonly requestId?: string },
) {
  const acted = await actOnFactors(knowing(web), actor(res), { cityId: ground.cityId, ...input });
  if (acted.ok) {
    goTo(req, res, ground.address, `factors:own.done.${input.act.act}`, {
      count: acted.value.factorIds.length,
    });
    return null;
  }
  if (acted.kind !== "invalid" && acted.kind !== "conflict") throw faultOf(acted);
  return acted;
}
