/** A plan's total in every year: each line on top of what the one before it leaves as it is. t CO2e. */
export interface PlanLines {
  readonly years: readonly number[];
  readonly frozen: readonly number[];
  readonly bau: readonly number[];
  readonly plan: readonly number[];
  /** What each measure takes off BAU, by its id. */
  readonly wedges: Readonly<Record<string, readonly number[]>>;
}

/** A measure, or those too small for a bar of their own, and what they change: negative where they save. */
export interface MeasureStep {
  readonly measures: readonly string[];
  readonly change: number;
}

/**
 * The way from the inventory to a plan in one year: `inventory + growth + policy = bau`, and BAU and the changes
 * of the measures are the plan.
 */
export interface PlanSteps {
  readonly from: number;
  readonly year: number;
  readonly inventory: number;
  /** More or less of each activity, technology as it is. */
  readonly growth: number;
  /** Efficiency that comes by itself, factors that move, and policy that is adopted. */
  readonly policy: number;
  readonly bau: number;
  /** From the one that saves most to the one that adds most; those that do nothing in the year are left out. */
  readonly measures: readonly MeasureStep[];
  readonly plan: number;
}

/** Bars that a chart is still read with. */
export const MOST_STEPS = 10;

/**
 * The steps of a year of the plan. Beyond `most` of them the least are gathered, savings and additions apart,
 * so that neither hides the other. Null for a year that the plan has not.
 */
export function planSteps(lines: PlanLines, year: number, most = MOST_STEPS): PlanSteps | null {
  const at = lines.years.indexOf(year);
  if (at < 0) return null;
  const [inventory = 0] = lines.frozen;
  const [frozen = 0, bau = 0, plan = 0] = [lines.frozen[at], lines.bau[at], lines.plan[at]];
  const changes = Object.entries(lines.wedges).flatMap(([id, wedge]): MeasureStep[] => {
    const saved = wedge[at] ?? 0;
    return saved === 0 ? [] : [{ measures: [id], change: -saved }];
  });
  return {
    from: lines.years[0] ?? year,
    year,
    inventory,
    growth: frozen - inventory,
    policy: bau - frozen,
    bau,
    measures: gathered(changes, most),
    plan,
  };
}

function gathered(changes: readonly MeasureStep[], most: number): readonly MeasureStep[] {
  const bySize = changes.toSorted((one, other) => Math.abs(other.change) - Math.abs(one.change));
  // One that is alone beyond the limit is no smaller when gathered.
  const kept = changes.length <= most + 1 ? changes : bySize.slice(0, most);
  const rest = changes.length <= most + 1 ? [] : bySize.slice(most);
  const together = (steps: readonly MeasureStep[]): readonly MeasureStep[] =>
    steps.length === 0
      ? []
      : [
          {
            measures: steps.flatMap(({ measures }) => measures),
            change: steps.reduce((sum, { change }) => sum + change, 0),
          },
        ];
  const down = rest.filter(({ change }) => change < 0);
  const up = rest.filter(({ change }) => change > 0);
  const sorted = kept.toSorted((one, other) => one.change - other.change);
  return [
    ...sorted.filter(({ change }) => change < 0),
    ...together(down),
    ...together(up),
    ...sorted.filter(({ change }) => change > 0),
  ];
}
