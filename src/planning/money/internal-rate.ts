import { presentValue } from "./annuity.ts";

const [LOWEST, HIGHEST] = [-0.99, 100];
const STEPS = 200;

/**
 * The rate at which cash flows are worth nothing today. Null where there is none that means anything: money
 * never changes its direction, or does so more than once and several rates would do.
 * @param flows one for each year, the first today
 */
export function internalRate(flows: readonly number[]): number | null {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  const turns = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
  if (turns !== 1) return null;
  let [low, high] = [LOWEST, HIGHEST];
  const rising = presentValue(flows, low) < presentValue(flows, high);
  if (presentValue(flows, low) * presentValue(flows, high) > 0) return null;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (presentValue(flows, middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
