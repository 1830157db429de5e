import { DIRECT } from "./declared/direct.ts";
import { ELECTRICITY } from "./declared/electricity.ts";
import { ROAD } from "./declared/road.ts";
import { STATIONARY } from "./declared/stationary.ts";
import { TRANSPORT } from "./declared/transport.ts";
import type { Method } from "./method.ts";

/** Every method declared, in the order of the GPC sectors. */
export const METHODS: readonly Method[] = [...STATIONARY, ...ELECTRICITY, ...ROAD, ...TRANSPORT, ...DIRECT];
