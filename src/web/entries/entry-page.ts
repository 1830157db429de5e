import { printMoment } from "../../i18n/format.ts";
import { rowText, sectorNumber, subsectorText } from "../../i18n/gpc-texts.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import { gpcRow, type GpcRow } from "../../inventory/gpc-table.ts";
import { offerOf, settingOf } from "../../inventory/prepare.ts";
import { type Method, serves } from "../../methods/method.ts";
import { numberFormat } from "../../units/number-format.ts";
import type { Problem } from "../../units/problem.ts";
import type { problemsOfActivity } from "../../usecases/compute-inventory.ts";
import { fault } from "../fault.ts";
import { options } from "../form.ts";
import { inventoryCrumbs, type OpenInventory } from "../inventories/open.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Web } from "../web.ts";
import { fieldId, type FieldSource, type Said } from "./control.ts";
import { type EntryField, factorFields, inputFields } from "./entry-fields.ts";
import { controlsOf } from "./estimate-view.ts";
import type { TypedEntry } from "./typed.ts";

/** The form of one entry as it is to be shown. */
export interface EntryPage {
  readonly open: OpenInventory;
  readonly row: GpcRow;
  readonly method: Method;
  readonly typed: TypedEntry;
  /** Paths are names of fields. */
  readonly problems: readonly Problem[];
  /** The stored activity that is being changed. */
  readonly existing: { readonly id: string; readonly version: number } | null;
  readonly requestId: string;
  readonly said?: Said | null;
  /** What was typed another time and not saved, to be taken up again. */
  readonly draft?: { readonly savedAt: string } | null;
}

/** @throws PageFault 404 where the table has no such row */
export function rowOf(ref: string): GpcRow {
  const row = gpcRow(ref);
  if (!row) throw fault(404, "store.not-found");
  return row;
}

/** @throws PageFault 404 where no such method serves the row */
export function methodOf(web: Web, code: string, ref: string): Method {
  const method = web.knowledge.book.get(code)?.method;
  if (!method || !serves(method, ref)) throw fault(404, "store.not-found");
  return method;
}

/** The number format of whoever asks. */
export function formatOf(res: Reply) {
  const format = numberFormat(res.locals.person?.numberFormat ?? "en");
  if (!format) throw new Error("a person has a number format that is not offered");
  return format;
}

/** An inventory's document without its activities. */
export function frameOf(open: OpenInventory) {
  const { activities: _, ...frame } = open.stored.document;
  return frame as unknown as Parameters<typeof settingOf>[0] & Parameters<typeof problemsOfActivity>[1];
}

/** Where the form of an entry is sent to. */
export function actionOf({ open, row, existing }: Pick<EntryPage, "open" | "row" | "existing">): string {
  return existing ? `${open.address}/activities/${existing.id}` : `${open.address}/rows/${row.ref}/entries`;
}

/** What the fields of the page are made from. */
export function fieldSource(web: Web, res: Reply, page: EntryPage): FieldSource {
  const { open, row, method, typed, problems } = page;
  const { texts, numbers } = res.locals.voice;
  const frame = frameOf(open);
  const { library, place, year, guidelines } = settingOf(frame, open.knowledge);
  return {
    texts,
    numbers: { ...numbers, format: formatOf(res) },
    method,
    ref: row.ref,
    guidelines: frame.guidelines,
    offer: offerOf(open.knowledge, frame.gwp, frame.guidelines),
    typed,
    problems,
    library,
    context: { place, year, guidelines },
    population: open.stored.inventory.population,
    said: page.said ?? null,
  };
}

export function showEntry(web: Web, req: Ask, res: Reply, page: EntryPage): void {
  const { open, row, method, typed, existing } = page;
  const { texts } = res.locals.voice;
  const own = methodTexts(texts, method);
  const source = fieldSource(web, res, page);
  const fields = inputFields(source);
  const factors = factorFields(source);
  const errors = errorsOf(source, [...fields, ...factors]);
  const plain = (name: string) => ({
    id: fieldId(name),
    name,
    value: typed[name] ?? "",
    error: source.problems.filter((one) => one.path === name).map((one) => texts.message(one))[0] ?? null,
  });
  const quality = (name: string) => ({
    ...plain(name),
    options: options(
      typed[name] ?? "",
      (["H", "M", "L"] as const).map((mark) => [mark, texts.t(`inventory:quality.${mark}`)]),
    ),
  });
  const rowAddress = `${open.address}/rows/${row.ref}`;
  const action = actionOf(page);
  show(
    req,
    res,
    "entries/form",
    {
      title: own.title,
      section: "inventory",
      crumbs: inventoryCrumbs(res, open, {
        href: rowAddress,
        label: `${row.ref} ${subsectorText(texts, row.subsector)}`,
      }),
      wrong: errors.length > 0,
    },
    {
      errors,
      action,
      back: existing ? action : rowAddress,
      sectorNumber: sectorNumber(row.sector),
      rowName: `${row.ref} · ${rowText(texts, row)}`,
      summary: own.summary,
      requestId: page.requestId,
      version: existing?.version ?? null,
      method: method.code,
      methodHref: `/methods/${method.code}`,
      numbers: source.numbers.format,
      fields,
      factors,
      factorsOpen: factors.some((field) => field.value !== "" || field.error !== null),
      label: plain("label"),
      source: plain("source"),
      dataYear: plain("dataYear"),
      note: plain("note"),
      quality: { activity: quality("quality.activity"), factor: quality("quality.factor") },
      draft: page.draft && {
        text: texts.t("inventory:draft.offer", { at: printMoment(page.draft.savedAt, texts.language) }),
        openHref: existing ? `${action}/edit?draft=open` : `${action}/new?method=${method.code}&draft=open`,
      },
    },
  );
}

interface Target {
  readonly id: string;
  /** Row and column of a cell, in words. */
  readonly where: string | null;
}

/** Each problem once, with the control that shows it; a cell is named by its row and column. */
function errorsOf(source: FieldSource, fields: readonly EntryField[]) {
  const { texts } = source;
  const targets = targetsOf(source, fields);
  const errors = source.problems.map((problem) => {
    const name = problem.path;
    const target = targets.get(name) ?? targets.get(name.replace(/\.unit$/, "")) ?? holderOf(name, fields);
    const said = texts.message(problem);
    const isBare = problem.code === "value.missing" || problem.code === "number.missing";
    const where =
      target?.where ?? (isBare ? (fields.find((field) => field.name === name)?.label ?? null) : null);
    const text = where === null ? said : texts.t("inventory:grid.at", { where, said });
    return { href: `#${target?.id ?? fieldId(name)}`, text };
  });
  const key = (error: (typeof errors)[number]): string => `${error.href} ${error.text}`;
  return [...new Map(errors.map((error) => [key(error), error])).values()];
}

function targetsOf({ texts, typed }: FieldSource, fields: readonly EntryField[]): Map<string, Target> {
  const targets = new Map<string, Target>();
  const set = (
    control: { readonly name: string; readonly id: string } | null,
    where: string | null = null,
  ): void => {
    if (control) targets.set(control.name, { id: control.id, where });
  };
  for (const field of fields) {
    set(field);
    set(field.paste);
    set(field.source);
    const estimate = field.estimate?.chosen;
    for (const control of estimate ? controlsOf(estimate) : []) set(control, control.label);
    for (const { unit, label } of estimate?.table?.columns ?? []) set(unit, label);
    for (const row of field.grid?.rows ?? []) {
      for (const cell of row.cells) {
        const number = /^\d+$/.test(row.label);
        const year = /:c(\d+)\./.exec(cell.name)?.[1] ?? "0";
        const column = number ? cell.heading : (typed[`${field.name}:y${year}`] ?? "");
        const params = { row: row.label || cell.heading, column };
        set(
          cell,
          texts.t(
            `inventory:grid.${number ? "row-column" : column === "" ? "row-only" : "part-year"}`,
            params,
          ),
        );
      }
    }
    for (const column of field.grid?.columns ?? []) {
      set(column.unit, column.label);
      set(column.year);
    }
    set(field.series?.unit ?? null);
    for (const cell of field.series?.years ?? []) set(cell, String(cell.year));
    const cast = field.series?.backCast;
    if (!cast) continue;
    for (const control of [cast.from, cast.growth, cast.perPerson, cast.perPersonGrowth, cast.share]) {
      set(control, control.label);
    }
    for (const { year, count } of cast.people) {
      set(year, year.label);
      set(count, count.label);
    }
  }
  return targets;
}

/** The field that a problem is nearest to, where no control is its own. */
function holderOf(name: string, fields: readonly EntryField[]): Target | undefined {
  const holder =
    fields.find((field) => name.startsWith(`${field.name}.`) || name.startsWith(`${field.name}:`)) ??
    (name.startsWith("gas") ? fields.find((field) => field.grid !== null) : undefined);
  return holder && { id: holder.id, where: null };
}
