import type { Facts, Formula, Method } from "../method.ts";
import { FIRST, PATHWAYS, POPULATION, REFINED, WASTEWATER_CHAPTER, WASTEWATER_REFS } from "./wastewater.ts";

const AEROBIC = ["aerobic-plant", "aerobic-plant-tertiary", "aerobic-plant-overloaded"];
const LATRINES = ["latrine-dry-family", "latrine-dry-communal", "latrine-wet", "latrine-regular-removal"];
const ANAEROBIC = ["anaerobic-reactor", "anaerobic-shallow-lagoon", "anaerobic-deep-lagoon"];

const ORGANICS: Formula = {
  name: "organics",
  label: "Organic matter, as BOD",
  level: "element",
  unit: "t",
  of: "BOD",
  is: "population * share * bod * coDischarge * oneYear",
  source: `${WASTEWATER_CHAPTER}, Equation 6.3`,
};

/** An emission before and after what is recovered. */
function lessRecovered(is: string, when: Facts): readonly Formula[] {
  const line = { gas: "CH4", unit: "t", source: `${WASTEWATER_CHAPTER}, Equation 6.1` } as const;
  return [
    { ...line, is, when: { ...when, recovered: "absent" } },
    { ...line, is: `${is} - recovered`, when: { ...when, recovered: "mass" } },
  ];
}

const FIRST_METHANE: readonly Formula[] = [
  { is: "organics * bo * mcf", sludgeRemoved: "absent" },
  { is: "(organics - share * sludgeRemoved) * bo * mcf", sludgeRemoved: "mass" },
].map(({ is, sludgeRemoved }) => ({
  name: "methane",
  label: "Methane of the pathway",
  level: "element",
  unit: "t",
  of: "CH4",
  is,
  when: { ...FIRST, sludgeRemoved },
  source: `${WASTEWATER_CHAPTER}, Equations 6.1 and 6.2`,
}));

const WITHOUT_SLUDGE: Facts = { ...REFINED, sludgeRemoved: "absent", sludgeMass: "absent" };
const WITH_SLUDGE: readonly (Facts & { readonly is: string })[] = [
  { ...REFINED, sludgeRemoved: "mass", is: "sludgeRemoved" },
  { ...REFINED, sludgeRemoved: "absent", sludgeMass: "mass", is: "sludgeMass * krem" },
];

const REFINED_METHANE: readonly Formula[] = [
  {
    name: "treatment",
    label: "Methane where it is treated, or discharged untreated",
    level: "element",
    unit: "t",
    of: "CH4",
    is: "organics * (1 - septic * septicEmptied * septicSludge) * bo * mcf",
    when: REFINED,
    source: `${WASTEWATER_CHAPTER}, Equations 6.1, 6.2 and 6.3C`,
  },
  {
    name: "effluent",
    label: "Methane of the treated water, in the river or sea",
    level: "element",
    unit: "t",
    of: "CH4",
    is: "organics * treated * (1 - bodRemoval) * bo * dischargeMcf",
    when: REFINED,
    source: `${WASTEWATER_CHAPTER}, Equations 6.1 and 6.3D`,
  },
  ...lessRecovered("sum(treatment + effluent)", WITHOUT_SLUDGE),
  ...WITH_SLUDGE.flatMap(({ is, ...when }): readonly Formula[] => [
    {
      name: "sludge",
      label: "Organic matter taken out with sludge, as BOD",
      unit: "t",
      of: "BOD",
      is,
      when,
      source: `${WASTEWATER_CHAPTER}, Equation 6.3B`,
    },
    {
      name: "plantOrganics",
      label: "Organic matter that enters aerobic plants, as BOD",
      unit: "t",
      of: "BOD",
      is: "sum(organics * aerobic)",
      when,
    },
    {
      name: "plantMethane",
      label: "Methane of aerobic plants without taking sludge out",
      unit: "t",
      of: "CH4",
      is: "sum(treatment * aerobic)",
      when,
    },
    {
      name: "plantLeft",
      label: "Methane of aerobic plants",
      unit: "t",
      of: "CH4",
      is: "plantOrganics > sludge ? plantMethane * (1 - sludge / plantOrganics) : 0 * plantMethane",
      when,
    },
    ...lessRecovered("sum(treatment * (1 - aerobic) + effluent) + plantLeft", when),
  ]),
];

const wwDomCh4: Method = {
  code: "WW-DOM-CH4",
  title: "Methane of domestic wastewater",
  summary:
    "Counts the methane that forms where the sewage of homes, shops and offices decays without air: in septic tanks, latrines, lagoons, slow sewers and rivers.",
  refs: WASTEWATER_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${WASTEWATER_CHAPTER}, Equations 6.1 to 6.3D`,
  drivenBy: "population",
  inputs: [
    POPULATION,
    {
      ...PATHWAYS,
      marks: {
        septic: { column: "system", is: ["septic", "septic-land-field"] },
        aerobic: { column: "system", is: AEROBIC },
        /** What a land field takes up reaches no water. */
        treated: { column: "system", is: [...AEROBIC, ...ANAEROBIC, ...LATRINES, "septic"] },
      },
    },
    {
      kind: "choice",
      name: "receivingWater",
      label: "Where does the treated water go?",
      hint: "Left out, waters of any kind are taken. Telling rivers from lakes and estuaries is a higher tier.",
      options: ["sea-river-lake", "river", "lake-estuary"],
      default: "sea-river-lake",
      when: REFINED,
    },
    {
      kind: "quantity",
      name: "sludgeRemoved",
      label: "How much organic matter was taken out with sludge?",
      hint: "Tonnes of BOD in the year; with the 2019 Refinement from aerobic plants alone. Not the weight of the sludge.",
      units: ["t"],
      offer: ["t", "kg"],
      of: "BOD",
      optional: true,
    },
    {
      kind: "quantity",
      name: "sludgeMass",
      label: "Or how much sludge was taken out of aerobic plants?",
      hint: "Tonnes of dry matter in the year.",
      units: ["t"],
      offer: ["t", "kg"],
      optional: true,
      when: { ...REFINED, sludgeRemoved: "absent" },
    },
    {
      kind: "choice",
      name: "sludgeType",
      label: "What kind of plant is the sludge from?",
      options: { keys: "wastewater/sludge-bod/+" },
      when: { sludgeMass: "mass" },
    },
    {
      kind: "quantity",
      name: "recovered",
      label: "How much methane was recovered?",
      hint: "Tonnes of methane flared or used in the year.",
      units: ["t"],
      offer: ["t", "kg"],
      of: "CH4",
      optional: true,
    },
  ],
  factors: [
    {
      name: "bo",
      label: "Methane that organic matter can give (B₀)",
      keys: [{ key: "wastewater/bo", of: "CH4" }],
      units: ["kg/kg"],
      per: "BOD",
    },
    {
      name: "bod",
      label: "Organic matter of one person, as BOD",
      keys: [{ key: "wastewater/bod", of: "BOD" }],
      units: ["g/(person*day)"],
    },
    {
      name: "mcf",
      label: "Methane correction factor (MCF)",
      keys: [{ key: "wastewater/{system}/mcf" }],
      units: ["1"],
      level: "element",
      max: 1,
    },
    {
      name: "coDischarge",
      label: "Factor for industry on the same sewers (I)",
      keys: [
        { key: "wastewater/co-discharge/collected", when: { collected: "yes" } },
        { key: "wastewater/co-discharge/uncollected", when: { collected: "no" } },
      ],
      units: ["1"],
      level: "element",
    },
    {
      name: "septicEmptied",
      label: "Share of septic tanks that are emptied in time",
      keys: [{ key: "wastewater/septic-emptied-share" }],
      units: ["1"],
      max: 1,
      when: REFINED,
    },
    {
      name: "septicSludge",
      label: "Share of organic matter that leaves an emptied tank with its sludge",
      keys: [{ key: "wastewater/septic-sludge-share" }],
      units: ["1"],
      max: 1,
      when: REFINED,
    },
    {
      name: "bodRemoval",
      label: "Share of organic matter that treatment removes",
      keys: [{ key: "wastewater/{system}/bod-removal" }],
      units: ["1"],
      level: "element",
      max: 1,
      when: REFINED,
    },
    {
      name: "dischargeMcf",
      label: "Methane correction factor of the receiving water",
      keys: [{ key: "wastewater/{receivingWater}/mcf" }],
      units: ["1"],
      max: 1,
      when: REFINED,
    },
    {
      name: "krem",
      label: "Organic matter in dry sludge, as BOD",
      keys: [{ key: "wastewater/sludge-bod/{sludgeType}", of: "BOD" }],
      units: ["kg/kg"],
      when: { sludgeMass: "mass" },
    },
  ],
  formulas: [ORGANICS, ...FIRST_METHANE, ...lessRecovered("sum(methane)", FIRST), ...REFINED_METHANE],
  dataFrom:
    "The water utility and public health office: people by kind of sanitation (census), treatment plants with their loads, sludge removed.",
  example: {
    ref: "III.4.1",
    label: "Sewage, septic tanks and open discharge",
    inputs: {
      population: "1000000 person",
      pathways: [
        { system: "septic", share: "60 %", collected: "no" },
        { system: "aerobic-plant", share: "15 %", collected: "yes" },
        { system: "sea-river-lake", share: "25 %", collected: "no" },
      ],
    },
  },
  pitfalls: [
    "A sewer that ends in a plant is the plant's pathway; one that ends untreated in a river or the sea is that water's. Stagnant is for open, warm sewers where the water stands.",
    "The organic matter in sludge, as BOD, is not the weight of the sludge.",
    "Methane of sludge that is composted, buried or burned, or digested with other waste, is counted there (III.1 to III.3).",
    "Sludge digested at the plant stays in III.4: in 2006 as a pathway of its own, in 2019 as an entry of digestion (WA-BIO) in this row.",
    "With the 2019 Refinement treated water still emits where it is discharged; where tanks or latrines drain to the ground alone, give a removal (bodRemoval) of 1.",
  ],
};

export const WASTEWATER_METHANE: readonly Method[] = [wwDomCh4];
