/** How a person writes numbers. It is their own choice, not the browser's language. */
export interface NumberFormat {
  readonly id: NumberFormatId;
  readonly decimal: "." | ",";
  readonly group: "." | ",";
  /** The ten digits, zero first. */
  readonly digits: string;
}

const LATIN = "0123456789";
const BURMESE = "၀၁၂၃၄၅၆၇၈၉";

const TABLE = [
  ["en", ".", ",", LATIN],
  ["id", ",", ".", LATIN],
  ["vi", ",", ".", LATIN],
  ["th", ".", ",", LATIN],
  ["ms", ".", ",", LATIN],
  ["fil", ".", ",", LATIN],
  ["km", ".", ",", LATIN],
  ["lo", ",", ".", LATIN],
  ["my", ".", ",", BURMESE],
  ["pt", ",", ".", LATIN],
] as const;

export type NumberFormatId = (typeof TABLE)[number][0];

/** The formats offered, by id; separators and digits are those of Unicode CLDR. */
export const NUMBER_FORMATS: ReadonlyMap<string, NumberFormat> = new Map(
  TABLE.map(([id, decimal, group, digits]) => [id, Object.freeze({ id, decimal, group, digits })]),
);

/** The format of an id such as `id`, or undefined where there is none of that name. */
export function numberFormat(id: string): NumberFormat | undefined {
  return NUMBER_FORMATS.get(id);
}

/** A plain decimal text (`-1234.5`, `1e-9`) in a format's decimal mark and digits, without grouping. */
export function spell(plain: string, format: NumberFormat): string {
  const marked = plain.replace(".", format.decimal);
  return format.digits === LATIN
    ? marked
    : marked.replaceAll(/\d/g, (digit) => format.digits.charAt(Number(digit)));
}
