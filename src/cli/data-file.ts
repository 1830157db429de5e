import path from "node:path";

/** The database file: `cityleds.db` in DATA_DIR, or in `data` where the program is run. */
export function dataFile(): string {
  return path.resolve(process.env["DATA_DIR"] ?? "data", "cityleds.db");
}
