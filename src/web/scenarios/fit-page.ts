import { fitElasticities } from "../../planning/fit/fit.ts";
import { pastAmounts, type PastYear } from "../../planning/fit/history.ts";
import { readPast } from "../../usecases/read-past.ts";
import type { Message } from "../../units/problem.ts";
import { faultOf } from "../fault.ts";
import { options } from "../form.ts";
import { knowing } from "../inventories/open.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import {
  offeredDrivers,
  type OfferedDriver,
  offeredRefs,
  questionOf,
  type Question,
} from "./fit-question.ts";
import { fitUse } from "./fit-use.ts";
import { fitView, messageText, signTexts } from "./fit-view.ts";
import { openPlan, planCrumbs } from "./open.ts";
import { controlId } from "./part-fields.ts";
import { refName } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import { planNote, planTabs } from "./plan-frame.ts";

async function showFit(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openPlan(web, req, res);
  const read = await readPast(knowing(web), actor(res), open.plan.city_id);
  if (!read.ok) throw faultOf(read);
  const past = read.value.flatMap(({ year, sources }) => (sources ? [{ year, sources }] : []));
  const speaking = { texts, numbers, open };
  const refs = offeredRefs(open, past);
  const offered = offeredDrivers(speaking, read.value);
  const question = questionOf(req, past, refs, offered);
  const isAble = past.length > 1 && offered.some(({ values }) => values.size > 1);
  const found = isAble ? foundFor(speaking, past, offered, question, web.act.now()) : NOTHING;
  show(
    req,
    res,
    "scenarios/fit",
    {
      title: texts.t("planning:fit.title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open, {
        href: `${open.address}/growth`,
        label: texts.t("planning:tab.growth"),
      }),
      wrong: found.problems.length > 0,
    },
    {
      tabs: planTabs(texts, open, "growth"),
      note: planNote(texts, open),
      action: `${open.address}/fit`,
      isFew: past.length < 2,
      hasDrivers: offered.some(({ values }) => values.size > 1),
      newDriver: open.mayEdit ? `${open.address}/parts/new/driver` : null,
      inventoriesHref: `/cities/${open.plan.city_id}`,
      broken: read.value.filter(({ sources }) => sources === null).map(({ year }) => String(year)),
      signs: signTexts(speaking, past),
      mayEdit: open.mayEdit,
      requestId: crypto.randomUUID(),
      form: formOf(speaking, past, refs, offered, question),
      found,
    },
  );
}

/** The controls of the question, as it was asked. */
function formOf(
  { texts, numbers }: Speaking,
  past: readonly PastYear[],
  refs: readonly string[],
  offered: readonly OfferedDriver[],
  { refs: chosen, parts, leaveOut }: Question,
): object {
  const tick = (name: string, label: string, checked: boolean) => ({
    id: controlId(name),
    name,
    label,
    checked,
  });
  return {
    refs: refs.map((ref) => tick(`ref.${ref}`, refName(texts, ref), chosen.includes(ref))),
    drivers: offered.map(({ key, name, values, isStated }) => {
      const years = [...values.keys()];
      const from = isStated ? "stated" : "own";
      return {
        id: controlId(`by.${key}`),
        name: `by.${key}`,
        label: name,
        hint: texts.t(years.length > 1 ? `planning:fit.driver.${from}` : "planning:fit.driver.none", {
          years: years.join(", "),
        }),
        error: null,
        options:
          years.length > 1
            ? options(parts.get(key) ?? "", [
                ["", texts.t("planning:fit.by.no")],
                ["fit", texts.t("planning:fit.by.fit")],
                ["one", texts.t("planning:fit.by.one", { one: numbers.number(1) })],
              ])
            : null,
      };
    }),
    years: past.map(({ year }) => tick(`out.${year}`, String(year), leaveOut.includes(year))),
  };
}

interface Found {
  readonly problems: readonly string[];
  readonly rows: readonly string[];
  readonly view: object | null;
  readonly use: object | null;
}

const NOTHING: Found = { problems: [], rows: [], view: null, use: null };

/** The answer, or what stands in its way. */
function foundFor(
  speaking: Speaking,
  past: readonly PastYear[],
  offered: readonly OfferedDriver[],
  { refs, parts, leaveOut }: Question,
  at: Date,
): Found {
  const refuse = (problems: readonly Message[]): Found => ({
    ...NOTHING,
    problems: problems.map((problem) => messageText(speaking, problem, offered)),
  });
  const amounts = pastAmounts(past, refs);
  if (!amounts.ok) return refuse(amounts.problems);
  const drivers = offered.filter(({ key }) => parts.has(key));
  const fit = fitElasticities({
    amounts: amounts.value.amounts,
    drivers: drivers.map(({ key, values }) => ({
      id: key,
      values,
      held: parts.get(key) === "one" ? 1 : null,
    })),
    leaveOut,
    anchor: speaking.open.stored.inventory.year,
  });
  if (!fit.ok) return refuse(fit.problems);
  return {
    problems: [],
    rows: refs.map((ref) => refName(speaking.texts, ref)),
    view: fitView(speaking, fit.value, amounts.value, drivers),
    use: fitUse(speaking, fit.value, refs, drivers, at),
  };
}

/** How rows of the city followed what drives them, in its own past. */
export function fitRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/fit",
      who: { city: "view" },
      handle: (req, res) => showFit(web, req, res),
    },
  ];
}
