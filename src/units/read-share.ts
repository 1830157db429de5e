import { readField } from "./arithmetic.ts";
import { clip } from "./machine-number.ts";
import type { NumberFormat } from "./number-format.ts";
import { accepted, type Outcome, refused } from "./problem.ts";
import type { NumberReading } from "./read-number.ts";

const PERCENT_SIGN = /[%٪％]$/u;

/**
 * Reads a share as a person types it: `35 %`, or a number between 0 and 1. Without the sign it is always to
 * be echoed, for `1` may be meant as 1 %. The reading is the share itself, 0.35. Problems: those of
 * `readField`, `number.not-share`.
 */
export function readTypedShare(text: string, format: NumberFormat | null, path = ""): Outcome<NumberReading> {
  const trimmed = text.trim();
  const isPercent = PERCENT_SIGN.test(trimmed);
  const number = readField(isPercent ? trimmed.slice(0, -1) : trimmed, format, path);
  if (!number.ok) return number;
  const share = isPercent ? number.value.value / 100 : number.value.value;
  if (!(share >= 0 && share <= 1)) {
    return refused({ path, code: "number.not-share", params: { given: clip(trimmed) } });
  }
  return accepted({ value: share, plain: String(share), echo: number.value.echo || !isPercent });
}
