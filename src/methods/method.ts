/**
 * What a calculation method is: data alone. From one declaration come the form, its validation, the
 * calculation, the trace, the method page and the `methods` command.
 *
 * Units in a declaration are those the method is shown in ("TJ/kt"); the engine computes in the
 * coherent base (t, TJ, m3, km, ha, year, person, head) and converts at the edge.
 */

/** Edition of the IPCC Guidelines an inventory follows. */
export type Guidelines = "2006" | "2019";

/** What a mass is a mass of: a gas, an element, or nothing in particular. Each is a base unit of its own. */
export type Substance = "CO2" | "CH4" | "N2O" | "CO2e" | "gas" | "C" | "N" | "BOD" | "COD";

/**
 * Conditions on one activity, all of which must hold. A name stands for a choice (its value), a quantity,
 * share or factor (its dimension, such as `mass`, `1` or `mass/energy`, or `absent`), `co2.of` (the substance
 * of that factor), `guidelines`, or a flag (`yes` or `no`). An input's conditions name inputs before it.
 */
export type Facts = Readonly<Record<string, string | readonly string[]>>;

interface Named {
  /** The symbol in expressions and the key in documents. */
  readonly name: string;
  /** The field's label, in plain English; other languages live in the catalogues. */
  readonly label: string;
  readonly hint?: string;
  readonly optional?: true;
  /** Asked for, and accepted, only where these hold; of a list's column, in the rows where they hold. */
  readonly when?: Facts;
}

export interface QuantityInput extends Named {
  readonly kind: "quantity";
  /** One unit for each dimension accepted, the first preferred. */
  readonly units: readonly string[];
  /** Units offered in the form's select, in order. */
  readonly offer: readonly string[];
  /** What it is a mass of, where it meets masses of that substance. */
  readonly of?: Substance;
  /**
   * Of a list's column whose rows may come in several dimensions: the symbol of each dimension, in place of
   * the column's name. It is 0 in rows given in another.
   */
  readonly by?: Readonly<Record<string, string>>;
  /** Bounds in `units[0]`, inclusive; `min` is 0 unless said otherwise. */
  readonly min?: number;
  readonly max?: number;
  /** Taken, with a note in the trace, when the input is left out. In `units[0]`. */
  readonly default?: number;
}

/** A number between 0 and 1, written as `35 %` or `0.35`. */
export interface ShareInput extends Named {
  readonly kind: "share";
  readonly max?: number;
  /** Taken, with a note, when left out. */
  readonly default?: number;
  /** Taken instead of `default` where a choice has one of these values. */
  readonly defaultBy?: { readonly choice: string; readonly values: Readonly<Record<string, number>> };
}

export interface ChoiceInput extends Named {
  readonly kind: "choice";
  /** The ids offered, or the pattern of library keys whose `+` they are (`fuel/+/ncv`). */
  readonly options: readonly string[] | { readonly keys: string };
  /** Ids that an edition has nothing for: not offered in it. */
  readonly notIn?: Readonly<Partial<Record<Guidelines, readonly string[]>>>;
  /** Taken, with a note, when left out. */
  readonly default?: string;
  /** Taken from the activity's GPC reference, by prefix. */
  readonly fromRef?: Readonly<Record<string, string>>;
  /** Taken from the city's own data. */
  readonly fromCity?: "climate";
}

/**
 * Where the library holds defaults of the place that a form offers to start from. A default is never taken
 * for an answer: the officer takes it over, and the entry says so.
 */
export interface Suggest {
  /**
   * `+` stands for the part of a composition, or what a row of a list is. `{name}` is the value of that choice
   * of the method; where it has no such choice, each id the library has is a default of its own.
   */
  readonly keys: string;
  /** The share in the whole of each `{name}`, for one more default that weighs them together. */
  readonly weights?: string;
  /** What to mind before taking it over, in plain English; other languages under `<input>.suggest`. */
  readonly note?: string;
  /** Of a list: the column for the value; without it the one whose shares sum to one. */
  readonly column?: string;
  /** Of a list: what stands in the other columns, by the library's id; a choice left out is the officer's. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Library keys to estimate the years before the first known one from. IPCC 2006 V5, 3.2.2. */
export interface SuggestSeries {
  /** Mass for each person and time. */
  readonly perPerson: string;
  /** The share of it that is meant. */
  readonly share: string;
}

/**
 * Quantities by year. Its symbol stands at the year level. Years run from the first of any series to the
 * inventory's; a series is 0 in those it does not name.
 */
export interface SeriesInput extends Named {
  readonly kind: "series";
  readonly units: readonly string[];
  readonly offer: readonly string[];
  /** What it is a mass of, where it meets masses of that substance. */
  readonly of?: Substance;
  /** A form offers to estimate early years from population. */
  readonly suggest?: SuggestSeries;
}

/**
 * Shares by id that sum to one (98 to 102 % is taken as given, with a note). It spans the method's
 * elements: `id` names the element in factor keys, `share` is the symbol of its share.
 */
export interface CompositionInput extends Named {
  readonly kind: "composition";
  readonly id: string;
  readonly share: string;
  readonly options: readonly string[] | { readonly keys: string };
  /** May also be given as one composition for each year of the series. */
  readonly perYear?: true;
  readonly suggest?: Suggest;
}

/** Rows of named columns; spans the method's elements. */
export interface ListInput extends Named {
  readonly kind: "list";
  readonly columns: readonly (QuantityInput | ShareInput | ChoiceInput)[];
  /** A column whose sum may not exceed a quantity asked for before the list. */
  readonly atMost?: { readonly column: string; readonly input: string };
  /** The column whose shares sum to one, within one percentage point. */
  readonly sumsToOne?: string;
  /** Symbols that are 1 in the rows whose choice is one of these, else 0; `absent` for a cell left out. */
  readonly marks?: Readonly<Record<string, { readonly column: string; readonly is: readonly string[] }>>;
  /** Columns whose sum means something to whoever fills them in (heads, hectares). */
  readonly totals?: readonly string[];
  readonly suggest?: Suggest;
}

/**
 * Gas masses by name (`co2`, `ch4`, `HFC-143a`, ...), written beside the other inputs and not under its own
 * name. Spans the elements: `gas` names the element, `mass` is the symbol of its mass.
 */
export interface GasesInput extends Named {
  readonly kind: "gases";
}

export interface TextInput extends Named {
  readonly kind: "text";
}

export type Input =
  | QuantityInput
  | ShareInput
  | ChoiceInput
  | SeriesInput
  | CompositionInput
  | ListInput
  | GasesInput
  | TextInput;

/** Where in the library a factor is found, and the substance its value there is of. */
export interface FactorKey {
  /** `{fuel}` is replaced by the choice's value; place, year and edition are resolved, never part of it. */
  readonly key: string;
  readonly of?: Substance;
  /** Tried only where these hold, of the activity or of the element. */
  readonly when?: Facts;
  /** Stands in for what was asked, which the library does not have: said in a note. */
  readonly instead?: true;
}

/** A factor the method needs: from the library by key, or the city's own by name. */
export interface FactorNeed {
  readonly name: string;
  readonly label: string;
  /** Tried in order. Empty: the city's own alone, otherwise absent. */
  readonly keys: readonly FactorKey[];
  /** One unit for each dimension accepted, the first being the trace's. */
  readonly units: readonly string[];
  /** A substance in the denominator (`kg CH4/kg BOD`). */
  readonly per?: Substance;
  readonly level?: "element";
  /** Needed only where these hold; a factor of an element is 0 in the others. */
  readonly when?: Facts;
  /** Bounds for the city's own value, in `units[0]`; `min` is 0 unless said otherwise. */
  readonly min?: number;
  readonly max?: number;
}

/** Where in the nest activity > element > year a formula is computed. */
export type Level = "activity" | "element" | "year";

/**
 * One line of the calculation. Lines run in order; a line that names a `gas` is an emission in tonnes.
 * Expressions may use `sum(x)` and `last(x)` (over the level below), `prev(x)` (a year line, last year's
 * value, 0 before the first), `lag(x, n)` (a series' value n years before), exp, min, max, conditionals, and the constants of `formula/constants.ts`.
 */
export interface Formula {
  /** Name of an intermediate line, usable in later ones. */
  readonly name?: string;
  /** `CO2`, `CH4`, `N2O`, `biogenicCO2`, or `{choice}` for a gas named by a choice. */
  readonly gas?: string;
  readonly level?: Level;
  readonly unit: string;
  readonly of?: Substance;
  readonly is: string;
  readonly when?: Facts;
  /** Left out where the tables say that this gas does not apply; otherwise a factor without value is refused. */
  readonly whereKnown?: true;
  readonly source?: string;
  readonly label?: string;
}

/** One activity as an officer of a South-East Asian city would enter it, on the 2006 Guidelines unless said. */
export interface MethodExample {
  readonly ref: string;
  readonly label: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The inputs on the 2019 Refinement, where it asks for others. */
  readonly refined?: Readonly<Record<string, unknown>>;
  readonly factors?: Readonly<Record<string, unknown>>;
}

export interface Method {
  /** As in the contract: `ST-FUEL`. */
  readonly code: string;
  readonly title: string;
  /** One or two sentences for an officer: what it counts. */
  readonly summary: string;
  /** GPC references served, whole; `all` for every row. */
  readonly refs: readonly string[] | "all";
  readonly guidelines: readonly Guidelines[];
  readonly tier: string;
  /** Document, chapter, equations. */
  readonly source: string;
  /**
   * The input that grows when the activity grows; planning scales it. Where ways of entering have inputs of
   * their own, one for each: the first that an activity is computed from is its own.
   */
  readonly drivenBy: string | readonly string[];
  /** Named yes/no flags, each the library key of a 0 or 1 (`fuel/{fuel}/biogenic`). */
  readonly flags?: Readonly<Record<string, string>>;
  readonly inputs: readonly Input[];
  readonly factors: readonly FactorNeed[];
  readonly formulas: readonly Formula[];
  /** Disclosed beside the inventory, in no row and no total (EL-MKT). */
  readonly memo?: true;
  /** Who holds the data: offices and documents to ask for, for the method page. */
  readonly dataFrom: string;
  /** Worked live on the method page. */
  readonly example: MethodExample;
  /** What people get wrong, for the method page. */
  readonly pitfalls: readonly string[];
}

/** Whether a method spans elements: fractions of a waste, rows of a list, gases. */
export function hasElements(method: Method): boolean {
  return method.inputs.some((input) => ["composition", "list", "gases"].includes(input.kind));
}

/** Whether a method spans years. */
export function hasYears(method: Method): boolean {
  return method.inputs.some((input) => input.kind === "series");
}

/** Whether a method may stand in a row. */
export function serves(method: Method, ref: string): boolean {
  return method.refs === "all" || method.refs.includes(ref);
}
