import type { Knowledge } from "../inventory/prepare.ts";
import { registerMethods } from "../methods/book.ts";
import { METHODS } from "../methods/catalogue.ts";
import { readFactorLibrary } from "../store/factor-files.ts";

/** The methods, proven, and the factor library: read once at start. */
export function readKnowledge(): Knowledge {
  return { book: registerMethods(METHODS), library: readFactorLibrary() };
}
