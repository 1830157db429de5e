import {
  createUser,
  issueResetCode,
  readUsers,
  setUserDisabled,
  type ResetCode,
} from "../../usecases/accounts.ts";
import type { User } from "../../store/users.ts";
import type { Problem } from "../../units/problem.ts";
import { printDate } from "../../i18n/format.ts";
import { languageOptions, numberFormatOptions } from "../choices.ts";
import { fault, faultOf } from "../fault.ts";
import { formView, readForm, type Typed } from "../form.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";

const names = ["name", "login", "language", "numberFormat", "administrator"] as const;

const people = (res: Reply) => ({ href: "/users", label: res.locals.voice.texts.t("users.title") });
const account = (res: Reply) => ({ href: "/account", label: res.locals.voice.texts.t("account.title") });

function line(res: Reply, user: User) {
  const { texts } = res.locals.voice;
  const shut = user.disabled === 1;
  return {
    href: `/users/${user.id}`,
    name: user.name,
    login: user.login,
    role: texts.t(user.is_administrator === 1 ? "users.administrator" : "users.member"),
    status: { kind: shut ? "off" : "done", label: texts.t(shut ? "users.disabled" : "users.active") },
  };
}

function showNew(
  req: Ask,
  res: Reply,
  values: Typed<(typeof names)[number]>,
  problems: readonly Problem[] = [],
): void {
  const { texts } = res.locals.voice;
  const form = formView(texts, "users", values, names, problems);
  show(
    req,
    res,
    "users/new",
    {
      title: texts.t("users.new.title"),
      section: "account",
      crumbs: [account(res), people(res)],
      wrong: form.wrong,
    },
    {
      form,
      language: { ...form.fields.language, options: languageOptions(values.language) },
      numberFormat: { ...form.fields.numberFormat, options: numberFormatOptions(texts, values.numberFormat) },
      administrator: { ...form.fields.administrator, checked: values.administrator === "yes" },
    },
  );
}

/** Shown in answer to the post itself: a code is never kept where it could be read again. */
function showCode(req: Ask, res: Reply, name: string, { login, code, expiresAt }: ResetCode): void {
  const { texts } = res.locals.voice;
  show(
    req,
    res,
    "users/code",
    { title: texts.t("users.code.title", { name }), section: "account", crumbs: [account(res), people(res)] },
    { login, code, lead: texts.t("users.code.lead", { date: printDate(expiresAt, texts.language) }) },
  );
}

async function findPerson(web: Web, req: Ask, res: Reply): Promise<User> {
  const all = await readUsers(web.act, actor(res));
  if (!all.ok) throw faultOf(all);
  const found = all.value.find(({ id }) => id === req.params["user"]);
  if (!found) throw fault(404, "store.not-found");
  return found;
}

function showPerson(req: Ask, res: Reply, user: User, problems: readonly Problem[] = []): void {
  const { texts } = res.locals.voice;
  const row = (term: string, value: string) => ({ term: texts.t(term), value });
  const { status, role } = line(res, user);
  show(
    req,
    res,
    "users/person",
    { title: user.name, section: "account", crumbs: [account(res), people(res)], wrong: problems.length > 0 },
    {
      id: user.id,
      status,
      shut: user.disabled === 1,
      errors: problems.map((problem) => ({ text: texts.message(problem) })),
      rows: [
        row("users.login", user.login),
        row("users.role", role),
        row("users.since", printDate(user.created_at, texts.language)),
      ],
    },
  );
}

/** People and their accounts, for administrators of the installation. */
export function usersRoutes(web: Web): Route[] {
  const { act } = web;
  return [
    {
      method: "get",
      path: "/users",
      who: "administrator",
      async handle(req, res) {
        const all = await readUsers(act, actor(res));
        if (!all.ok) throw faultOf(all);
        show(
          req,
          res,
          "users/list",
          { title: res.locals.voice.texts.t("users.title"), section: "account", crumbs: [account(res)] },
          { users: all.value.map((user) => line(res, user)) },
        );
      },
    },
    {
      method: "get",
      path: "/users/new",
      who: "administrator",
      handle(req, res) {
        const { language, numberFormat } = res.locals.person!;
        showNew(req, res, { name: "", login: "", language, numberFormat, administrator: "" });
      },
    },
    {
      method: "post",
      path: "/users",
      who: "administrator",
      async handle(req, res) {
        const typed = readForm(req, names);
        const { name, login, language, numberFormat } = typed;
        const isAdministrator = typed.administrator === "yes";
        const result = await createUser(act, actor(res), {
          name,
          login,
          language,
          numberFormat,
          isAdministrator,
        });
        if (result.ok) return showCode(req, res, name, result.value);
        if (result.kind !== "invalid") throw faultOf(result);
        showNew(req, res, typed, result.problems);
      },
    },
    {
      method: "get",
      path: "/users/:user",
      who: "administrator",
      handle: async (req, res) => showPerson(req, res, await findPerson(web, req, res)),
    },
    {
      method: "post",
      path: "/users/:user/code",
      who: "administrator",
      async handle(req, res) {
        readForm(req, []);
        const user = await findPerson(web, req, res);
        const result = await issueResetCode(act, actor(res), { userId: user.id });
        if (!result.ok) throw faultOf(result);
        showCode(req, res, user.name, result.value);
      },
    },
    {
      method: "post",
      path: "/users/:user/disabled",
      who: "administrator",
      async handle(req, res) {
        const disabled = readForm(req, ["disabled"]).disabled === "yes";
        const user = await findPerson(web, req, res);
        const result = await setUserDisabled(act, actor(res), { userId: user.id, disabled });
        if (result.ok)
          return goTo(req, res, `/users/${user.id}`, disabled ? "users.disabled-now" : "users.enabled-now");
        if (result.kind !== "invalid") throw faultOf(result);
        showPerson(req, res, user, result.problems);
      },
    },
  ];
}
