import { passwordProblems } from "../../usecases/password-rules.ts";
import { resetPassword } from "../../usecases/passwords.ts";
import { signIn, signOut } from "../../usecases/sign-in.ts";
import { needsSetUp } from "../../usecases/set-up.ts";
import { faultOf } from "../fault.ts";
import { formView, readForm, type Typed } from "../form.ts";
import { safeUrl } from "../helpers.ts";
import { forgetLast } from "../kept-form.ts";
import { missing, typedTwice } from "../passwords.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { renewSession, signInAs } from "../sign-in-as.ts";
import type { Problem } from "../../units/problem.ts";
import type { Refusal } from "../../usecases/result.ts";
import type { Web } from "../web.ts";

const signInFields = ["login", "password", "back"] as const;
const resetFields = ["login", "code", "password", "again"] as const;

/** Where to go after signing in: a path of this site, else the start page. */
function wayBack(typed: string): string {
  const address = safeUrl(typed);
  return address.startsWith("/") ? address : "/";
}

function showSignIn(
  req: Ask,
  res: Reply,
  typed: Typed<"login" | "back">,
  problems: readonly Problem[] = [],
  status?: number,
): void {
  const { texts } = res.locals.voice;
  // A password is never sent back.
  const form = formView(texts, "sign-in", { ...typed, password: "" }, signInFields, problems);
  const head = { title: texts.t("sign-in.title"), wrong: form.wrong, ...(status ? { status } : {}) };
  show(req, res, "account/sign-in", head, { form, back: wayBack(typed.back) });
}

function showReset(req: Ask, res: Reply, typed: Typed<"login" | "code">, refusal?: Refusal): void {
  const { texts } = res.locals.voice;
  const values = { login: typed.login, code: typed.code, password: "", again: "" };
  const form = formView(texts, "reset", values, resetFields, refusal?.problems);
  const status = refusal?.kind === "too-many" ? { status: 429 } : {};
  show(req, res, "account/reset", { title: texts.t("reset.title"), wrong: form.wrong, ...status }, { form });
}

const refused = (problems: readonly Problem[]): Refusal => ({ ok: false, kind: "invalid", problems });

/** Signing in and out, and setting a password with a code. */
export function signInRoutes(web: Web): Route[] {
  const { act } = web;
  return [
    {
      method: "get",
      path: "/sign-in",
      who: "anyone",
      async handle(req, res) {
        const back = typeof req.query["back"] === "string" ? req.query["back"] : "/";
        if (res.locals.person) return res.redirect(303, wayBack(back));
        if (await needsSetUp(act)) return res.redirect(303, "/");
        showSignIn(req, res, { login: "", back });
      },
    },
    {
      method: "post",
      path: "/sign-in",
      who: "anyone",
      async handle(req, res) {
        const typed = readForm(req, signInFields);
        const blank = missing(typed, ["login", "password"]);
        if (blank.length > 0) return showSignIn(req, res, typed, blank);
        const { login, password } = typed;
        const result = await signIn(act, { login, password, address: req.ip ?? "" });
        if (result.ok) {
          await signInAs(web, req, res, result.value.id);
          return goTo(req, res, wayBack(typed.back));
        }
        if (result.kind === "too-many") return showSignIn(req, res, typed, result.problems, 429);
        if (result.kind !== "invalid") throw faultOf(result);
        showSignIn(req, res, typed, result.problems);
      },
    },
    {
      method: "post",
      path: "/sign-out",
      who: "anyone",
      async handle(req, res) {
        readForm(req, []);
        if (req.session.userId !== undefined) await signOut(act, req.sessionID);
        await renewSession(req);
        forgetLast(res);
        res.set("Clear-Site-Data", '"cache", "storage"');
        goTo(req, res, "/sign-in", "sign-in.out");
      },
    },
    {
      method: "get",
      path: "/continue",
      who: "person",
      handle(req, res) {
        const { kept } = req.session;
        if (!kept) return res.redirect(303, "/");
        delete req.session.kept;
        const { texts } = res.locals.voice;
        show(
          req,
          res,
          "account/continue",
          { title: texts.t("continue.title") },
          { action: kept.action, fields: kept.fields.map(([name, value]) => ({ name, value })) },
        );
      },
    },
    {
      method: "get",
      path: "/reset",
      who: "anyone",
      handle: (req, res) => showReset(req, res, { login: "", code: "" }),
    },
    {
      method: "post",
      path: "/reset",
      who: "anyone",
      async handle(req, res) {
        const typed = readForm(req, resetFields);
        const wrong = [
          ...missing(typed, ["login", "code"]),
          ...passwordProblems(typed.password, [typed.login]),
          ...typedTwice(typed.password, typed.again),
        ];
        if (wrong.length > 0) return showReset(req, res, typed, refused(wrong));
        const { login, code, password } = typed;
        const result = await resetPassword(act, { login, code, password, address: req.ip ?? "" });
        if (result.ok) return goTo(req, res, "/sign-in", "reset.done");
        if (result.kind !== "invalid" && result.kind !== "too-many") throw faultOf(result);
        showReset(req, res, typed, result);
      },
    },
  ];
}
