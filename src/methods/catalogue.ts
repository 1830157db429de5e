import { AVIATION } from "./declared/aviation.ts";
import { BURNING } from "./declared/burning.ts";
import { DIRECT } from "./declared/direct.ts";
import { ELECTRICITY } from "./declared/electricity.ts";
import { ELECTRICITY_MARKET } from "./declared/electricity-market.ts";
import { ELECTRONICS } from "./declared/electronics.ts";
import { FUGITIVE_COAL } from "./declared/fugitive-coal.ts";
import { FUGITIVE_OIL_GAS } from "./declared/fugitive-oil-gas.ts";
import { HEAT } from "./declared/heat.ts";
import { HOUSEHOLD_BIOMASS } from "./declared/household-biomass.ts";
import { INDUSTRY_CHEMICALS } from "./declared/industry-chemicals.ts";
import { INDUSTRY_METALS } from "./declared/industry-metals.ts";
import { INDUSTRY_MINERALS } from "./declared/industry-minerals.ts";
import { INDUSTRY_OTHER } from "./declared/industry-other.ts";
import { LIME_AND_UREA } from "./declared/lime-urea.ts";
import { LIVESTOCK_ENTERIC } from "./declared/livestock-enteric.ts";
import { LIVESTOCK_MANURE_METHANE } from "./declared/livestock-manure-methane.ts";
import { LIVESTOCK_MANURE_NITROGEN } from "./declared/livestock-manure-nitrogen.ts";
import { PRODUCT_USE } from "./declared/product-use.ts";
import { PRODUCT_USE_FLUORINATED } from "./declared/product-use-fluorinated.ts";
import { RICE } from "./declared/rice.ts";
import { ROAD } from "./declared/road.ts";
import { ROAD_ACTIVITY } from "./declared/road-activity.ts";
import { SOILS_DIRECT } from "./declared/soils-direct.ts";
import { SOILS_INDIRECT } from "./declared/soils-indirect.ts";
import { SOLID_WASTE } from "./declared/solid-waste.ts";
import { STATIONARY } from "./declared/stationary.ts";
import { TRANSPORT } from "./declared/transport.ts";
import { WASTE_TREATMENT } from "./declared/waste-treatment.ts";
import { WASTEWATER_INDUSTRY } from "./declared/wastewater-industry.ts";
import { WASTEWATER_METHANE } from "./declared/wastewater-methane.ts";
import { WASTEWATER_NITROUS_OXIDE } from "./declared/wastewater-nitrous-oxide.ts";
import { HARVESTED_WOOD } from "./declared/harvested-wood.ts";
import { LAND_CONVERSION } from "./declared/land-conversion.ts";
import { LAND_GAIN_LOSS } from "./declared/land-gain-loss.ts";
import { LAND_SOIL } from "./declared/land-soil.ts";
import { LAND_STOCK } from "./declared/land-stock.ts";
import { PEAT } from "./declared/peat.ts";
import { URBAN_TREES } from "./declared/urban-trees.ts";
import type { Method } from "./method.ts";

/** Every method declared, in the order of the GPC sectors. */
export const METHODS: readonly Method[] = [
  ...STATIONARY,
  ...HOUSEHOLD_BIOMASS,
  ...ELECTRICITY,
  ...ELECTRICITY_MARKET,
  ...HEAT,
  ...FUGITIVE_COAL,
  ...FUGITIVE_OIL_GAS,
  ...ROAD,
  ...ROAD_ACTIVITY,
  ...TRANSPORT,
  ...AVIATION,
  ...SOLID_WASTE,
  ...WASTE_TREATMENT,
  ...WASTEWATER_METHANE,
  ...WASTEWATER_NITROUS_OXIDE,
  ...WASTEWATER_INDUSTRY,
  ...INDUSTRY_MINERALS,
  ...INDUSTRY_CHEMICALS,
  ...INDUSTRY_METALS,
  ...INDUSTRY_OTHER,
  ...PRODUCT_USE,
  ...PRODUCT_USE_FLUORINATED,
  ...ELECTRONICS,
  ...LIVESTOCK_ENTERIC,
  ...LIVESTOCK_MANURE_METHANE,
  ...LIVESTOCK_MANURE_NITROGEN,
  ...LAND_GAIN_LOSS,
  ...LAND_STOCK,
  ...LAND_CONVERSION,
  ...LAND_SOIL,
  ...PEAT,
  ...URBAN_TREES,
  ...RICE,
  ...SOILS_DIRECT,
  ...SOILS_INDIRECT,
  ...LIME_AND_UREA,
  ...BURNING,
  ...HARVESTED_WOOD,
  ...DIRECT,
];
