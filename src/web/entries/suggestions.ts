import { isOwnRow } from "../../factors/own-rows.ts";
import { sourceOf } from "../../factors/row-source.ts";
import { idText, methodTexts } from "../../i18n/method-texts.ts";
import type { CompositionInput, ListInput } from "../../methods/method.ts";
import { type Suggestion, suggestionsFor, WEIGHTED } from "../../methods/suggestion.ts";
import { partText, placeText, rowAddress } from "../factors/names.ts";
import type { FieldSource } from "./control.ts";
import { percentText } from "./typed-entry.ts";
import { filledRows, rowCount, textOf, type TypedEntry } from "./typed.ts";

/** A default of the place as the form shows it, with what the button says back. */
export interface SuggestionView {
  readonly action: string;
  /** `South-East Asia`, and the group of people where there is more than one. */
  readonly label: string;
  /** Document, table and page. */
  readonly source: string;
  readonly href: string | null;
  /** How sure the library is of it, where it was not read at source. */
  readonly sure: string | null;
  /** Each part with its share, printed. */
  readonly values: ReadonlyMap<string, string>;
  /** The same in one line. */
  readonly summary: string;
}

type Suggestible = CompositionInput | ListInput;

function suggestionsOf(source: FieldSource, input: Suggestible): readonly Suggestion[] {
  if (!input.suggest) return [];
  const choices = new Map(
    source.method.inputs
      .filter((one) => one.kind === "choice")
      .map(({ name }) => [name, textOf(source.typed, `in.${name}`) ?? ""]),
  );
  return suggestionsFor(input.suggest, choices, source.library, source.context);
}

/** The defaults that a composition or list may start from here. */
export function suggestionViews(
  source: FieldSource,
  field: string,
  input: Suggestible,
): readonly SuggestionView[] {
  return suggestionsOf(source, input).map((suggestion) => viewOf(source, field, suggestion));
}

function viewOf(source: FieldSource, field: string, suggestion: Suggestion): SuggestionView {
  const { texts, numbers, library } = source;
  const [row] = suggestion.rows;
  const values = new Map(
    [...suggestion.parts].map(([part, value]) => [part, numbers.percent(value, { significant: 4 })]),
  );
  const group = groupText(source, suggestion);
  const place = row ? placeText(texts, library, row.region) : "";
  const unsure = suggestion.rows.find((one) => !isOwnRow(one) && one.sure !== "source");
  const summary = [...values]
    .filter(([part]) => (suggestion.parts.get(part) ?? 0) > 0)
    .map(([part, value]) => `${nameOf(source, part)} ${value}`);
  return {
    action: `suggest:${field}:${suggestion.of}`,
    label: group === null ? place : `${place}, ${group}`,
    source: row ? sourceOf(row) : "",
    href: row && !isOwnRow(row) ? rowAddress(row) : null,
    sure: unsure ? texts.t(`factors:sure.${unsure.sure}`) : null,
    values,
    summary: summary.join(", "),
  };
}

function groupText({ texts, method }: FieldSource, { of }: Suggestion): string | null {
  if (of === "") return null;
  if (of === WEIGHTED) return texts.t("inventory:suggest.weighted");
  const isChoice = method.inputs.some(({ kind }) => kind === "choice") && texts.find(`factors:id.${of}`);
  return isChoice ? idText(texts, of) : partText(texts, of);
}

/** A part of a composition, or the library's own name for what a row is. */
function nameOf({ texts }: FieldSource, part: string): string {
  return texts.find(`factors:id.${part}`) ?? partText(texts, part);
}

/** What starting from a default makes of the form. */
export interface Started {
  readonly typed: TypedEntry;
  /** Choices the table leaves to the officer: the field, and what the table calls the row. */
  readonly open: readonly { readonly field: string; readonly part: string }[];
  readonly from: SuggestionView;
  /** What stood in the cells before, and is no more. */
  readonly replaced: readonly string[];
}

/**
 * Puts a default of the place into a composition's first column or a list's rows, and says so in the
 * entry's note. Null where there is no such default.
 */
export function startFrom(
  source: FieldSource,
  field: string,
  input: Suggestible,
  of: string,
): Started | null {
  const suggestion = suggestionsOf(source, input).find((one) => one.of === of);
  if (!suggestion) return null;
  const typed: Record<string, string> = { ...source.typed };
  const cleared = Object.keys(typed).filter((name) => name.startsWith(`${field}.`));
  const before = cleared.flatMap((name) => textOf(source.typed, name) ?? []);
  for (const name of cleared) delete typed[name];
  const from = viewOf(source, field, suggestion);
  const open =
    input.kind === "composition"
      ? fillParts(source, typed, field, suggestion)
      : fillRows(source, typed, field, input, suggestion);
  typed["note"] = noted(
    source,
    typed["note"] ?? "",
    methodTexts(source.texts, source.method).label(input),
    from,
  );
  return { typed, open, from, replaced: before };
}

function fillParts(
  { numbers }: FieldSource,
  typed: Record<string, string>,
  field: string,
  { parts }: Suggestion,
): Started["open"] {
  for (const [part, value] of parts) typed[`${field}.${part}`] = percentText(value, numbers.format);
  return [];
}

function fillRows(
  { numbers }: FieldSource,
  typed: Record<string, string>,
  field: string,
  input: ListInput,
  { parts }: Suggestion,
): Started["open"] {
  const open: { field: string; part: string }[] = [];
  const column = input.suggest?.column ?? input.sumsToOne ?? "";
  const named = input.columns.find((one) => one.kind === "choice");
  const present = [...parts].filter(([, value]) => value > 0);
  for (const [index, [part, value]] of present.entries()) {
    const row = `${field}.${index}`;
    typed[`${row}.${column}`] = percentText(value, numbers.format);
    const cells = input.suggest?.rows ? input.suggest.rows[part] : named && { [named.name]: part };
    for (const choice of input.columns) {
      if (choice.kind !== "choice") continue;
      const id = cells?.[choice.name];
      if (id !== undefined) typed[`${row}.${choice.name}`] = id;
      else if (choice === named) open.push({ field: `${row}.${choice.name}`, part });
    }
  }
  typed[`${field}:rows`] = String(Math.max(rowCount(typed, field, 0), filledRows(typed, field).length + 1));
  return open;
}

function noted(
  { texts }: FieldSource,
  note: string,
  input: string,
  { label, source }: SuggestionView,
): string {
  const line = texts.t("inventory:suggest.note", { input, place: label, source });
  return note.includes(line) ? note : [note.trimEnd(), line].filter((text) => text !== "").join("\n");
}

/** What the table calls a row, for the officer to choose what it is here. */
export function partName(source: FieldSource, part: string): string {
  return nameOf(source, part);
}
