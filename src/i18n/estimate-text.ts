import type { Translator } from "./i18n.ts";

type Members = Readonly<Record<string, unknown>>;

/** Whether a document's input says how it is estimated, in a figure's place. */
function isEstimated(given: unknown): given is Members {
  return typeof given === "object" && given !== null && Object.hasOwn(given, "estimate");
}

/**
 * What a document gives to estimate an input from, in words; null where it gives the figure itself.
 * @param say a quantity, or quantities by year, in the reader's format
 */
export function estimateText(
  texts: Translator,
  given: unknown,
  say: (value: unknown) => string,
): string | null {
  if (!isEstimated(given)) return null;
  const { estimate, from, fromArea, fromYear, points, older, newer } = given;
  const t = (key: string, params: Record<string, string>): string =>
    texts.t(`inventory:estimate.given.${key}`, params);
  if (estimate === "scaling") {
    const of = [fromArea, fromYear]
      .filter((part) => typeof part === "string" || typeof part === "number")
      .join(", ");
    return t(of === "" ? "scaling-unplaced" : "scaling", { from: say(from), of });
  }
  if (estimate === "overlap") return t("overlap", { older: say(older), newer: say(newer) });
  return t(String(estimate), { points: say(points) });
}
