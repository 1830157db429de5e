import { councilReport } from "../../reports/council-report.ts";
import { developmentReport } from "../../reports/development-report.ts";
import { reportView } from "../../reports/html.ts";
import type { Report } from "../../reports/report-model.ts";
import type { ReportedPlan } from "../../reports/reported-plan.ts";
import type { ScenarioSpread } from "../../planning/uncertainty/spread.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { chosenScenario, figuresOf, openComputed, scenarioLinks } from "../scenarios/computed.ts";
import { knownSpread } from "../scenarios/known-spread.ts";
import { planCrumbs } from "../scenarios/open.ts";
import { planTabs } from "../scenarios/plan-frame.ts";
import type { Web } from "../web.ts";
import { type Download, sendFile } from "./download.ts";
import { planReported, planToReport, type Reported } from "./reported.ts";

/** A short report of one scenario, a page of the plan with its files. */
interface Kind {
  readonly page: "council" | "development";
  readonly files: readonly Download[];
  readonly make: (plan: ReportedPlan, scenario: string, spread: ScenarioSpread | null) => Report;
}

const KINDS: readonly Kind[] = [
  {
    page: "council",
    files: ["pdf", "html"],
    make: (plan, scenario, spread) => councilReport(plan, { scenario, spread }),
  },
  {
    page: "development",
    files: ["xlsx", "csv", "pdf", "html"],
    make: (plan, scenario) => developmentReport(plan, scenario),
  },
];

interface Found {
  readonly open: Awaited<ReturnType<typeof openComputed>>;
  readonly scenario: string | null;
  readonly reported: Reported | null;
}

/** The scenario that is asked for, else the nearest to its target, as a report of a page or two. */
async function find(web: Web, req: Ask, res: Reply, { page, make }: Kind): Promise<Found> {
  const open = await openComputed(web, req, res);
  const figures = figuresOf(open);
  const scenario = figures && chosenScenario(req.query["scenario"], figures);
  const plan = planToReport(web, res, open);
  const whole = planReported(web, res, open);
  if (!scenario || !plan || !whole) return { open, scenario: null, reported: null };
  const spread = knownSpread(web, open)?.scenarios[scenario] ?? null;
  return {
    open,
    scenario,
    reported: {
      name: whole.name.replace(/-plan$/, `-${page}`),
      report: () => make(plan, scenario, spread),
      document: whole.document,
    },
  };
}

/** What a council, and a budget office, are shown of a plan: to read, to print and to take along. */
export function scenarioReportRoutes(web: Web): Route[] {
  return KINDS.flatMap((kind) => routesOf(web, kind));
}

function routesOf(web: Web, kind: Kind): Route[] {
  const who = { city: "view" } as const;
  const address = `/cities/:city/plans/:plan/${kind.page}`;
  return [
    {
      method: "get",
      path: address,
      who,
      async handle(req, res) {
        const { open, scenario, reported } = await find(web, req, res, kind);
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
            tabs: planTabs(texts, open, kind.page),
            links: scenarioLinks({ texts, numbers, open }, kind.page, scenario),
            report: reportView(report, voice),
            more:
              kind.page === "development"
                ? { href: `${open.address}/screening`, label: texts.t("planning:screening.title") }
                : null,
            files: kind.files.map((format) => ({
              href: `${open.address}/${kind.page}.${format}${asked}`,
              label: texts.t(`reports:download.${format}`),
              format: format.toUpperCase(),
            })),
          },
        );
      },
    },
    ...kind.files.map((format): Route => ({
      method: "get",
      path: `${address}.${format}`,
      who,
      async handle(req, res) {
        const { open, reported } = await find(web, req, res, kind);
        if (!reported) return goTo(req, res, open.address);
        await sendFile(res, reported, format);
      },
    })),
  ];
}
