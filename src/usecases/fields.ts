import { z } from "zod";
import { problemsFromZod } from "../units/zod-problems.ts";
import type { MessageParams } from "../units/problem.ts";
import { done, invalid, type Result } from "./result.ts";

// Controls and marks that turn the direction of what follows could make a name show a false figure.
// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const because = (code: string, params: MessageParams = {}) => ({ params: { code, params } });

/** One line of text, trimmed, without invisible control characters, 1 to `max` characters. */
export function line(max: number) {
  return z
    .string()
    .transform((text) => text.normalize("NFC").replace(unseen, "").replaceAll(/\s+/g, " ").trim())
    .refine((text) => text.length > 0, because("store.text-missing"))
    .refine((text) => text.length <= max, because("store.text-too-long", { maximum: max }));
}

/** Text of several lines that may be empty. */
export function paragraph(max: number) {
  return z
    .string()
    .transform((text) => text.normalize("NFC").replace(unseen, "").trim())
    .refine((text) => text.length <= max, because("store.text-too-long", { maximum: max }));
}

/** The tag of a language or number format, such as `en` or `pt-TL`. */
export const tag = z
  .string()
  .refine((text) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(text), because("store.tag-unknown"));

/** A login name: letters, digits, and `. _ - @ +` between them. */
export const login = line(100).refine(
  (text) => /^[\p{L}\p{M}\p{N}._@+-]+$/u.test(text),
  because("account.login-characters"),
);

/** A version that a form carried. */
export const version = z.int().min(1);

/** Reads what a caller handed in; every field wrong is told at once. */
export function readFields<T>(schema: z.ZodType<T>, input: unknown): Result<T> {
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success ? done(parsed.data) : invalid(...problemsFromZod(parsed.error));
}
