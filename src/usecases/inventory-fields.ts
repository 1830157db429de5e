import { z } from "zod";
import { GWP_SETS } from "../factors/gwp.ts";
import type { InventoryFields } from "../store/inventories.ts";
import { line } from "./fields.ts";

const date = z.string().refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text), {
  params: { code: "store.date-unknown" },
});

const gwpSet = z.enum(GWP_SETS);

/** What an inventory states about itself. The blank ones are the city's own, or unknown. */
export const inventoryFields = z.strictObject({
  year: z.int().min(1900).max(2100),
  gwp: z.union([gwpSet, z.object({ base: gwpSet }).catchall(z.number().min(0).max(1e6))]),
  guidelines: z.enum(["2006", "2019"]),
  level: z.enum(["BASIC", "BASIC+"]),
  population: z.int().min(0).max(1e10).nullable(),
  areaKm2: z.number().min(0).max(1e9).nullable(),
  gdp: line(100).nullable(),
  /** Twelve months, for fiscal years. */
  period: z
    .strictObject({ from: date, to: date })
    .refine(({ from, to }) => isTwelveMonths(from, to), { params: { code: "store.period-not-a-year" } })
    .nullable(),
});

export type InventoryInput = z.input<typeof inventoryFields>;

/** The same as columns of the database. */
export function inventoryColumns(fields: z.output<typeof inventoryFields>): InventoryFields {
  const { areaKm2, period, gwp, ...rest } = fields;
  return {
    ...rest,
    gwp: JSON.stringify(gwp),
    area_km2: areaKm2,
    period_from: period?.from ?? null,
    period_to: period?.to ?? null,
  };
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

function isTwelveMonths(from: string, to: string): boolean {
  // A date that is none has been told of already.
  if (!isDate(from) || !isDate(to)) return true;
  const end = new Date(`${from}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return Date.parse(`${to}T00:00:00Z`) === end.getTime() - 86_400_000;
}
