import type { FactorRow } from "./library.ts";

/** Where a row is from: document and table; a city's own names its source alone. */
export function sourceOf({ document, table }: Pick<FactorRow, "document" | "table">): string {
  return [document, table].filter(Boolean).join(", ");
}
