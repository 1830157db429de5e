import { afterAll, beforeAll, expect, it } from "vitest";
import { OPERATORS } from "../../src/planning/measures/operators.ts";
import { type ActivityInput, saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { readPlan } from "../../src/usecases/plans.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let cityId: string;
let plan: string;
const ids: string[] = [];

const entries: readonly ActivityInput[] = [
  {
    ref: "I.1.2",
    method: "EL-LOC",
    label: "Homes",
    inputs: { energy: { value: "900000", unit: "MWh" } },
    factors: { grid: { value: { value: "0.8", unit: "t/MWh" }, source: "utility" } },
  },
  {
    ref: "II.1.1",
    method: "TR-TERR",
    label: "Cars",
    inputs: {
      distance: { value: "1e9", unit: "km" },
      fuel: "motor-gasoline",
      consumption: { value: "9", unit: "L/100 km" },
    },
    factors: {},
  },
];

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Surya");
  const { deps } = site.temp;
  const blank = { population: null, areaKm2: null, gdp: null, period: null };
  const about = { year: 2025, gwp: "AR5", guidelines: "2006", level: "BASIC" } as const;
  const { inventoryId } = must(
    await createInventory(deps, site.administrator, { cityId, inventory: { ...about, ...blank } }), // prettier-ignore
  );
  for (const activity of entries) {
    const input = { cityId, inventoryId, activity, typed: {} };
    const saved = must(await saveActivity({ ...deps, validateActivity: () => [] }, site.administrator, input)); // prettier-ignore
    ids.push(saved.activityId);
  }
  browser = await site.signedIn(root);
  const form = { inventory: inventoryId, name: "Surya", horizon: "2035", discountRate: "" };
  plan = (await post(`/cities/${cityId}/plans`, form)).headers["location"] ?? "";
});
afterAll(() => site.temp.remove());

const post = (address: string, fields: object) => browser.post(address).type("form").send(fields);

/** Adds a measure that acts from 2026 on; answers its document. */
async function added(fields: Record<string, string>): Promise<unknown> {
  const sent = await post(`${plan}/parts/new/measure`, { shape: "step", start: "2026", ...fields });
  expect(sent.status === 303 ? "" : sent.text).toBe("");
  const planId = plan.split("/").at(-1) ?? "";
  const { parts } = must(await readPlan(site.temp.deps, site.administrator, { cityId, planId }));
  return parts.find(({ document }) => document["label"] === fields["name"])?.document;
}

it.each([...OPERATORS.keys()])("a form for %s, with words of its own", async (type) => {
  const { status, text } = await browser.get(`${plan}/parts/new/measure?type=${type}`);
  expect(status).toBe(200);
  for (const name of Object.keys(OPERATORS.get(type)?.fields ?? {})) {
    expect(text).toContain(`id="f-${name}`);
    expect(text).not.toContain(`>${name}<`);
  }
});

it("panels, passengers and contracts are read as the contract's documents and computed", async () => {
  const panels = { type: "distributed-renewable", name: "Panels", "ref.I.1.2": "yes", capacity: "10", "capacity.unit": "MW", yield: "1300", selfUse: "70", degradation: "" }; // prettier-ignore
  expect(await added(panels)).toMatchObject({ capacity: "10 MW", yield: 1300, selfUse: "70 %" });
  const shift: Record<string, string> = {
    type: "modal-shift",
    name: "Lanes",
    "ref.II.1.1": "yes",
    travel: "100000000",
    "travel.unit": "pkm",
    "from.0.activity": ids[1] ?? "",
    "from.0.share": "80",
    "from.0.occupancy": "1.6",
    unmotorised: "20",
    occupancy: "1",
  };
  expect(await added(shift)).toMatchObject({
    from: [{ activity: ids[1], share: "80 %", occupancy: 1.6 }],
    travel: "100000000 pkm",
  });
  const green = { type: "market-based-memo", name: "Green", "ref.I.1.2": "yes", share: "30", contractFactor: "" }; // prettier-ignore
  await added(green);
  await post(`${plan}/parts/new/scenario`, {
    name: "All",
    "measure.panels": "yes",
    "measure.lanes": "yes",
    "measure.green": "yes",
  });
  const { text } = await browser.get(plan);
  expect(text).toContain("sends 3900 MWh to the grid in 2035");
  expect(text).toContain("changes no total, since the inventory counts the grid");
  expect(text).toContain("walking and cycling");
});
