import type { Web } from "../web.ts";
import type { OpenInventory } from "./open.ts";

const WEAKEST_FIRST = ["illustrative", "mixed", "derived", "published"] as const;

/** What a sample city says of itself, and what it teaches; nothing for a city of one's own. */
export function sampleView(web: Web, { stored, address }: OpenInventory) {
  const sample = web.samples.find(({ id }) => id === stored.city.sample);
  if (!sample) return null;
  return {
    readMe: sample.readMe,
    findings: sample.findings.map(({ title, text, refs }) => ({
      title,
      text,
      rows: refs.map((ref) => ({ ref, href: `${address}/rows/${ref}` })),
    })),
  };
}

/**
 * The weakest ground among an entry's values, so that nothing illustrative looks published. Null where it
 * is not said, or somebody has changed the entry since it came.
 */
export function weakestGround({ stored }: OpenInventory, activityId: string): string | null {
  const activity = stored.activities.find(({ id }) => id === activityId);
  if (!activity || activity.version > 1) return null;
  const grounds = new Set<string>(
    stored.basis
      .filter((one) => one.entity === "activity" && one.entity_id === activityId)
      .map((one) => one.basis),
  );
  return WEAKEST_FIRST.find((ground) => grounds.has(ground)) ?? null;
}
