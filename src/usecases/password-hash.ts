import { hash, parseOptions, verify } from "@node-rs/argon2";

/** Argon2id, 19 MiB, two passes: some 20 ms off the event loop. The parameters are kept in the hash. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash to keep of a password. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let nobody: Promise<string> | undefined;

/** Whether the password is the one hashed. Where there is no hash it does the same work and says no. */
export async function checkPassword(kept: string | null, password: string): Promise<boolean> {
  const against = kept ?? (await (nobody ??= hashPassword("nobody's")));
  const same = await verify(against, password.normalize("NFKC"));
  return same && kept !== null;
}

/** Whether a kept hash was made with less than today's cost. */
export function isOutdated(kept: string): boolean {
  const made = parseOptions(kept);
  return (
    made.memoryCost !== cost.memoryCost ||
    made.timeCost !== cost.timeCost ||
    made.parallelism !== cost.parallelism
  );
}
