import { type GpcRow, SECTORS, SUBSECTORS } from "../inventory/gpc-table.ts";
import type { Translator } from "./i18n.ts";

const ORDER = Object.keys(SECTORS);

/** 1 to 6: the sector's number, for its colour. */
export function sectorNumber(sector: string): 1 | 2 | 3 | 4 | 5 | 6 {
  return (ORDER.indexOf(sector) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}

/** Names of the GPC table in the reader's language; English stands in the table. */
export function sectorText(texts: Translator, sector: string): string {
  return texts.find(`inventory:gpc.${sector}`) ?? SECTORS[sector] ?? sector;
}

export function subsectorText(texts: Translator, subsector: string): string {
  return texts.find(`inventory:gpc.${subsector}`) ?? SUBSECTORS[subsector] ?? subsector;
}

/** What a row holds, by its scope within the subsector. */
export function rowText(texts: Translator, row: GpcRow): string {
  return texts.find(`inventory:gpc.${row.ref}`) ?? row.name;
}
