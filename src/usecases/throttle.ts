import { clearAttempts, forgetAttempts, readAttempts, writeAttempts } from "../store/attempts.ts";
import { digest } from "../store/ids.ts";
import type { Handle } from "../store/tables.ts";
import { loginKey } from "../store/users.ts";

const hour = 3_600_000;
const longestDelay = 60_000;

/** An office shares one address, so an address may fail more often before it waits. */
const limits = {
  account: { free: 5, perHour: Infinity },
  address: { free: 20, perHour: 100 },
} as const;

/** Whom an attempt counts against. */
export interface Subject {
  readonly kind: keyof typeof limits;
  readonly hash: string;
}

/** The account and the address of an attempt; a login name that nobody has counts like any other. */
export function subjectsOf(login: string, address: string): readonly Subject[] {
  return [
    { kind: "account", hash: digest(`account ${loginKey(login)}`) },
    { kind: "address", hash: digest(`address ${address}`) },
  ];
}

/**
 * Counts an attempt against its subjects before the password is looked at, so that many at once gain
 * nothing. Answers the milliseconds to wait, or 0 where the attempt may go on.
 */
export async function countAttempt(tx: Handle, subjects: readonly Subject[], now: number): Promise<number> {
  await forgetAttempts(tx, new Date(now - 24 * hour).toISOString());
  const waits = await Promise.all(subjects.map((subject) => wait(tx, subject, now)));
  const longest = Math.max(...waits);
  if (longest > 0) return longest;
  for (const { kind, hash } of subjects) {
    const before = await readAttempts(tx, hash);
    const recent = before && Math.abs(now - Date.parse(before.last_failed_at)) < hour ? before.failures : 0;
    const failures = recent + 1;
    const pause = pauseAfter(kind, failures);
    await writeAttempts(tx, hash, {
      failures,
      last_failed_at: new Date(now).toISOString(),
      blocked_until: pause > 0 ? new Date(now + pause).toISOString() : null,
    });
  }
  return 0;
}

/** A right password clears the account's count; the address keeps its own. */
export async function clearAccount(tx: Handle, subjects: readonly Subject[]): Promise<void> {
  for (const { kind, hash } of subjects) if (kind === "account") await clearAttempts(tx, hash);
}

/** Milliseconds to wait after so many failures within the hour: none, then 1, 2, 4 ... 60 s. */
function pauseAfter(kind: Subject["kind"], failures: number): number {
  const { free, perHour } = limits[kind];
  if (failures >= perHour) return hour;
  return failures < free ? 0 : Math.min(longestDelay, 1000 * 2 ** (failures - free));
}

async function wait(tx: Handle, subject: Subject, now: number): Promise<number> {
  const attempts = await readAttempts(tx, subject.hash);
  if (!attempts?.blocked_until) return 0;
  const left = Date.parse(attempts.blocked_until) - now;
  // A clock set back must not lock anybody out for longer than the pause itself.
  return Math.max(0, Math.min(left, pauseAfter(subject.kind, attempts.failures)));
}
