/** Why the database could not do what was asked; each is a message key. */
export type FaultCode =
  | "store.disk-full"
  | "store.busy"
  | "store.read-only"
  | "store.io-failed"
  | "store.not-a-database"
  | "store.cannot-open";

/** The storage under the database failed. Nothing of the transaction it was in is kept. */
export class StorageFault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, cause: unknown) {
    super(code, { cause });
    this.name = "StorageFault";
    this.code = code;
  }
}

const byPrefix: readonly (readonly [string, FaultCode])[] = [
  ["SQLITE_FULL", "store.disk-full"],
  ["SQLITE_BUSY", "store.busy"],
  ["SQLITE_READONLY", "store.read-only"],
  ["SQLITE_CANTOPEN", "store.cannot-open"],
  ["SQLITE_NOTADB", "store.not-a-database"],
  ["SQLITE_CORRUPT", "store.not-a-database"],
  ["SQLITE_IOERR", "store.io-failed"],
];

/** The fault behind an error of the database driver, or null where the error is one of ours. */
export function storageFault(error: unknown): StorageFault | null {
  if (error instanceof StorageFault) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const found = byPrefix.find(([prefix]) => code.startsWith(prefix));
  return found ? new StorageFault(found[1], error) : null;
}
