import { isLanguage } from "../../i18n/i18n.ts";
import { editAccount } from "../../usecases/accounts.ts";
import { needsSetUp } from "../../usecases/set-up.ts";
import { isHttps } from "../config.ts";
import { fault, faultOf } from "../fault.ts";
import { readForm } from "../form.ts";
import { safeUrl } from "../helpers.ts";
import { languageCookie } from "../middleware/reader.ts";
import { show } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";

/** The front door and the choice of language. */
export function frontRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/",
      who: "anyone",
      async handle(req, res) {
        const { person, city, voice } = res.locals;
        if (person) return res.redirect(303, city ? `/cities/${city.id}` : "/cities");
        if (!(await needsSetUp(web.act))) return res.redirect(303, "/sign-in");
        show(req, res, "front/waiting", { title: voice.texts.t("front.waiting.title") });
      },
    },
    {
      method: "post",
      path: "/language",
      who: "anyone",
      async handle(req, res) {
        const { language, back } = readForm(req, ["language", "back"]);
        if (!isLanguage(language)) throw fault(400, "web.field-unknown");
        const { person } = res.locals;
        if (person) {
          const { name, numberFormat } = person;
          const saved = await editAccount(web.act, actor(res), { name, language, numberFormat });
          if (!saved.ok) throw faultOf(saved);
        }
        res.cookie(languageCookie, language, {
          httpOnly: true,
          sameSite: "lax",
          secure: isHttps(web.config),
          maxAge: 365 * 86_400_000,
        });
        const address = safeUrl(back);
        res.redirect(303, address.startsWith("/") ? address : "/");
      },
    },
  ];
}
