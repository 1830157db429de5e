import type { NationalTarget } from "../factors/national-targets.ts";
import { economyOf } from "./decoupling.ts";
import type { Driver } from "./drivers.ts";

/** A plan's lines at the inventory's level, t CO2e, one value for each of `years`. */
export interface RuledLines {
  readonly years: readonly number[];
  readonly bau: readonly number[];
  readonly scenarios: Readonly<Record<string, readonly number[]>>;
  readonly drivers: ReadonlyMap<string, Driver>;
}

/** A scenario against a ruler. */
export interface Ruled {
  readonly emissions: number;
  /** Emissions less level. */
  readonly gap: number;
  readonly met: boolean;
}

/**
 * Why a national term says nothing of a city: its year lies beyond the plan; it is a mass that only the whole
 * country has; the plan has no driver of GDP.
 */
export type Unruled = "beyond" | "national-mass" | "no-gdp";

/** What a city would have to reach if a national term held for it as it holds for the country. */
export interface Ruler {
  readonly term: PledgedTerm;
  readonly level: number;
  /** Of the plan's first year, the share that the level is below it; a cumulative one's of that many such years. */
  readonly belowBase: number | null;
  /** The first year that is counted, where the years up to the term's are summed. */
  readonly from: number | null;
  /** The year that a reduction is measured from instead of the term's own, which the plan does not reach. */
  readonly movedBase: number | null;
  readonly bau: Ruled;
  readonly scenarios: Readonly<Record<string, Ruled>>;
}

export type PledgedTerm = Exclude<NationalTarget, { readonly kind: "none" }>;

/** A term that cannot be laid to the city's own numbers, and why. */
export interface UnruledTerm {
  readonly term: PledgedTerm;
  readonly why: Unruled;
}

/**
 * Lays a country's pledges to a city's own plan: the same reduction, of the city's own emissions. A city is not
 * bound by its country's pledge, which is met by all sectors together; it is a comparison, as GCoM asks for.
 */
export function rulers(
  terms: readonly NationalTarget[],
  lines: RuledLines,
): { readonly rulers: readonly Ruler[]; readonly unruled: readonly UnruledTerm[] } {
  const found: Ruler[] = [];
  const unruled: UnruledTerm[] = [];
  for (const term of terms) {
    if (term.kind === "none") continue;
    const ruler = rulerOf(term, lines);
    if (typeof ruler === "string") unruled.push({ term, why: ruler });
    else found.push(ruler);
  }
  return { rulers: found, unruled };
}

function rulerOf(term: PledgedTerm, lines: RuledLines): Ruler | Unruled {
  const { years, bau, drivers } = lines;
  const at = years.indexOf(term.year);
  const [base = 0] = bau;
  if (at < 1) return "beyond";
  const level = (tonnes: number, movedBase: number | null = null): Ruler =>
    against(term, lines, tonnes, { from: at, movedBase });
  switch (term.kind) {
    case "bau-deviation":
      return level((bau[at] ?? 0) * (1 - term.reduction / 100));
    case "cumulative-bau-deviation": {
      const from = Math.max(1, years.indexOf(term.from));
      const without = bau.slice(from, at + 1).reduce((sum, value) => sum + value, 0);
      return against(term, lines, without * (1 - term.reduction / 100), { from, movedBase: null });
    }
    case "intensity": {
      const economy = economyOf(drivers, years, "gdp");
      return economy
        ? level(
            base * (1 - term.reduction / 100) * (economy.ratios[at] ?? 1),
            movedFrom(term.baseYear, years),
          )
        : "no-gdp";
    }
    case "net-zero":
      return level(0);
    case "fixed-level":
      return term.reduction === undefined || term.baseYear === undefined
        ? "national-mass"
        : level(base * (1 - term.reduction / 100), movedFrom(term.baseYear, years));
    default:
      return "national-mass";
  }
}

/** The plan's first year, where it is not the one that the term counts from. */
function movedFrom(baseYear: number, [first = baseYear]: readonly number[]): number | null {
  return first === baseYear ? null : first;
}

function against(
  term: PledgedTerm,
  { years, bau, scenarios }: RuledLines,
  level: number,
  { from, movedBase }: { readonly from: number; readonly movedBase: number | null },
): Ruler {
  const to = years.indexOf(term.year);
  const ruled = (line: readonly number[]): Ruled => {
    const emissions = line.slice(from, to + 1).reduce((sum, value) => sum + value, 0);
    const gap = emissions - level;
    return { emissions, gap, met: gap <= 0 };
  };
  const base = (bau[0] ?? 0) * (to - from + 1);
  return {
    term,
    level,
    belowBase: base > 0 ? 1 - level / base : null,
    from: term.kind === "cumulative-bau-deviation" ? (years[from] ?? null) : null,
    movedBase,
    bau: ruled(bau),
    scenarios: Object.fromEntries(Object.entries(scenarios).map(([id, line]) => [id, ruled(line)])),
  };
}
