import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const asset = (name: string) => readFileSync(new URL(`../../views/assets/${name}`, import.meta.url), "utf8");
const style = asset("style.css");

/** The colours of one `:root` block, by name. */
function tokens(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = "", colour = ""]) => [name, colour]),
  );
}

const [light = "", dark = ""] = [...style.matchAll(/:root \{(.*?)\}/gs)].map(([, block]) => block);
const schemes = { light: tokens(light), dark: new Map([...tokens(light), ...tokens(dark)]) };

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, "$&$&") : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const sectors = ["s1", "s2", "s3", "s4", "s5", "s6"];
const words = ["ink", "ink-2", "ink-3", "brand", "brand-2", "err", "warn", "ok", ...sectors];

describe.each(Object.entries(schemes))("in the %s scheme", (_, scheme) => {
  const of = (name: string) => scheme.get(name) ?? "";
  it("every colour of words reads on every ground", () => {
    for (const ground of ["paper", "card", "wash"])
      for (const word of words)
        expect(contrast(of(word), of(ground)), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("on-brand"), of("brand"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("err"), of("err-wash"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("warn"), of("warn-wash"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("ink-3"), of("brand-wash"))).toBeGreaterThanOrEqual(4.5);
  });

  it("the edge of a field is seen", () => {
    expect(contrast(of("edge"), of("card"))).toBeGreaterThanOrEqual(3);
  });

  it("the six sectors are six colours", () => {
    expect(new Set(sectors.map(of)).size).toBe(6);
  });
});

describe("the assets", () => {
  it("are small: the whole look and script on a slow line", () => {
    expect(gzipSync(style).length).toBeLessThan(8_000);
    expect(gzipSync(asset("page.js")).length).toBeLessThan(2_000);
  });

  it("need nothing from elsewhere", () => {
    expect(style).not.toMatch(/@import|url\(|https?:/);
    expect(asset("page.js")).not.toMatch(/https?:|innerHTML|eval|fetch\(/);
  });

  it("use sector colours through classes alone", () => {
    for (const sector of sectors) expect(style).toContain(`.${sector} { --c: var(--${sector}); }`);
  });
});
