import { storageFault } from "./fault.ts";
import type { Handle } from "./tables.ts";

/**
 * Runs `work` in one immediate transaction, all or nothing. `work` must use only the handle it is given:
 * asking the outer one would wait for ever. Within a transaction it joins that one.
 *
 * @throws StorageFault where the disk, not the work, failed
 */
export async function write<T>(db: Handle, work: (tx: Handle) => Promise<T>): Promise<T> {
  return faultless(() => (db.isTransaction ? work(db) : db.transaction().execute(work)));
}

/** Runs `work` on one unchanging view of the database. */
export async function read<T>(db: Handle, work: (tx: Handle) => Promise<T>): Promise<T> {
  return faultless(() =>
    db.isTransaction ? work(db) : db.transaction().setAccessMode("read only").execute(work),
  );
}

async function faultless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageFault(error) ?? error;
  }
}
