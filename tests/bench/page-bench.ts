import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { sampleCities } from "../../src/web/sample-cities.ts";
import { openSite, root } from "../http/site.ts";
import { type BenchRow, timeOfAsync } from "./measure.ts";

/** The result page of the sample city against a page of the same application with nothing on it. */
export async function pageBench(): Promise<BenchRow[]> {
  const cities = sampleCities();
  const site = await openSite({ deps: cities });
  const server = createServer(site.app);
  try {
    const loaded = await cities.loadSampleCity(site.temp.deps, site.administrator, "ho-chi-minh-city-2016");
    if (!loaded.ok) throw new Error("the sample city did not load");
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cookie = await signIn(site);
    const get = async (path: string, status: number): Promise<string> => {
      const answer = await fetch(address + path, { headers: { cookie } });
      const text = await answer.text();
      if (answer.status !== status) throw new Error(`${path}: ${answer.status}`);
      return text;
    };
    const home = await get(`/cities/${loaded.value.cityId}`, 200);
    const inventory = /\/cities\/[\w-]+\/inventories\/[\w-]{20,}/.exec(home)?.[0];
    if (inventory === undefined) throw new Error("the city's page names no inventory");
    await get(inventory, 200);
    const ours = await timeOfAsync(async () => void (await get(inventory, 200)), 7, 5);
    const empty = await timeOfAsync(async () => void (await get("/there-is-no-such-page", 404)), 7, 20);
    return [
      {
        name: "inventory page",
        ratio: ours / empty,
        against: "an empty page of the same app",
        n: 44,
        ms: ours,
      },
    ];
  } finally {
    server.close();
    server.closeAllConnections();
    await site.temp.remove();
  }
}

/** Signs the administrator in and answers the session's cookie. */
async function signIn(site: Awaited<ReturnType<typeof openSite>>): Promise<string> {
  const agent = await site.signedIn(root);
  const answer = await agent.get("/account");
  const sent = (answer.request as { cookies?: string }).cookies;
  if (sent === undefined) throw new Error("no cookie was kept");
  return sent;
}
