import { idsMatching } from "../../factors/choices.ts";
import type { FactorLibrary } from "../../factors/library.ts";
import type { MethodBook } from "../../methods/book.ts";
import type { Input, Method } from "../../methods/method.ts";

/** The methods that would look a library key up: as a factor, or as a yes or no of theirs. */
export function methodsUsing(book: MethodBook, library: FactorLibrary, key: string): readonly Method[] {
  return [...book.values()]
    .map(({ method }) => method)
    .filter((method) => keysOf(method).some((pattern) => asksFor(method, library, pattern, key)));
}

function keysOf(method: Method): readonly string[] {
  return [
    ...method.factors.flatMap((need) => need.keys.map((one) => one.key)),
    ...Object.values(method.flags ?? {}),
  ];
}

/** Whether a pattern such as `stationary/{endUse}/{fuel}/ch4` comes to the key with ids that the method offers. */
function asksFor(method: Method, library: FactorLibrary, pattern: string, key: string): boolean {
  const names: string[] = [];
  const parts = pattern.split("/").map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part;
    names.push(name);
    return null;
  });
  const given = key.split("/");
  if (given.length !== parts.length || parts.some((part, at) => part !== null && part !== given[at]))
    return false;
  const filled = given.filter((_, at) => parts[at] === null);
  return names.every((name, at) => offersOf(method, library, name)?.includes(filled[at] ?? "") ?? true);
}

/** The ids that stand for a name in keys, or null where the method does not limit them. */
function offersOf(method: Method, library: FactorLibrary, name: string): readonly string[] | null {
  const columns = (input: Input): readonly Input[] => (input.kind === "list" ? input.columns : []);
  for (const input of method.inputs.flatMap((one) => [one, ...columns(one)])) {
    const named = input.kind === "composition" ? input.id : input.name;
    if (named !== name || (input.kind !== "choice" && input.kind !== "composition")) continue;
    const { options } = input;
    return "at" in options ? options : idsMatching(library, options.keys);
  }
  return null;
}
