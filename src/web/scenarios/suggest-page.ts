import type { Suggestion } from "../../planning/suggest/suggestion.ts";
import { suggestSet } from "../../usecases/suggest-set.ts";
import { readField } from "../../units/arithmetic.ts";
import type { Problem } from "../../units/problem.ts";
import { formView, options } from "../form.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { figuresOf, openComputed } from "./computed.ts";
import { massText } from "./mass-text.ts";
import { formatOf, partsOf, planCrumbs } from "./open.ts";
import { partName } from "./part-names.ts";
import { measureText, type Speaking, splitMoney } from "./part-words.ts";
import { planNote, planTabs } from "./plan-frame.ts";

const NAMES = ["target", "budget"] as const;

/** What the address asks for: a question that can be bookmarked and sent to a colleague. */
function asked(req: Ask) {
  const text = (name: string): string => {
    const value = req.query[name];
    return typeof value === "string" ? value.slice(0, 200) : "";
  };
  return {
    target: text("target"),
    budget: text("budget"),
    of: (key: string) => text(`measure.${key}`) !== "",
  };
}

async function showSuggest(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const speaking = { texts, numbers, open };
  const [measures, targets] = [partsOf(open, "measure"), partsOf(open, "target")];
  const { target, budget, of } = asked(req);
  const isAsked = req.query["target"] !== undefined;
  const candidates = isAsked ? measures.filter(({ key }) => of(key)) : measures;
  const problems: Problem[] = [];
  const money = budget.trim() === "" ? null : readField(budget, formatOf(res));
  if (money && !money.ok) problems.push(...money.problems.map((one) => ({ ...one, path: "budget" })));
  if (isAsked && candidates.length === 0) problems.push({ path: "", code: "web.no-candidates" });
  const figures = figuresOf(open);
  let found: Suggestion | null = null;
  if (isAsked && problems.length === 0 && figures) {
    const wanted = {
      target,
      candidates: candidates.map(({ key }) => key),
      budget: money?.ok ? Number(money.value.plain) : null,
    };
    const outcome = await suggestSet(open, wanted, web.threads);
    if (outcome.ok) found = outcome.value;
    else problems.push(...outcome.problems.map((one) => ({ ...one, path: one.path === "target" ? "target" : "" }))); // prettier-ignore
  }
  const form = formView(texts, "planning:suggest", { target, budget }, NAMES, problems);
  const currency = measures.map(({ document }) => splitMoney(document["cost"])?.currency).find(Boolean) ?? "";
  show(
    req,
    res,
    "scenarios/suggest",
    {
      title: texts.t("planning:suggest.title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open, { href: `${open.address}/goals`, label: texts.t("planning:tab.goals") }),
      wrong: form.wrong,
    },
    {
      tabs: planTabs(texts, open, "goals"),
      note: planNote(texts, open),
      action: `${open.address}/suggest`,
      form,
      isBroken: figures === null,
      planHref: open.address,
      hasParts: measures.length > 0 && targets.length > 0,
      goalsHref: `${open.address}/goals`,
      target: {
        ...form.fields.target,
        options: options(target, targets.map((one): [string, string] => [one.key, partName(texts, open, one)])), // prettier-ignore
      },
      currency,
      measures: measures.map((measure) => ({
        name: `measure.${measure.key}`,
        id: `f-measure-${measure.key}`,
        label: partName(texts, open, measure),
        note: measureText(speaking, measure),
        checked: candidates.includes(measure),
      })),
      found: found && foundView(speaking, found, currency),
      scenario:
        found && found.measures.length > 0 && open.mayEdit ? newScenario(speaking, found, target) : null,
    },
  );
}

/** The set in words: whether it reaches the target, what it costs, and how sure it is that none is better. */
function foundView({ texts, numbers, open }: Speaking, found: Suggestion, currency: string): object {
  const names = new Map(partsOf(open, "measure").map((part) => [part.key, partName(texts, open, part)]));
  const money = (amount: number) => numbers.number(amount, { significant: 4 });
  return {
    status: {
      kind: found.reaches ? "done" : "wrong",
      label: texts.t(found.reaches ? "planning:gap.met" : "planning:gap.short", {
        mass: massText(numbers, Math.abs(found.emissions - found.limit)),
      }),
    },
    proof: texts.t(`planning:suggest.proof.${found.proof}`, { tried: numbers.number(found.tried, { decimals: 0 }) }), // prettier-ignore
    binds: found.binds ? texts.t(`planning:suggest.binds.${found.binds}`) : null,
    isEmpty: found.measures.length === 0,
    measures: found.measures.map((id) => names.get(id) ?? id),
    figures: [
      {
        label: texts.t("planning:suggest.emissions"),
        value: massText(numbers, found.emissions),
        unit: "CO₂e",
        note: texts.t("planning:suggest.limit", { mass: massText(numbers, found.limit) }),
      },
      { label: texts.t("planning:suggest.cost"), value: money(found.cost), unit: currency },
      { label: texts.t("planning:money.figure.investment"), value: money(found.capex), unit: currency },
    ],
  };
}

/** The set as a scenario, in the fields of its form. */
function newScenario({ texts, open }: Speaking, found: Suggestion, target: string): object {
  const goal = partsOf(open, "target").find(({ key }) => key === target);
  return {
    action: `${open.address}/parts/new/scenario`,
    name: texts.t("planning:suggest.scenario", { target: goal ? partName(texts, open, goal) : target }),
    measures: found.measures.map((id) => `measure.${id}`),
  };
}

/** A set of measures that meets a target, suggested. */
export function suggestRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/plans/:plan/suggest",
      who: { city: "view" },
      handle: (req, res) => showSuggest(web, req, res),
    },
  ];
}
