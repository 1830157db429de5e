/** An object as it stands in a JSON column. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The row with its `document` and `typed` columns read. */
export function withDocument<R extends { document: string; typed: string }>(
  row: R,
): Omit<R, "document" | "typed"> & { readonly document: JsonObject; readonly typed: JsonObject } {
  return {
    ...row,
    document: JSON.parse(row.document) as JsonObject,
    typed: JSON.parse(row.typed) as JsonObject,
  };
}
