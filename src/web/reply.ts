import type { Request, Response } from "express";
import type { Language } from "../i18n/i18n.ts";
import type { MessageParams } from "../units/problem.ts";
import type { Right } from "../usecases/act.ts";
import type { Config } from "./config.ts";
import type { Engine, View, Voice } from "./engine.ts";
import { frame } from "./frame.ts";

/** Who is signed in, as the database has them at this request. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly language: Language;
  readonly numberFormat: string;
  readonly isAdministrator: boolean;
}

/** The city that the address names, or the last one that did. */
export interface CityInView {
  readonly id: string;
  readonly name: string;
  /** What the person may do there. */
  readonly rights: readonly Right[];
}

/** What the middleware has found out before a handler runs. */
export interface Locals {
  readonly engine: Engine;
  readonly config: Config;
  voice: Voice;
  person: Person | null;
  city: CityInView | null;
  requestId: string;
}

export type Ask = Request<Record<string, string>>;
export type Reply = Response<unknown, Locals & Record<string, unknown>>;

/** Parts of the site, as the navigation names them. */
export type Section = "inventory" | "scenarios" | "reports" | "factors" | "account";

export interface Crumb {
  readonly href: string;
  readonly label: string;
}

/** What is shown once, on the page after something was done. */
export interface Notice {
  readonly kind: "done" | "info" | "warn" | "error";
  readonly text: string;
}

/** What the layout needs of a page. */
export interface PageHead {
  /** Unique within the site; the browser's title and usually the h1. */
  readonly title: string;
  readonly section?: Section;
  readonly crumbs?: readonly Crumb[];
  /** The form came back with errors: the browser's title says so. */
  readonly wrong?: boolean;
  /** HTTP status, 200 unless said otherwise; 422 for a form that came back. */
  readonly status?: number;
}

declare module "express-session" {
  interface SessionData {
    notice?: Notice;
    lastCity?: string;
  }
}

/** Sends a page: `views/<view>.hbs` with `model`, within the layout. */
export function show(req: Ask, res: Reply, view: string, head: PageHead, model: View = {}): void {
  const notice = req.session?.notice;
  if (notice) delete req.session.notice;
  const page = frame(req, res.locals, head, notice ?? null);
  const html = res.locals.engine.page(view, { ...model, page }, res.locals.voice);
  res
    .status(head.status ?? (head.wrong ? 422 : 200))
    .type("html")
    .send(html);
}

/** Goes to another page of ours after something was done, with a word about it. */
export function goTo(req: Ask, res: Reply, address: string, said?: string, params?: MessageParams): void {
  if (said !== undefined && req.session)
    req.session.notice = { kind: "done", text: res.locals.voice.texts.t(said, params) };
  res.redirect(303, address);
}
