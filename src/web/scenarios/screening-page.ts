import { deathsAvoided, energyBurden, jobYears } from "../../planning/screening.ts";
import { readField } from "../../units/arithmetic.ts";
import type { Problem } from "../../units/problem.ts";
import { formView } from "../form.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { formatOf, openPlan, planCrumbs } from "./open.ts";
import { planNote, planTabs } from "./plan-frame.ts";

/** Questions with the numbers that each asks for; every one is typed, none is assumed. */
const QUESTIONS = {
  jobs: ["capex", "building", "upkeep", "running"],
  air: ["people", "mortality", "risk", "change"],
  burden: ["spending", "income", "saving"],
} as const;
const NAMES = Object.values(QUESTIONS).flat();
type Name = (typeof NAMES)[number];
type Numbers = Readonly<Partial<Record<Name, number>>>;

const PER_THOUSAND = 1000;

async function showScreening(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openPlan(web, req, res);
  const problems: Problem[] = [];
  const typed: Record<Name, string> = Object.fromEntries(
    NAMES.map((name) => {
      const value = req.query[name];
      return [name, typeof value === "string" ? value.slice(0, 100) : ""];
    }),
  ) as Record<Name, string>;
  const read: Partial<Record<Name, number>> = {};
  for (const name of NAMES) {
    if (typed[name].trim() === "") continue;
    const field = readField(typed[name], formatOf(res));
    if (!field.ok) problems.push(...field.problems.map((one) => ({ ...one, path: name })));
    else if (Number(field.value.plain) < 0 && name !== "change")
      problems.push({ path: name, code: "web.not-negative" }); // prettier-ignore
    else if (Number(field.value.plain) === 0 && ["risk", "income"].includes(name))
      problems.push({ path: name, code: "web.above-zero" }); // prettier-ignore
    else read[name] = Number(field.value.plain);
  }
  const t = (key: string, params: Readonly<Record<string, string>> = {}): string => texts.t(`planning:screening.${key}`, params); // prettier-ignore
  const short = (value: number): string => numbers.number(value, { significant: 3 });
  const form = formView(texts, "planning:screening", typed, NAMES, problems);
  const answers = { jobs: jobs(read), air: air(read), burden: burden(read) };
  show(
    req,
    res,
    "scenarios/screening",
    {
      title: t("title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open, {
        href: `${open.address}/development`,
        label: texts.t("planning:tab.development"),
      }),
      wrong: form.wrong,
    },
    {
      tabs: planTabs(texts, open, "development"),
      note: planNote(texts, open),
      action: `${open.address}/screening`,
      form,
      questions: (Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]).map((id) => ({
        title: t(id),
        lead: t(`${id}.lead`),
        answer: answers[id]?.map(short).reduce((said, value, at) => said.replace(`{${at}}`, value), t(`${id}.answer`)) ?? null, // prettier-ignore
        fields: QUESTIONS[id].map((name) => ({
          field: form.fields[name],
          label: t(`${name}.label`),
          hint: t(`${name}.hint`),
          suffix: texts.find(`planning:screening.${name}.unit`),
        })),
      })),
    },
  );
}

function jobs({ capex, building, upkeep = 0, running = 0 }: Numbers): readonly number[] | null {
  if (capex === undefined || building === undefined) return null;
  return [jobYears({ capex, upkeep }, { building, running })];
}

function air({ people, mortality, risk, change }: Numbers): readonly number[] | null {
  if (people === undefined || mortality === undefined || risk === undefined || change === undefined) return null; // prettier-ignore
  return [deathsAvoided({ people, mortality: mortality / PER_THOUSAND, relativeRisk: risk, change })];
}

function burden({ spending, income, saving }: Numbers): readonly number[] | null {
  if (spending === undefined || income === undefined || saving === undefined) return null;
  return [100 * energyBurden(spending, income), 100 * energyBurden(spending - saving, income)];
}

/** First looks at what a plan does beside emissions: jobs, health, bills. Indicative, and in no total. */
export function screeningRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/screening",
      who: { city: "view" },
      handle: (req, res) => showScreening(web, req, res),
    },
  ];
}
