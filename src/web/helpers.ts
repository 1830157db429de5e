import Handlebars from "handlebars";
import type { HelperOptions } from "handlebars";
import type { MessageParams } from "../units/problem.ts";
import type { Voice } from "./engine.ts";

/** A drawing made by charts/, ready to stand in a page: the only markup that enters a view as it is. */
export interface Drawing {
  readonly svg: string;
}

function voiceOf(options: HelperOptions): Voice {
  return (options.data as { voice: Voice }).voice;
}

/** The address if it is one of ours or an ordinary link, else `#`: `javascript:` and the like never reach a page. */
export function safeUrl(address: unknown): string {
  if (typeof address !== "string") return "#";
  if (/^(?:https?:\/\/|mailto:)[^\s]+$/i.test(address)) return address;
  return /^(?:\/(?![/\\])|[?#])[^\s\\]*$/.test(address) ? address : "#";
}

/** Whether there is something to show: zero is, a blank is not. */
export function isPresent(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== "" && value !== false && !Number.isNaN(value);
}

function choose(this: unknown, holds: boolean, options: HelperOptions): unknown {
  if (typeof options.fn !== "function") return holds;
  return holds ? options.fn(this) : options.inverse(this);
}

/** Every helper there is. Each returns text for Handlebars to escape, but `chart`. */
export const helpers = {
  /** `{{t "key" name=value}}`: a text of the catalogues. */
  t(key: string, options: HelperOptions): string {
    return voiceOf(options).texts.t(key, options.hash as MessageParams);
  },
  /** `{{number value significant=3}}`, `{{number value decimals=1}}`, `{{number value percent=true}}`. */
  number(value: number | null | undefined, options: HelperOptions): string {
    const { percent, ...style } = options.hash as {
      percent?: boolean;
      significant?: number;
      decimals?: number;
    };
    const { numbers } = voiceOf(options);
    return percent ? numbers.percent(value, style) : numbers.number(value, style);
  },
  /** `{{#present value}}…{{else}}…{{/present}}`: as `if`, and true for 0. */
  present(this: unknown, value: unknown, options: HelperOptions): unknown {
    return choose.call(this, isPresent(value), options);
  },
  /** `{{#eq a b}}…{{/eq}}`, `(eq a b)`. */
  eq(this: unknown, a: unknown, b: unknown, options: HelperOptions): unknown {
    return choose.call(this, a === b, options);
  },
  /** `{{chart drawing}}`: an SVG drawn by charts/. */
  chart(drawing: Drawing): Handlebars.SafeString {
    if (!/^<svg[\s>]/.test(drawing.svg)) throw new Error("A chart must be an <svg> drawn by charts/");
    return new Handlebars.SafeString(drawing.svg);
  },
  /** `href="{{url address}}"`. */
  url: safeUrl,
  /** `{{asset "style.css"}}`: the hashed address of a file in views/assets. */
  asset(name: string, options: HelperOptions): string {
    return voiceOf(options).asset(name);
  },
  /** `aria-describedby="{{described id hint error}}"`: the ids of a field's hint and error, where it has them. */
  described(id: string, hint: unknown, error: unknown): string {
    return [isPresent(hint) && `${id}-hint`, isPresent(error) && `${id}-error`].filter(Boolean).join(" ");
  },
  /** `(concat "key." key)`: one text of several. */
  concat(...parts: unknown[]): string {
    return parts.slice(0, -1).map(String).join("");
  },
  /** `(or a b)`: whether there is something to show in any. */
  or(...parts: unknown[]): boolean {
    return parts.slice(0, -1).some(isPresent);
  },
};
