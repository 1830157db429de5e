const INDENT = "  ";

/**
 * JSON with an indent of two in pieces, so that an answer longer than the longest string there may be is
 * printed too. Objects and arrays are opened down to `depth`; what lies deeper is one piece.
 */
export function* jsonPieces(value: unknown, depth: number, indent = ""): Generator<string> {
  const isList = Array.isArray(value);
  if (depth === 0 || !isOpenable(value)) {
    yield JSON.stringify(value, null, INDENT).replaceAll("\n", `\n${indent}`);
    return;
  }
  const inner = indent + INDENT;
  let before = isList ? "[" : "{";
  for (const [key, part] of isList ? value.entries() : Object.entries(value)) {
    if (part === undefined) continue;
    yield `${before}\n${inner}${isList ? "" : `${JSON.stringify(key)}: `}`;
    yield* jsonPieces(part, depth - 1, inner);
    before = ",";
  }
  yield `\n${indent}${isList ? "]" : "}"}`;
}

function isOpenable(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** JSON on standard output, and nothing else there. */
export function print(value: unknown): void {
  let text = "";
  for (const piece of jsonPieces(value, DEPTH)) {
    text += piece;
    if (text.length < BLOCK) continue;
    process.stdout.write(text);
    text = "";
  }
  process.stdout.write(`${text}\n`);
}

/** An array of results, a result, its activities, one of them. */
const DEPTH = 3;
const BLOCK = 1 << 20;
