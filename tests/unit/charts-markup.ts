/** An element of a drawing, as the tests look at it. */
export interface Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Drawn | string)[];
}

const NAME = "[A-Za-z_][\\w.:-]*";
const TOKEN = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)`, "gy");
const ENTITY: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** Reads markup as XML; throws where it is not well formed. */
export function readMarkup(markup: string): Drawn {
  const root: Drawn = { name: "", attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < markup.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(markup);
    if (token === null) throw new Error(`Not well formed at ${at}: ${markup.slice(at, at + 60)}`);
    const [, closing, name = "", rest = "", empty, text] = token;
    const parent = open.at(-1) as Drawn;
    if (text !== undefined) parent.children.push(decode(text));
    else if (closing === "/") {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else {
      const element: Drawn = { name, attributes: readAttributes(rest), children: [] };
      parent.children.push(element);
      if (empty !== "/") open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error("Elements are left open");
  return root.children[0] as Drawn;
}

/** Every element below and including this one, in order. */
export function all(drawn: Drawn): Drawn[] {
  return [drawn, ...drawn.children.flatMap((child) => (typeof child === "string" ? [] : all(child)))];
}

/** The elements that have every one of the classes. */
export function withClass(drawn: Drawn, ...names: readonly string[]): Drawn[] {
  return all(drawn).filter(({ attributes }) => {
    const classes = (attributes["class"] ?? "").split(" ");
    return names.every((name) => classes.includes(name));
  });
}

/** The text inside an element. */
export function textOf(drawn: Drawn): string {
  return drawn.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

/** An attribute as a number. */
export function num(drawn: Drawn | undefined, attribute: string): number {
  return Number(drawn?.attributes[attribute] ?? Number.NaN);
}

/** The points of a path made of straight lines. */
export function pathPoints(drawn: Drawn): { x: number; y: number }[] {
  return Array.from((drawn.attributes["d"] ?? "").matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g), ([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(new RegExp(`(${NAME})="([^"]*)"`, "g"))) {
    if (name in found) throw new Error(`${name} is given twice`);
    found[name] = decode(value);
  }
  return found;
}

function decode(text: string): string {
  return text.replace(/&[^;\s]*;?/g, (entity) => {
    const known = ENTITY[entity];
    if (known === undefined) throw new Error(`Unknown entity ${entity}`);
    return known;
  });
}
