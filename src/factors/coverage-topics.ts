import type { FactorLibrary } from "./library.ts";

/** Keys that are looked at together when asking what a country has. */
export interface Topic {
  readonly id: string;
  readonly keys: readonly string[];
  /** Whether a country should have values of its own; elsewhere a default of the world is what there is. */
  readonly isNational: boolean;
  /** Whether its values grow old. */
  readonly ages: boolean;
  /** Whether one of its keys is as good as all. */
  readonly isEither: boolean;
  /** Whether any place but the world has a value. */
  readonly isOfPlaces: boolean;
}

interface Rule {
  readonly id: string;
  readonly keys: RegExp;
  readonly isNational?: true;
  readonly ages?: true;
  readonly isEither?: true;
}

/** What is asked of a country by itself; the first that fits. What fits none goes under the root of its key. */
const RULES: readonly Rule[] = [
  { id: "grid-factor", keys: /^grid\/ef(-co2e)?$/, isNational: true, ages: true, isEither: true },
  { id: "grid-fallback", keys: /^grid\/ef-life-cycle$/, ages: true },
  { id: "grid-loss", keys: /^grid\/loss$/, isNational: true, ages: true },
  { id: "waste-generation", keys: /^waste\/generation$/, isNational: true },
  { id: "waste-composition", keys: /^waste\/composition\//, isNational: true },
  { id: "waste-management", keys: /^waste-management\//, isNational: true },
  { id: "waste-survey", keys: /^(waste-survey|city-waste)\//, ages: true },
  { id: "bod", keys: /^wastewater\/bod$/, isNational: true },
  { id: "protein", keys: /^wastewater\/protein$/, isNational: true, ages: true },
  { id: "pathways", keys: /^wastewater-(income|pathway)\//, isNational: true },
  { id: "population", keys: /^country\/population$/, isNational: true, ages: true },
  { id: "households", keys: /^country\/household-size$/, isNational: true, ages: true },
  { id: "gdp", keys: /^country\/gdp$/, isNational: true, ages: true },
  { id: "growth", keys: /^country\//, isNational: true },
  { id: "ndc", keys: /^ndc\//, isNational: true },
];

const known = new WeakMap<FactorLibrary, readonly Topic[]>();

/** The library's topics: those of the list above in its order, then the roots of the other keys. */
export function topicsOf(library: FactorLibrary): readonly Topic[] {
  let topics = known.get(library);
  if (!topics) known.set(library, (topics = findTopics(library)));
  return topics;
}

function findTopics(library: FactorLibrary): readonly Topic[] {
  const ruleOf = (key: string): Rule | undefined => RULES.find((rule) => rule.keys.test(key));
  const byId = Map.groupBy(library.byKey.keys(), (key) => ruleOf(key)?.id ?? key.slice(0, key.indexOf("/")));
  const ids = [...RULES.map(({ id }) => id), ...[...byId.keys()].filter((id) => !isRuled(id))];
  return ids.map((id) => {
    const rule = RULES.find((one) => one.id === id);
    const keys = byId.get(id) ?? [];
    return {
      id,
      keys,
      isNational: rule?.isNational ?? false,
      ages: rule?.ages ?? false,
      isEither: rule?.isEither ?? false,
      isOfPlaces: keys.some((key) => library.byKey.get(key)?.some(({ region }) => region !== "world")),
    };
  });
}

const isRuled = (id: string): boolean => RULES.some((rule) => rule.id === id);
