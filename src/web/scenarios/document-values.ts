/** The number and the unit of a document's quantity; no number where it is none. */
export function splitQuantity(value: unknown): { readonly number: number | null; readonly unit: string } {
  if (typeof value === "number") return { number: value, unit: "" };
  if (typeof value === "object" && value !== null) {
    const { value: inner, unit } = value as { readonly value?: unknown; readonly unit?: unknown };
    return { number: splitQuantity(inner).number, unit: typeof unit === "string" ? unit : "" };
  }
  const [, number, unit = ""] =
    (typeof value === "string" && /^\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*(.*)$/i.exec(value)) || [];
  return { number: number === undefined ? null : Number(number), unit: unit.trim() };
}

/** A document's text or number as text; nothing of anything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
