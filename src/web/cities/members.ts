import { readMembers, removeMember, setMember } from "../../usecases/members.ts";
import type { Role } from "../../store/tables.ts";
import type { Problem } from "../../units/problem.ts";
import { faultOf } from "../fault.ts";
import { formView, options, readForm, type Typed } from "../form.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";

const names = ["login", "role"] as const;
const roles = ["viewer", "editor", "administrator"] as const;

async function showMembers(
  web: Web,
  req: Ask,
  res: Reply,
  values: Typed<"login" | "role">,
  problems: readonly Problem[] = [],
): Promise<void> {
  const { texts } = res.locals.voice;
  const city = res.locals.city!;
  const members = await readMembers(web.act, actor(res), city.id);
  if (!members.ok) throw faultOf(members);
  const form = formView(texts, "city.members", values, names, problems);
  show(
    req,
    res,
    "cities/members",
    {
      title: texts.t("city.members.title", { name: city.name }),
      section: "inventory",
      crumbs: [
        { href: `/cities/${city.id}`, label: city.name },
        { href: `/cities/${city.id}/about`, label: texts.t("city.about") },
      ],
      wrong: form.wrong,
    },
    {
      form,
      mayChange: city.rights.includes("administer"),
      action: `/cities/${city.id}/members`,
      members: members.value.map((member) => ({
        name: member.name,
        login: member.login,
        role: texts.t(`role.${member.role}`),
        shut: member.disabled === 1,
        remove: `/cities/${city.id}/members/${member.userId}/remove`,
      })),
      role: {
        ...form.fields.role,
        options: options(
          values.role,
          roles.map((role) => [role, texts.t(`role.${role}`), texts.t(`role.${role}.hint`)]),
        ),
      },
    },
  );
}

/** Who works in a city, and as what. */
export function membersRoutes(web: Web): Route[] {
  const { act } = web;
  return [
    {
      method: "get",
      path: "/cities/:city/members",
      who: { city: "view" },
      handle: (req, res) => showMembers(web, req, res, { login: "", role: "" }),
    },
    {
      method: "post",
      path: "/cities/:city/members",
      who: { city: "administer" },
      async handle(req, res) {
        const typed = readForm(req, names);
        const { login, role } = typed;
        const cityId = res.locals.city!.id;
        // The use case refuses a role that there is not.
        const result = await setMember(act, actor(res), { cityId, login, role: role as Role });
        if (result.ok) return goTo(req, res, `/cities/${cityId}/members`, "city.members.saved");
        if (result.kind !== "invalid") throw faultOf(result);
        await showMembers(web, req, res, typed, result.problems);
      },
    },
    {
      method: "post",
      path: "/cities/:city/members/:user/remove",
      who: { city: "administer" },
      async handle(req, res) {
        readForm(req, []);
        const cityId = res.locals.city!.id;
        const result = await removeMember(act, actor(res), { cityId, userId: req.params["user"] ?? "" });
        if (!result.ok) throw faultOf(result);
        goTo(req, res, `/cities/${cityId}/members`, "city.members.removed");
      },
    },
  ];
}
