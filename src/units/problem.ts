/** Plain values that fill the gaps of a message text. */
export type MessageParams = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Something said by the core, as a code and parameters; i18n turns it into a sentence.
 * `code` is the message's key in the catalogue `core.json`, such as `unit.wrong-dimension`.
 */
export interface Message {
  readonly code: string;
  readonly params?: MessageParams;
}

/**
 * An input that cannot be accepted. `path` is the place in the document as the contract writes it
 * (`activities[3].inputs.amount`), or empty where a lone value was read.
 */
export interface Problem extends Message {
  readonly path: string;
}

/** An expected outcome: the value, or every problem found. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The outcome of something that worked. */
export function accepted<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** The outcome of something that did not. */
export function refused<T>(...problems: Problem[]): Outcome<T> {
  return { ok: false, problems };
}

/** The same for a list of any length: a call with a hundred thousand arguments overflows the stack. */
export function refusedFor<T>(problems: readonly Problem[]): Outcome<T> {
  return { ok: false, problems };
}

/** Adds problems to a list, however many. */
export function addAll(problems: Problem[], more: Iterable<Problem>): void {
  for (const problem of more) problems.push(problem);
}
