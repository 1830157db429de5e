import { methodTexts } from "../../i18n/method-texts.ts";
import { sectorNumber, sectorText } from "../../i18n/gpc-texts.ts";
import { gpcRow, SECTORS } from "../../inventory/gpc-table.ts";
import type { MethodBook } from "../../methods/book.ts";
import { type Method, serves } from "../../methods/method.ts";
import type { Voice } from "../engine.ts";
import { refText } from "./method-view.ts";

/** Methods by sector, those of every row apart; with `row`, only those that serve it. */
export function methodList(voice: Voice, book: MethodBook, row: string) {
  const { texts } = voice;
  const isRow = gpcRow(row) !== undefined;
  const all = [...book.values()]
    .map(({ method }) => method)
    .filter((method) => !isRow || serves(method, row));
  const line = (method: Method) => {
    const own = methodTexts(texts, method);
    return { href: `/methods/${method.code}`, code: method.code, title: own.title, summary: own.summary };
  };
  const sectors = Object.keys(SECTORS).flatMap((sector) => {
    if (isRow && gpcRow(row)?.sector !== sector) return [];
    const methods = all.filter(
      (method) => method.refs !== "all" && method.refs.some((ref) => gpcRow(ref)?.sector === sector),
    );
    if (methods.length === 0) return [];
    return [
      {
        code: sector,
        name: sectorText(texts, sector),
        sectorNumber: sectorNumber(sector),
        methods: methods.map(line),
      },
    ];
  });
  return {
    row: isRow ? texts.t("methods:page.for-row", { row: `${row} ${refText(voice, row)}` }) : null,
    sectors,
    everywhere: all.filter((method) => method.refs === "all").map(line),
  };
}
