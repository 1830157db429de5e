import { readSamples } from "../store/sample-files.ts";
import { loadSample } from "../usecases/load-sample.ts";
import { notFound } from "../usecases/result.ts";
import type { Web } from "./web.ts";

/**
 * The sample cities that come with the program, to look around in.
 * @throws Error where a sample file is not what its format says: it is part of the program
 */
export function sampleCities(): Pick<Web, "samples" | "loadSampleCity"> {
  const read = readSamples();
  if (!read.ok)
    throw new Error(`The sample cities are not valid: ${JSON.stringify(read.problems.slice(0, 5))}`);
  const samples = new Map(read.value.map((sample) => [sample.id, sample]));
  return {
    samples: read.value.map(({ id, inventory, title, readMe, findings }) => ({
      id,
      name: String(inventory.city["name"]),
      about: title,
      readMe,
      findings: findings.map((one) => ({ title: one.title, text: one.text, refs: one.refs ?? [] })),
    })),
    loadSampleCity: async (deps, actor, id) => {
      const sample = samples.get(id);
      return sample ? loadSample(deps, actor, { sample }) : notFound;
    },
  };
}
