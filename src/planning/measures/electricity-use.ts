import type { Source } from "../source.ts";
import type { Readying } from "./operator.ts";

const USED = "EL-LOC";
const LOST = "EL-TD";

/** Electricity that is bought from the grid, or that is lost on its way. */
export interface ElectricityUse {
  /** TJ in the inventory year; of losses, the use that they are on. */
  readonly energy: number;
  /** Whether it is use: losses follow from it and are told nowhere again. */
  readonly used: boolean;
}

/** The electricity of an activity; null, with a remark, where it is about something else or there is none. */
export function electricityOf(source: Source, remark: Readying["remark"]): ElectricityUse | null {
  const { code } = source.bound.program.registered.method;
  const energy = source.driven ?? 0;
  if ((code === USED || code === LOST) && energy > 0) return { energy, used: code === USED };
  remark("plan.no-electricity");
  return null;
}

/**
 * The part of what is done in all touched activities that falls to one of them, in each year: by the
 * electricity they use, losses with the use of their own sub-sector.
 */
export function partOf(source: Source, { touched, growth }: Readying): readonly number[] {
  const codeOf = (one: Source): string => one.bound.program.registered.method.code;
  const used = touched.filter((one) => codeOf(one) === USED);
  const nearby = used.filter(({ row }) => row.subsector === source.row.subsector);
  const own = codeOf(source) === USED ? [source] : nearby;
  const alike = touched.filter(({ row }) => row.subsector === source.row.subsector).filter((one) => codeOf(one) === LOST); // prettier-ignore
  const lost = codeOf(source) === LOST ? alike : [];
  const sum = (list: readonly Source[], year: number): number =>
    list.reduce((total, one) => total + (one.driven ?? 0) * (growth(one)[year] ?? 1), 0);
  return growth(source).map((_, year) => {
    const whole = sum(used, year);
    const share = lost.length === 0 ? 1 : sum([source], year) / sum(lost, year);
    return whole === 0 ? 0 : (sum(own, year) / whole) * share;
  });
}
