import { randomUUID } from "node:crypto";
import { numberFormat } from "../../units/number-format.ts";
import type { Problem } from "../../units/problem.ts";
import { previewFactorAct } from "../../usecases/city-factors.ts";
import { numberFormatOptions } from "../choices.ts";
import { faultOf } from "../fault.ts";
import { readForm, requestIdOf } from "../form.ts";
import { knowing } from "../inventories/open.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { type FactorTable, readFactorTable, tableView } from "./factor-table.ts";
import { FACTOR_FIELDS } from "./factor-fields.ts";
import { groundOf, type Ground } from "./ground.ts";
import { carryOut, ownCrumbs, showPreview } from "./open.ts";

const PATH = "/cities/:city/factors/import";
const FIELDS = ["table", "numbers"] as const;
/** A pasted table, with its signs written out as a form sends them. */
const body = { bytes: 1_500_000, fields: 20 };

interface ImportState {
  readonly table: string;
  readonly numbers: string;
  readonly requestId?: string;
  readonly read?: FactorTable;
  readonly problems?: readonly Problem[];
}

function showImport(req: Ask, res: Reply, ground: Ground, state: ImportState): void {
  const { voice } = res.locals;
  const { texts } = voice;
  const told = state.read ? tableView(texts, state.read, state.problems ?? []) : { wrong: [], errors: [] };
  const error = told.errors.find(({ href }) => href === "#f-table")?.text ?? null;
  show(
    req,
    res,
    "city-factors/import",
    {
      title: texts.t("factors:own.import.title"),
      section: "factors",
      crumbs: ownCrumbs(res, ground),
      wrong: told.errors.length > 0,
    },
    {
      ...told,
      heads: FACTOR_FIELDS.map((name) => texts.t(`factors:own.${name}`)),
      columns: FACTOR_FIELDS.map((name) => ({
        head: texts.t(`factors:own.head.${name}`),
        what: texts.t(`factors:own.head.${name}.what`),
      })),
      table: { id: "f-table", name: "table", value: state.table, error },
      numbers: {
        id: "f-numbers",
        name: "numbers",
        error: null,
        options: numberFormatOptions(texts, state.numbers),
      },
      action: `${ground.address}/import`,
      cancel: ground.address,
      requestId: state.requestId || randomUUID(),
    },
  );
}

/** Many factors at once, pasted from a spreadsheet or a CSV file. */
export function importRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: PATH,
      who: { city: "edit" },
      async handle(req, res) {
        const ground = await groundOf(web, req, res);
        showImport(req, res, ground, { table: "", numbers: res.locals.person?.numberFormat ?? "en" });
      },
    },
    {
      method: "post",
      path: PATH,
      who: { city: "edit" },
      body,
      async handle(req, res) {
        const typed = readForm(req, [...FIELDS, "step"]);
        const ground = await groundOf(web, req, res);
        const format = numberFormat(typed.numbers) ?? res.locals.voice.numbers.format;
        const state = { table: typed.table, numbers: typed.numbers, requestId: typed.requestId };
        if (typed.step === "back") return showImport(req, res, ground, state);
        const read = readFactorTable(typed.table, format);
        const again = (problems: readonly Problem[]): void =>
          showImport(req, res, ground, { ...state, read, problems });
        if (read.lines.length === 0) return again([]);
        const act = { act: "add", rows: read.rows } as const;
        if (typed.step === "save" && read.problems.length === 0) {
          const refused = await carryOut(web, req, res, ground, { act, ...requestIdOf(typed) });
          return refused ? again(refused.problems) : undefined;
        }
        const preview = await previewFactorAct(knowing(web), actor(res), { cityId: ground.cityId, act });
        if (!preview.ok && preview.kind !== "invalid") throw faultOf(preview);
        if (!preview.ok) return again(preview.problems);
        if (read.problems.length > 0) return again([]);
        showPreview(req, res, ground, "add", preview.value, {
          action: `${ground.address}/import`,
          fields: { table: typed.table, numbers: typed.numbers },
          requestId: typed.requestId || randomUUID(),
          canGoBack: true,
        });
      },
    },
  ];
}
