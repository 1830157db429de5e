import { opensSetUp, setUp, setUpProblems } from "../../usecases/set-up.ts";
import type { Problem } from "../../units/problem.ts";
import { languageOptions, numberFormatOptions } from "../choices.ts";
import { fault, faultOf } from "../fault.ts";
import { formView, options, readForm, type Typed } from "../form.ts";
import { typedTwice } from "../passwords.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import { knowing } from "../inventories/open.ts";
import type { Route } from "../route.ts";
import { signInAs } from "../sign-in-as.ts";
import type { Web } from "../web.ts";

const names = ["name", "login", "password", "again", "language", "numberFormat", "sample"] as const;
type Values = Typed<(typeof names)[number] | "token">;

function showForm(web: Web, req: Ask, res: Reply, values: Values, problems: readonly Problem[] = []): void {
  const { texts } = res.locals.voice;
  const form = formView(texts, "set-up", { ...values, password: "", again: "" }, names, problems);
  const samples = web.samples.map(({ id, name, about }) => [id, name, about] as const);
  show(
    req,
    res,
    "set-up/form",
    { title: texts.t("set-up.title"), wrong: form.wrong },
    {
      form,
      token: values.token,
      language: { ...form.fields.language, options: languageOptions(values.language) },
      numberFormat: { ...form.fields.numberFormat, options: numberFormatOptions(texts, values.numberFormat) },
      hasSamples: samples.length > 0,
      sample: {
        ...form.fields.sample,
        options: options(values.sample, [...samples, ["", texts.t("set-up.sample.none")]]),
      },
    },
  );
}

/** The one-time page where the first administrator is made. Without its token it does not exist. */
export function setUpRoutes(web: Web): Route[] {
  const { act } = web;
  return [
    {
      method: "get",
      path: "/set-up",
      who: "anyone",
      async handle(req, res) {
        const token = typeof req.query["token"] === "string" ? req.query["token"] : "";
        if (!(await opensSetUp(act, token))) throw fault(404, "web.set-up-over");
        const { language } = res.locals.voice.texts;
        showForm(web, req, res, {
          token,
          name: "",
          login: "",
          password: "",
          again: "",
          language,
          numberFormat: language,
          sample: web.samples[0]?.id ?? "",
        });
      },
    },
    {
      method: "post",
      path: "/set-up",
      who: "anyone",
      async handle(req, res) {
        const typed = readForm(req, [...names, "token"]);
        const { token, name, login, password, language, numberFormat, sample } = typed;
        if (!(await opensSetUp(act, token))) throw fault(404, "web.set-up-over");
        const administrator = { name, login, password, language, numberFormat };
        const wrong = [...setUpProblems(administrator), ...typedTwice(password, typed.again)];
        if (wrong.length > 0) return showForm(web, req, res, typed, wrong);
        const result = await setUp(act, token, administrator);
        if (!result.ok) {
          if (result.kind !== "invalid") throw faultOf(result);
          return showForm(web, req, res, typed, result.problems);
        }
        const { userId } = result.value;
        await signInAs(web, req, res, userId);
        if (!web.samples.some(({ id }) => id === sample)) return goTo(req, res, "/cities", "set-up.done");
        const loaded = await web.loadSampleCity(knowing(web), { userId }, sample);
        if (!loaded.ok) return goTo(req, res, "/cities", "set-up.sample-failed");
        goTo(req, res, `/cities/${loaded.value.cityId}`, "set-up.done");
      },
    },
  ];
}
