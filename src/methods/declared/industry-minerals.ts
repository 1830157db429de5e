import type { Method } from "../method.ts";
import { amountOf, INDUSTRY_REFS, massIfAny, VOLUME_3, yesNo } from "./industry.ts";

const CHAPTER = `${VOLUME_3}, Chapter 2`;

const ipCem: Method = {
  code: "IP-CEM",
  title: "Cement: carbon dioxide from the limestone",
  summary:
    "Counts the carbon dioxide that limestone gives off when kilns burn it to clinker. The fuel of the kiln is counted in I.3.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equations 2.1, 2.2 and 2.4`,
  drivenBy: "amount",
  inputs: [
    {
      kind: "choice",
      name: "basis",
      label: "Do you know the clinker or the cement?",
      hint: "Clinker is better: it is what the kiln makes. Plants know both.",
      options: ["clinker", "cement"],
    },
    amountOf(
      "How much was made in the year?",
      "Tonnes of clinker, or of cement, from plants inside the boundary that have a kiln.",
    ),
    {
      kind: "choice",
      name: "cement",
      label: "What cement is it?",
      hint: "Portland: nearly all clinker. Mixed: some of it is blended with slag, ash or pozzolan, and shares are not known.",
      options: { keys: "industry/cement/+/clinker-share" },
      default: "mixed-cement",
      when: { basis: "cement" },
    },
    {
      ...massIfAny(
        "importedClinker",
        "How much of its clinker came from elsewhere?",
        "Clinker bought from outside the boundary and ground here: it was burned elsewhere.",
      ),
      when: { basis: "cement" },
    },
    {
      ...massIfAny(
        "exportedClinker",
        "How much clinker was sold as clinker?",
        "Clinker that was burned here and left before it became cement.",
      ),
      when: { basis: "cement" },
    },
  ],
  factors: [
    {
      name: "clinkerShare",
      label: "Clinker in the cement",
      keys: [{ key: "industry/cement/{cement}/clinker-share" }],
      units: ["1"],
      max: 1,
    },
    {
      name: "co2",
      label: "CO₂ of clinker",
      keys: [
        { key: "industry/clinker/co2", of: "CO2", when: { basis: "cement" } },
        { key: "industry/clinker/co2-without-dust", of: "CO2", when: { basis: "clinker" } },
      ],
      units: ["t/t"],
    },
    {
      name: "dust",
      label: "Correction for kiln dust that is lost",
      keys: [{ key: "industry/clinker/dust" }],
      units: ["1"],
      min: 1,
    },
  ],
  formulas: [
    {
      name: "clinker",
      label: "Clinker burned here",
      unit: "t",
      is: "amount * clinkerShare - importedClinker + exportedClinker",
      when: { basis: "cement" },
      source: `${CHAPTER}, Equation 2.1`,
    },
    {
      gas: "CO2",
      unit: "t",
      is: "amount * co2 * dust",
      when: { basis: "clinker" },
      source: `${CHAPTER}, Equation 2.2`,
    },
    {
      gas: "CO2",
      unit: "t",
      is: "clinker * co2",
      when: { basis: "cement" },
      source: `${CHAPTER}, Equations 2.1 and 2.4`,
    },
  ],
  dataFrom: "The cement plants: clinker burned in the year. Else the ministry of industry: cement by type.",
  example: {
    ref: "IV.1",
    label: "Cement works at the edge of the city",
    inputs: { basis: "cement", amount: "1000000 t", cement: "mixed-cement" },
  },
  pitfalls: [
    "A mill that only grinds bought clinker has no process emissions: give its clinker as bought, or report NO.",
    "A factor for each tonne of cement hides how much clinker is in it: the IPCC does not accept one.",
    "0.52 already counts lost kiln dust. Do not correct it a second time.",
    "The fuel of the kiln stays in I.3; limestone ground into the finished cement is not burned and emits nothing.",
  ],
};

const ipLime: Method = {
  code: "IP-LIME",
  title: "Lime: carbon dioxide from the limestone",
  summary:
    "Counts the carbon dioxide that limestone or dolomite gives off when it is burned to lime, also where sugar, steel or paper mills make lime for themselves.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equations 2.6 and 2.8, Table 2.4`,
  drivenBy: "amount",
  inputs: [
    amountOf("How much lime was made in the year?", "Sold or used by the plant itself."),
    {
      kind: "choice",
      name: "lime",
      label: "What lime is it?",
      hint: "Unknown: 85 % high-calcium and 15 % dolomitic lime.",
      options: { keys: "industry/lime/+/co2" },
      default: "unknown",
    },
    {
      kind: "share",
      name: "hydratedShare",
      label: "Share of it that is hydrated lime",
      hint: "In %. Hydrated (slaked) lime holds 28 % water. Where only the total is known, 10 % is usual.",
      default: 0,
    },
    yesNo(
      "dustLost",
      "Is kiln dust lost?",
      "Yes for rotary kilns whose dust is thrown away; no for shaft kilns.",
    ),
  ],
  factors: [
    {
      name: "co2",
      label: "CO₂ of lime",
      keys: [{ key: "industry/lime/{lime}/co2", of: "CO2" }],
      units: ["t/t"],
    },
    {
      name: "water",
      label: "Water in hydrated lime",
      keys: [{ key: "industry/lime-water" }],
      units: ["1"],
      max: 1,
    },
    {
      name: "dust",
      label: "Correction for kiln dust that is lost",
      keys: [{ key: "industry/lime-dust" }],
      units: ["1"],
      min: 1,
    },
  ],
  formulas: [
    {
      name: "burned",
      label: "Lime without the water in it",
      unit: "t",
      is: "amount * (1 - hydratedShare * water)",
      source: `${CHAPTER}, Section 2.3.1.3`,
    },
    { gas: "CO2", unit: "t", is: "burned * co2", when: { dustLost: "no" } },
    { gas: "CO2", unit: "t", is: "burned * co2 * dust", when: { dustLost: "yes" } },
  ],
  dataFrom:
    "Lime kilns; sugar mills, steel works, paper mills and carbide plants that burn lime for themselves.",
  example: {
    ref: "IV.1",
    label: "Lime kilns",
    inputs: { amount: "10000 t", lime: "high-calcium", hydratedShare: "10 %" },
  },
  pitfalls: [
    "Lime that a mill burns and uses itself is in no sales statistics, and may be half of all lime.",
    "Count the limestone of a lime kiln here or in IP-CARB, never in both.",
    "Hydrated lime is heavier than the lime in it, by the water.",
  ],
};

const ipGlass: Method = {
  code: "IP-GLASS",
  title: "Glass: carbon dioxide from the raw materials",
  summary:
    "Counts the carbon dioxide of limestone, dolomite and soda ash in the glass furnace. Recycled glass (cullet) gives none.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equations 2.10, 2.11 and 2.13, Table 2.6`,
  drivenBy: "amount",
  inputs: [
    amountOf("How much glass was melted in the year?", "Tonnes. Convert bottles or square metres to tonnes."),
    {
      kind: "choice",
      name: "glass",
      label: "What glass is it?",
      options: { keys: "industry/glass/+/co2" },
      default: "unknown",
    },
  ],
  factors: [
    {
      name: "co2",
      label: "CO₂ of glass from raw materials",
      keys: [{ key: "industry/glass/{glass}/co2", of: "CO2" }],
      units: ["t/t"],
    },
    {
      name: "cullet",
      label: "Share of recycled glass (cullet)",
      keys: [{ key: "industry/glass/{glass}/cullet" }],
      units: ["1"],
      max: 1,
    },
  ],
  formulas: [{ gas: "CO2", unit: "t", is: "amount * co2 * (1 - cullet)" }],
  dataFrom: "Glass works: tonnes melted by kind of glass, and the share of cullet in the furnace.",
  example: {
    ref: "IV.1",
    label: "Bottle works",
    inputs: { amount: "20000 t", glass: "container-coloured" },
  },
  pitfalls: [
    "The share of cullet differs from plant to plant, from none to 80 %: ask the works for its own.",
    "Soda ash used in glass is inside this factor: do not count it in IP-CARB too.",
    "The fuel of the furnace is counted in I.3.",
  ],
};

const ipCarb: Method = {
  code: "IP-CARB",
  title: "Bricks, ceramics and other uses of limestone and soda ash",
  summary:
    "Counts the carbon dioxide of carbonates that are heated or dissolved in acid: bricks and tiles, flue gas cleaning, magnesia, soda ash in soap and chemicals.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 to 3",
  source: `${CHAPTER}, Equations 2.14 to 2.16, Table 2.1`,
  drivenBy: "amount",
  inputs: [
    amountOf("How much was used in the year?", "Tonnes of what you choose below."),
    {
      kind: "choice",
      name: "form",
      label: "What is this a weight of?",
      hint: "Rock is taken as 95 % carbonate, clay as 10 %. For bricks, tiles and pipes give the product.",
      options: ["pure-carbonate", "rock", "clay", "ceramics"],
      default: "pure-carbonate",
    },
    {
      kind: "choice",
      name: "carbonate",
      label: "Which carbonate is it?",
      hint: "Not known: 85 % limestone and 15 % dolomite.",
      options: [
        "limestone-and-dolomite",
        "limestone",
        "dolomite",
        "magnesite",
        "siderite",
        "ankerite",
        "rhodochrosite",
        "soda-ash",
      ],
      default: "limestone-and-dolomite",
    },
    {
      kind: "share",
      name: "calcinedShare",
      label: "Share of the carbonate that gives off its carbon dioxide",
      hint: "In %. Left out, all of it.",
      default: 1,
    },
  ],
  factors: [
    {
      name: "content",
      label: "Carbonate in it",
      keys: [{ key: "industry/carbonate-form/{form}/content" }],
      units: ["1"],
      max: 1,
    },
    {
      name: "clay",
      label: "Clay for each tonne of product",
      keys: [{ key: "industry/carbonate-form/ceramics/clay" }],
      units: ["1"],
      min: 1,
    },
    {
      name: "co2",
      label: "CO₂ of the carbonate",
      keys: [{ key: "industry/carbonate/{carbonate}/co2", of: "CO2" }],
      units: ["t/t"],
      max: 1,
    },
    {
      name: "limestone",
      label: "CO₂ of limestone",
      keys: [{ key: "industry/carbonate/limestone/co2", of: "CO2" }],
      units: ["t/t"],
      max: 1,
    },
    {
      name: "dolomite",
      label: "CO₂ of dolomite",
      keys: [{ key: "industry/carbonate/dolomite/co2", of: "CO2" }],
      units: ["t/t"],
      max: 1,
    },
  ],
  formulas: [
    { name: "carbonateMass", label: "Carbonate", unit: "t", is: "amount", when: { form: "pure-carbonate" } },
    {
      name: "carbonateMass",
      label: "Carbonate",
      unit: "t",
      is: "amount * content",
      when: { form: ["rock", "clay"] },
      source: `${CHAPTER}, Section 2.5.1.1`,
    },
    {
      name: "carbonateMass",
      label: "Carbonate",
      unit: "t",
      is: "amount * clay * content",
      when: { form: "ceramics" },
      source: `${CHAPTER}, Sections 2.5.1.1 and 2.5.1.3`,
    },
    {
      gas: "CO2",
      unit: "t",
      is: "carbonateMass * (0.85 * limestone + 0.15 * dolomite) * calcinedShare",
      when: { carbonate: "limestone-and-dolomite" },
      source: `${CHAPTER}, Equation 2.14`,
    },
    {
      gas: "CO2",
      unit: "t",
      is: "carbonateMass * co2 * calcinedShare",
      when: {
        carbonate: [
          "limestone",
          "dolomite",
          "magnesite",
          "siderite",
          "ankerite",
          "rhodochrosite",
          "soda-ash",
        ],
      },
      source: `${CHAPTER}, Equations 2.15 and 2.16`,
    },
  ],
  dataFrom:
    "Brick and tile works (often many small kilns: ask the district office), power stations with limestone scrubbers, soap and chemical plants.",
  example: {
    ref: "IV.1",
    label: "Brick kilns",
    inputs: { amount: "30000 t", form: "ceramics", carbonate: "limestone" },
  },
  pitfalls: [
    "Crushed stone for roads and concrete is not heated and emits nothing.",
    "Limestone and soda ash for cement, lime, glass and steel are counted by those methods.",
    "Small brick kilns also burn wood, rice husk or coal: that is I.3.",
    "The carbonate in clay runs from none to over 30 %: have it measured where bricks matter.",
  ],
};

export const INDUSTRY_MINERALS: readonly Method[] = [ipCem, ipLime, ipGlass, ipCarb];
