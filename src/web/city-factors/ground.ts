import type { FactorLibrary, FactorRow } from "../../factors/library.ts";
import { type FactorContext, placeOf, resolveFactor } from "../../factors/resolve.ts";
import { readUnit } from "../../units/unit.ts";
import { readCity } from "../../usecases/city.ts";
import { readInventories } from "../../usecases/inventories.ts";
import { faultOf } from "../fault.ts";
import type { Ask, Reply } from "../reply.ts";
import { actor, type Web } from "../web.ts";

/** What the library's row for the city is looked up with: its place, and the latest inventory's year and edition. */
export interface Ground {
  readonly cityId: string;
  readonly cityName: string;
  /** Of the city's own factors. */
  readonly address: string;
  readonly library: FactorLibrary;
  readonly context: FactorContext;
}

/** The ground of the city that the address names. @throws PageFault where it is not to be seen */
export async function groundOf(web: Web, req: Ask, res: Reply): Promise<Ground> {
  const cityId = req.params["city"] ?? "";
  const city = await readCity(web.act, actor(res), cityId);
  if (!city.ok) throw faultOf(city);
  const inventories = await readInventories(web.act, actor(res), cityId);
  if (!inventories.ok) throw faultOf(inventories);
  const [latest] = inventories.value;
  const { library } = web.knowledge;
  return {
    cityId,
    cityName: city.value.name,
    address: `/cities/${cityId}/factors`,
    library,
    context: {
      place: placeOf(library, city.value.country, city.value.grid ?? undefined),
      year: latest?.year ?? web.act.now().getUTCFullYear() - 1,
      guidelines: latest?.guidelines ?? "2006",
    },
  };
}

/** The library's present row for the city, or null where it has none for the place and year. */
export function presentRow({ library, context }: Ground, key: string): FactorRow | null {
  return resolveFactor(library, key, context)?.row ?? null;
}

/** How many times the library's value another is; null where that cannot be said. */
export function timesOf(
  row: FactorRow,
  other: { readonly value: number; readonly unit: string },
): number | null {
  const [one, two] = [readUnit(row.unit), readUnit(other.unit)];
  if (!one.ok || !two.ok || one.value.dimension !== two.value.dimension || row.value === 0) return null;
  return (other.value * two.value.scale) / (row.value * one.value.scale);
}
