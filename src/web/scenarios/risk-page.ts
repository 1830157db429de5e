import type { Tornado } from "../../planning/uncertainty/tornado.ts";
import { fault } from "../fault.ts";
import { readForm } from "../form.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { chosenScenario, figuresOf, openComputed, scenarioLinks } from "./computed.ts";
import { textOf } from "./document-values.ts";
import { groundOf } from "./ground.ts";
import { DRAWS, SEED } from "./known-spread.ts";
import { partsOf, planCrumbs } from "./open.ts";
import { partName } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import { figureYear } from "./plan-figures.ts";
import { planNote, planTabs } from "./plan-frame.ts";
import { spreadView, tornadoView } from "./risk-view.ts";

const BASE = "/cities/:city/plans/:plan/risk";
const LONGEST = 20_000;

async function showRisk(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const open = await openComputed(web, req, res);
  const speaking = { texts, numbers, open };
  const figures = figuresOf(open);
  const chosen = figures && chosenScenario(req.query["scenario"], figures);
  const ranges = partsOf(open, "range");
  const run = typeof req.query["run"] === "string" ? req.query["run"] : null;
  const state = run === null ? null : web.draws.stateOf(run);
  const isReady = figures !== null && chosen !== null && ranges.length > 0;
  let tornado: Tornado | undefined;
  let problems: readonly string[] = [];
  if (isReady) {
    const task = { document: open.document, library: open.knowledge.library, year: figureYear(figures) };
    const drawn = await web.threads.run("drawTornado", task, AbortSignal.timeout(LONGEST));
    if (drawn.ok) tornado = drawn.value.find(({ scenario }) => scenario === chosen);
    else problems = [...new Set(drawn.problems.map((problem) => texts.message(problem)))];
  }
  const address = `${open.address}/risk`;
  // The page looks again by itself until the run has ended, with scripts off too.
  if (state?.state === "running") res.setHeader("Refresh", "2");
  show(
    req,
    res,
    "scenarios/risk",
    {
      title: texts.t("planning:risk.title"),
      section: "scenarios",
      crumbs: planCrumbs(res, open),
    },
    {
      tabs: planTabs(texts, open, "risk"),
      note: planNote(texts, open),
      links: chosen ? scenarioLinks(speaking, "risk", chosen) : [],
      isBroken: figures === null,
      planHref: open.address,
      goalsHref: `${open.address}/goals`,
      hasScenario: Boolean(chosen),
      add: open.mayEdit ? `${open.address}/parts/new/range` : null,
      ranges: ranges.map((part) => rangeItem(speaking, part)),
      problems,
      tornado: tornado ? tornadoView(speaking, tornado) : null,
      begin: isReady && tornado ? { action: `${address}/draws`, choices: DRAWS.map((draws) => ({ draws, label: numbers.number(Number(draws), { decimals: 0 }) })) } : null, // prettier-ignore
      running:
        state?.state === "running"
          ? {
              percent: Math.floor((100 * state.done) / state.draws),
              done: numbers.number(state.done, { decimals: 0 }),
              draws: numbers.number(state.draws, { decimals: 0 }),
              cancel: `${address}/draws/${run ?? ""}/cancel`,
            }
          : null,
      gone: run !== null && (state === null || state.state === "cancelled" || state.state === "failed"),
      spread: state?.state === "done" && state.spread && figures ? spreadView(speaking, figures, state.spread) : null, // prettier-ignore
    },
  );
}

function rangeItem(speaking: Speaking, part: Parameters<typeof groundOf>[2]): object {
  const { texts, open } = speaking;
  const { low, high, shape, times } = part.document;
  const said = {
    low: textOf(low),
    high: textOf(high),
    shape: texts.t(`planning:range.shape.${textOf(shape) || "triangular"}`).toLowerCase(),
  };
  return {
    name: partName(texts, open, part),
    href: open.mayEdit ? `${open.address}/parts/${part.id}/edit` : null,
    text: texts.t(times === true ? "planning:range.text.times" : "planning:range.text", said),
  };
}

async function beginDraws(web: Web, req: Ask, res: Reply): Promise<void> {
  const open = await openComputed(web, req, res);
  const { draws } = readForm(req, ["draws"]);
  if (!(DRAWS as readonly string[]).includes(draws)) throw fault(400, "web.field-unknown");
  const begun = web.draws.start(open.document, open.knowledge, { draws: Number(draws), seed: SEED });
  const address = `${open.address}/risk`;
  if (!begun.ok) return goTo(req, res, address);
  if ("busy" in begun.value) return goTo(req, res, address, "planning:risk.busy");
  goTo(req, res, `${address}?run=${begun.value.id}`);
}

/** How sure a plan is: its uncertain numbers, what each does alone, and what all do together. */
export function riskRoutes(web: Web): Route[] {
  return [
    { method: "get", path: BASE, who: { city: "view" }, handle: (req, res) => showRisk(web, req, res) },
    {
      method: "post",
      path: `${BASE}/draws`,
      who: { city: "view" },
      handle: (req, res) => beginDraws(web, req, res),
    },
    {
      method: "post",
      path: `${BASE}/draws/:run/cancel`,
      who: { city: "view" },
      async handle(req, res) {
        const open = await openComputed(web, req, res);
        web.draws.cancel(req.params["run"] ?? "");
        goTo(req, res, `${open.address}/risk`, "planning:risk.cancelled");
      },
    },
  ];
}
