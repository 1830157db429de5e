/** A claim: our time over that of `against`, both measured in this run. */
export interface BenchRow {
  readonly name: string;
  readonly ratio: number;
  readonly against: string;
  readonly n: number;
  /** Our time for one pass. */
  readonly ms: number;
}

const SAMPLE_MS = 12;
const SAMPLES = 7;
/** Long enough for the compiler to have done its work on both sides of a comparison. */
const WARM_MS = 60;

/** Milliseconds of one pass, the median of samples of at least ten milliseconds each. */
export function timeOf(pass: () => void): number {
  const warm = performance.now() + WARM_MS;
  while (performance.now() < warm) pass();
  let passes = 1;
  for (;;) {
    const ms = sample(pass, passes);
    if (ms >= SAMPLE_MS) break;
    passes = Math.max(passes + 1, Math.ceil((passes * SAMPLE_MS * 1.2) / Math.max(ms, 0.01)));
  }
  const samples = Array.from({ length: SAMPLES }, () => sample(pass, passes) / passes);
  return median(samples);
}

/** The same for a pass that waits. */
export async function timeOfAsync(pass: () => Promise<void>, samples = SAMPLES, passes = 1): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < samples; index++) {
    const start = performance.now();
    for (let one = 0; one < passes; one++) await pass();
    times.push((performance.now() - start) / passes);
  }
  return median(times);
}

function sample(pass: () => void, passes: number): number {
  const start = performance.now();
  for (let index = 0; index < passes; index++) pass();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
