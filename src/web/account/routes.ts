import { editAccount, readAccount } from "../../usecases/accounts.ts";
import { endSession, readSessions } from "../../usecases/own-sessions.ts";
import { passwordProblems } from "../../usecases/password-rules.ts";
import { changePassword } from "../../usecases/passwords.ts";
import type { Problem } from "../../units/problem.ts";
import { languageNames, languageOptions, numberFormatOptions } from "../choices.ts";
import { faultOf } from "../fault.ts";
import { formView, readForm, type Typed } from "../form.ts";
import { missing, typedTwice } from "../passwords.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { signInAs } from "../sign-in-as.ts";
import { actor, type Web } from "../web.ts";
import { printMoment } from "../../i18n/format.ts";
import { signInRoutes } from "./sign-in.ts";

const detailFields = ["name", "language", "numberFormat"] as const;
const passwordFields = ["current", "password", "again"] as const;

const account = (res: Reply) => ({ href: "/account", label: res.locals.voice.texts.t("account.title") });

function showDetails(
  req: Ask,
  res: Reply,
  values: Typed<(typeof detailFields)[number]>,
  problems: readonly Problem[] = [],
): void {
  const { texts } = res.locals.voice;
  const form = formView(texts, "account", values, detailFields, problems);
  show(
    req,
    res,
    "account/edit",
    { title: texts.t("account.edit.title"), section: "account", crumbs: [account(res)], wrong: form.wrong },
    {
      form,
      language: { ...form.fields.language, options: languageOptions(values.language) },
      numberFormat: { ...form.fields.numberFormat, options: numberFormatOptions(texts, values.numberFormat) },
    },
  );
}

function showPassword(req: Ask, res: Reply, problems: readonly Problem[] = [], status?: number): void {
  const { texts } = res.locals.voice;
  const form = formView(texts, "account", { current: "", password: "", again: "" }, passwordFields, problems);
  show(
    req,
    res,
    "account/password",
    {
      title: texts.t("account.password.title"),
      section: "account",
      crumbs: [account(res)],
      wrong: form.wrong,
      ...(status ? { status } : {}),
    },
    { form, login: res.locals.person?.login ?? "" },
  );
}

async function showAccount(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts } = res.locals.voice;
  const user = await readAccount(web.act, actor(res));
  if (!user.ok) throw faultOf(user);
  const sessions = await readSessions(web.act, actor(res), req.sessionID);
  if (!sessions.ok) throw faultOf(sessions);
  const person = res.locals.person!;
  const format = numberFormatOptions(texts, person.numberFormat).find(({ selected }) => selected);
  const row = (term: string, value: string, href: string | null) => ({
    term: texts.t(term),
    value,
    change: href === null ? null : { href, what: texts.t(term) },
  });
  show(
    req,
    res,
    "account/page",
    { title: texts.t("account.title"), section: "account" },
    {
      rows: [
        row("account.fact.name", person.name, "/account/edit"),
        row("account.fact.login", person.login, null),
        row("account.fact.language", languageNames[person.language], "/account/edit"),
        row("account.fact.number-format", format?.label ?? person.numberFormat, "/account/edit"),
        row("account.password.row", texts.t("account.password.set"), "/account/password"),
      ],
      sessions: sessions.value.map((session) => ({
        id: session.id,
        where: session.agent || texts.t("account.sessions.unknown"),
        since: printMoment(session.createdAt, texts.language),
        seen: printMoment(session.lastSeenAt, texts.language),
        current: session.current,
      })),
      isAdministrator: person.isAdministrator,
    },
  );
}

/** One's own account: details, password, sessions. */
export function accountRoutes(web: Web): Route[] {
  const { act } = web;
  return [
    ...signInRoutes(web),
    { method: "get", path: "/account", who: "person", handle: (req, res) => showAccount(web, req, res) },
    {
      method: "get",
      path: "/account/edit",
      who: "person",
      handle(req, res) {
        const { name, language, numberFormat } = res.locals.person!;
        showDetails(req, res, { name, language, numberFormat });
      },
    },
    {
      method: "post",
      path: "/account/edit",
      who: "person",
      async handle(req, res) {
        const { name, language, numberFormat } = readForm(req, detailFields);
        const result = await editAccount(act, actor(res), { name, language, numberFormat });
        if (result.ok) return goTo(req, res, "/account", "account.saved");
        if (result.kind !== "invalid") throw faultOf(result);
        showDetails(req, res, { name, language, numberFormat }, result.problems);
      },
    },
    {
      method: "get",
      path: "/account/password",
      who: "person",
      handle: (req, res) => showPassword(req, res),
    },
    {
      method: "post",
      path: "/account/password",
      who: "person",
      async handle(req, res) {
        const { current, password, again } = readForm(req, passwordFields);
        const { login, name } = res.locals.person!;
        const wrong = [
          ...missing({ current }, ["current"]),
          ...passwordProblems(password, [login, name]),
          ...typedTwice(password, again),
        ];
        if (wrong.length > 0) return showPassword(req, res, wrong);
        const address = req.ip ?? "";
        const result = await changePassword(act, actor(res), {
          current,
          password,
          address,
          keepSession: req.sessionID,
        });
        if (result.ok) {
          await signInAs(web, req, res, actor(res).userId);
          return goTo(req, res, "/account", "account.password.saved");
        }
        if (result.kind === "too-many") return showPassword(req, res, result.problems, 429);
        if (result.kind !== "invalid") throw faultOf(result);
        showPassword(req, res, result.problems);
      },
    },
    {
      method: "post",
      path: "/account/sessions/:session/end",
      who: "person",
      async handle(req, res) {
        readForm(req, []);
        const result = await endSession(act, actor(res), req.params["session"] ?? "");
        if (!result.ok) throw faultOf(result);
        goTo(req, res, "/account", "account.sessions.ended");
      },
    },
  ];
}
