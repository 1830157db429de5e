import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Country, FactorLibrary, FactorRow } from "../factors/library.ts";
import type { NationalTarget } from "../factors/national-targets.ts";
import { accepted, refused, type Outcome } from "../units/problem.ts";
import type { Handle } from "./tables.ts";

/** Which library an inventory is calculated with. */
export interface FactorSetName {
  readonly version: string;
  /** Of the library's files (see `readFactorLibrary`). */
  readonly hash: string;
}

/** A library as JSON: every row, and the places they are resolved for. */
interface Content {
  readonly rows: readonly FactorRow[];
  readonly countries: readonly (readonly [
    code: string,
    country: Omit<Country, "grids"> & { readonly grids: readonly (readonly [id: string, name: string])[] },
  ])[];
  readonly targets: readonly NationalTarget[];
}

/** Name of a set as the column `factor_set` of an inventory holds it. */
export function factorSetJson({ version, hash }: FactorSetName): string {
  return JSON.stringify({ version, hash });
}

/** The set an inventory stands on; null for one from before sets were kept. */
export function factorSetOf({ factor_set }: { readonly factor_set: string | null }): FactorSetName | null {
  return factor_set === null ? null : (JSON.parse(factor_set) as FactorSetName);
}

/**
 * Keeps a library whole under its hash, and answers the SHA-256 digest of what is kept; null where it is kept
 * already. What is kept never changes.
 */
export async function keepFactorSet(tx: Handle, library: FactorLibrary, at: string): Promise<string | null> {
  const { hash, version } = library;
  const kept = await tx.selectFrom("factor_sets").select("hash").where("hash", "=", hash).executeTakeFirst();
  if (kept) return null;
  const content = gzipSync(JSON.stringify(contentOf(library)));
  const digest = digestOf(content);
  await tx.insertInto("factor_sets").values({ hash, version, digest, content, stored_at: at }).execute();
  return digest;
}

/** The library kept under a hash. Refused: `factor-set.missing`, and `factor-set.damaged` where it is not what was kept. */
export async function readFactorSet(db: Handle, name: FactorSetName): Promise<Outcome<FactorLibrary>> {
  const { version, hash } = name;
  const params = { version, hash: hash.slice(0, 12) };
  const kept = await db.selectFrom("factor_sets").selectAll().where("hash", "=", hash).executeTakeFirst();
  if (!kept) return refused({ path: "", code: "factor-set.missing", params });
  if (digestOf(kept.content) !== kept.digest)
    return refused({ path: "", code: "factor-set.damaged", params });
  const content = JSON.parse(gunzipSync(kept.content).toString("utf8")) as Content;
  return accepted(libraryOf(content, { version: kept.version, hash }));
}

/** Whether some inventory stands on no library yet. */
export async function hasUnpinned(db: Handle): Promise<boolean> {
  const row = await db
    .selectFrom("inventories")
    .select("id")
    .where("factor_set", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts every inventory that stands on no library on this one; answers their ids, each with its city's. */
export async function pinFactorSet(
  tx: Handle,
  factorSet: string,
): Promise<readonly { readonly id: string; readonly city_id: string }[]> {
  return tx
    .updateTable("inventories")
    .set({ factor_set: factorSet })
    .where("factor_set", "is", null)
    .returning(["id", "city_id"])
    .execute();
}

function contentOf({ rows, countries, targets }: FactorLibrary): Content {
  return {
    rows,
    countries: [...countries].map(([code, country]) => [code, { ...country, grids: [...country.grids] }]),
    targets,
  };
}

function libraryOf({ rows, countries, targets }: Content, name: FactorSetName): FactorLibrary {
  return {
    ...name,
    rows,
    byKey: Map.groupBy(rows, (row) => row.key),
    countries: new Map(
      countries.map(([code, country]) => [code, { ...country, grids: new Map(country.grids) }]),
    ),
    targets,
  };
}

function digestOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
