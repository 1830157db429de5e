import type { Facts } from "./method.ts";

/** What is true of one activity: looked up name by name, so that a factor is resolved only when asked for. */
export type FactOf = (name: string) => string;

/** Whether all conditions hold. */
export function holds(when: Facts | undefined, fact: FactOf): boolean {
  if (!when) return true;
  return Object.entries(when).every(([name, wanted]) => {
    const found = fact(name);
    return typeof wanted === "string" ? found === wanted : wanted.includes(found);
  });
}

/** Whether a condition leaves room for a name to have this value. */
export function allows(when: Facts | undefined, name: string, value: string): boolean {
  if (!when || !Object.hasOwn(when, name)) return true;
  const wanted = when[name];
  return typeof wanted === "string" ? wanted === value : (wanted ?? []).includes(value);
}
