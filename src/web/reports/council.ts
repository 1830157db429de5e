import { councilReport } from "../../reports/council-report.ts";
import { reportView } from "../../reports/html.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { chosenScenario, figuresOf, openComputed, scenarioLinks } from "../scenarios/computed.ts";
import { knownSpread } from "../scenarios/known-spread.ts";
import { planCrumbs } from "../scenarios/open.ts";
import { planTabs } from "../scenarios/plan-frame.ts";
import type { Web } from "../web.ts";
import { sendFile } from "./download.ts";
import { planReported, planToReport, type Reported } from "./reported.ts";

const PAGE = "/cities/:city/plans/:plan/council";

interface Council {
  readonly open: Awaited<ReturnType<typeof openComputed>>;
  readonly scenario: string | null;
  readonly reported: Reported | null;
}

/** The scenario that is asked for, else the nearest to its target, as a report of a page or two. */
async function find(web: Web, req: Ask, res: Reply): Promise<Council> {
  const open = await openComputed(web, req, res);
  const figures = figuresOf(open);
  const scenario = figures && chosenScenario(req.query["scenario"], figures);
  const plan = planToReport(web, res, open);
  const whole = planReported(web, res, open);
  if (!scenario || !plan || !whole) return { open, scenario: null, reported: null };
  const spread = knownSpread(web, open);
  const council = { scenario, spread: spread?.scenarios[scenario] ?? null };
  const name = whole.name.replace(/-plan$/, "-council");
  return {
    open,
    scenario,
    reported: { name, report: () => councilReport(plan, council), document: whole.document },
  };
}

/** What a council is shown of a plan, to read, to print and to take along. */
export function councilRoutes(web: Web): Route[] {
  const who = { city: "view" } as const;
  return [
    {
      method: "get",
      path: PAGE,
      who,
      async handle(req, res) {
        const { open, scenario, reported } = await find(web, req, res);
        const { voice } = res.locals;
        const { texts, numbers } = voice;
        if (!reported || scenario === null) return goTo(req, res, open.address);
        const report = reported.report();
        const asked = `?scenario=${encodeURIComponent(scenario)}`;
        show(
          req,
          res,
          "reports/council",
          {
            title: `${report.title}: ${report.subject}`,
            section: "scenarios",
            crumbs: planCrumbs(res, open),
          },
          {
            tabs: planTabs(texts, open, "council"),
            links: scenarioLinks({ texts, numbers, open }, "council", scenario),
            report: reportView(report, voice),
            files: (["pdf", "html"] as const).map((format) => ({
              href: `${open.address}/council.${format}${asked}`,
              label: texts.t(`reports:download.${format}`),
              format: format.toUpperCase(),
            })),
          },
        );
      },
    },
    ...(["pdf", "html"] as const).map((format): Route => ({
      method: "get",
      path: `${PAGE}.${format}`,
      who,
      async handle(req, res) {
        const { open, reported } = await find(web, req, res);
        if (!reported) return res.redirect(303, open.address);
        await sendFile(res, reported, format);
      },
    })),
  ];
}
