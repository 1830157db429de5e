import session, { type SessionData } from "express-session";
import { StorageFault } from "./fault.ts";
import { digest, newId } from "./ids.ts";
import { absoluteMilliseconds, endSessions, readSession, seeSession, writeSession } from "./sessions.ts";
import type { Handle } from "./tables.ts";
import { write } from "./write.ts";

declare module "express-session" {
  interface SessionData {
    /** Who is signed in; roles are read from the database at each request. */
    userId?: string;
    /** A short name of browser and system, for the list of one's sessions. */
    agent?: string;
  }
}

/** A use within this time of the last one noted is not written again. */
const seenEvery = 60_000;

type Answer<T> = (error: unknown, value?: T) => void;

/**
 * Keeps sessions in the database: the digest of their id alone, ended after 60 minutes without use and
 * after 12 hours in any case, by the clock handed in.
 */
export class DatabaseSessionStore extends session.Store {
  readonly #db: Handle;
  readonly #now: () => Date;

  constructor(db: Handle, now: () => Date = () => new Date()) {
    super();
    this.#db = db;
    this.#now = now;
  }

  override get(id: string, answer: Answer<SessionData | null>): void {
    settle(answer, async () => {
      const row = await readSession(this.#db, digest(id), this.#time());
      if (!row) return null;
      const data = JSON.parse(row.data) as SessionData;
      // The ends are kept here; the browser's copy of the cookie only has to outlive them.
      data.cookie.expires = new Date(this.#time() + absoluteMilliseconds);
      return data;
    });
  }

  override set(id: string, data: SessionData, answer: Answer<void> = () => {}): void {
    settle(answer, () =>
      write(this.#db, (tx) =>
        writeSession(
          tx,
          {
            idHash: digest(id),
            publicId: newId(),
            userId: data.userId ?? null,
            data: JSON.stringify(data),
            agent: (data.agent ?? "").slice(0, 200),
          },
          this.#time(),
        ),
      ),
    );
  }

  override destroy(id: string, answer: Answer<void> = () => {}): void {
    settle(answer, async () => {
      await write(this.#db, (tx) => endSessions(tx, { idHash: digest(id) }, this.#time()));
    });
  }

  override touch(id: string, _data: SessionData, answer: Answer<void> = () => {}): void {
    settle(answer, async () => {
      const row = await readSession(this.#db, digest(id), this.#time());
      if (!row || this.#time() - Date.parse(row.lastSeenAt) < seenEvery) return;
      try {
        await write(this.#db, (tx) => seeSession(tx, digest(id), this.#time()));
      } catch (error) {
        // With a full disk reading and exporting must go on.
        if (!(error instanceof StorageFault)) throw error;
      }
    });
  }

  #time(): number {
    return this.#now().getTime();
  }
}

function settle<T>(answer: Answer<T>, work: () => Promise<T>): void {
  work().then(
    (value) => answer(null, value),
    (error: unknown) => answer(error),
  );
}
