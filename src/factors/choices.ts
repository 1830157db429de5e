import type { FactorLibrary } from "./library.ts";

const cache = new WeakMap<FactorLibrary["byKey"], Map<string, readonly string[]>>();

/**
 * The ids that stand in the place of `+` in the library's keys, in the library's order: `fuel/+/ncv` gives
 * the fuels that have a calorific value. The pattern has one `+`.
 */
export function idsMatching(library: FactorLibrary, pattern: string): readonly string[] {
  const known = cache.get(library.byKey) ?? new Map<string, readonly string[]>();
  cache.set(library.byKey, known);
  const ids = known.get(pattern) ?? find(library, pattern);
  known.set(pattern, ids);
  return ids;
}

function find(library: FactorLibrary, pattern: string): readonly string[] {
  const [before = "", after = ""] = pattern.split("+");
  const ids = new Set<string>();
  for (const key of library.byKey.keys()) {
    if (key.length <= before.length + after.length) continue;
    if (!key.startsWith(before) || !key.endsWith(after)) continue;
    const id = key.slice(before.length, key.length - after.length);
    if (!id.includes("/")) ids.add(id);
  }
  return [...ids];
}
