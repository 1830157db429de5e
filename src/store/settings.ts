import type { Database } from "better-sqlite3";
import type { Problem } from "../units/problem.ts";

/** "CLED": what `file` and a second program see in the header. */
export const applicationId = 0x434c4544;

/** Earlier versions could corrupt a database on which two connections checkpoint at once. */
const oldestSqlite = [3, 51, 3] as const;

/** Every setting asked for and asserted at start; an answer that differs stops the start. */
const settings: readonly (readonly [name: string, value: string | number, answer: string | number])[] = [
  ["journal_mode", "WAL", "wal"],
  // After WAL: this build turns to NORMAL by itself, which loses the last commits on a power cut.
  ["synchronous", "FULL", 2],
  ["foreign_keys", "ON", 1],
  ["busy_timeout", 5000, 5000],
  ["trusted_schema", "OFF", 0],
  ["cell_size_check", "ON", 1],
  ["recursive_triggers", "ON", 1],
  ["temp_store", "MEMORY", 2],
  ["wal_autocheckpoint", 1000, 1000],
  ["journal_size_limit", 67_108_864, 67_108_864],
  ["mmap_size", 0, 0],
];

/** Applies the settings to a fresh connection and says which did not hold. */
export function applySettings(connection: Database): readonly Problem[] {
  const problems = sqliteVersionProblems(connection);
  for (const [name, value] of settings) connection.pragma(`${name} = ${value}`);
  return [...problems, ...wrongSettings(connection)];
}

/** The settings that are not what they must be, read back from the connection. */
export function wrongSettings(connection: Database): readonly Problem[] {
  return settings.flatMap(([name, , answer]): Problem[] => {
    const found = connection.pragma(name, { simple: true });
    // A database in memory has no log to write ahead and no file to map.
    if (connection.memory && (name === "journal_mode" || name === "mmap_size")) return [];
    return found === answer
      ? []
      : [
          {
            path: name,
            code: "store.setting-refused",
            params: { name, expected: answer, found: String(found) },
          },
        ];
  });
}

function sqliteVersionProblems(connection: Database): Problem[] {
  const version = String(connection.prepare("select sqlite_version()").pluck().get());
  const parts = version.split(".").map(Number);
  for (const [i, least] of oldestSqlite.entries()) {
    const part = parts[i] ?? 0;
    if (part > least) return [];
    if (part < least)
      return [
        { path: "", code: "store.sqlite-too-old", params: { version, oldest: oldestSqlite.join(".") } },
      ];
  }
  return [];
}
