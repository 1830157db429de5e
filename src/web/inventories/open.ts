import type { InventoryResult } from "../../inventory/calculate.ts";
import type { Problem } from "../../units/problem.ts";
import { computeInventory, type ComputedInventory } from "../../usecases/compute-inventory.ts";
import { faultOf } from "../fault.ts";
import type { Ask, Crumb, Reply } from "../reply.ts";
import { actor, type Web } from "../web.ts";

/** An inventory as its pages need it. */
export interface OpenInventory extends ComputedInventory {
  /** The address of the inventory's own page. */
  readonly address: string;
  readonly mayEdit: boolean;
}

/** The inventory that the address names, computed. @throws PageFault 404 where there is none to be seen */
export async function openInventory(web: Web, req: Ask, res: Reply): Promise<OpenInventory> {
  const cityId = req.params["city"] ?? "";
  const inventoryId = req.params["inventory"] ?? "";
  const computed = await computeInventory(knowing(web), actor(res), { cityId, inventoryId });
  if (!computed.ok) throw faultOf(computed);
  const mayEdit = res.locals.city?.rights.includes("edit") ?? false;
  return { ...computed.value, address: `/cities/${cityId}/inventories/${inventoryId}`, mayEdit };
}

/** The use cases' dependencies with what the program knows. */
export function knowing(web: Web) {
  return { ...web.act, knowledge: web.knowledge };
}

/** The result, or nothing where what is stored no longer computes; the page then lists the problems. */
export function resultOf({ outcome }: OpenInventory): InventoryResult | null {
  return outcome.ok ? outcome.value : null;
}

export function problemsOf({ outcome }: OpenInventory): readonly Problem[] {
  return outcome.ok ? [] : outcome.problems;
}

/** City, then inventory: the way back from a page within an inventory. */
export function inventoryCrumbs(
  res: Reply,
  open: OpenInventory,
  ...more: readonly Crumb[]
): readonly Crumb[] {
  const { city, inventory } = open.stored;
  const { texts } = res.locals.voice;
  return [
    { href: `/cities/${city.id}`, label: city.name },
    { href: open.address, label: texts.t("inventory:inventory.title", { year: String(inventory.year) }) },
    ...more,
  ];
}
