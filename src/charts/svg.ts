/** Attributes of an element; `undefined` leaves one out. Never `style`: colours come by class. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that is safe in element content and in quoted attributes; what XML 1.0 cannot hold becomes U+FFFD. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * One SVG element. `children` are markup already; numbers are written to a hundredth of a pixel.
 * Throws a RangeError for a number that is not finite.
 */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    open += ` ${key}="${typeof value === "number" ? pixels(value, key) : escapeText(value)}"`;
  }
  const content = children.join("");
  return content === "" ? `${open}/>` : `${open}>${content}</${name}>`;
}

/** The pop-up text of a shape, to be put inside it. */
export function tip(...parts: readonly string[]): string {
  return element("title", {}, escapeText(parts.filter((part) => part !== "").join(" ")));
}

/** A length to a hundredth of a pixel. Throws a RangeError where it is not finite. */
export function pixels(value: number, what = "a length"): string {
  if (!Number.isFinite(value)) throw new RangeError(`A chart cannot draw ${value} as ${what}`);
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}
