import { do_not_optimize } from 'mitata';

export type Check = (value: unknown) => boolean;

/**
 * Measures millions of checks per second, the best of several rounds. The contenders take turns in each
 * round, so other load on the machine affects all of them.
 */
export function measureRates(
  checks: Readonly<Record<string, Check>>,
  value: unknown,
  { rounds = 12, roundMs = 20 } = {},
): Record<string, number> {
  const best: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, check] of Object.entries(checks)) {
      let count = 0;
      const start = performance.now();
      let now = start;
      while (now - start < roundMs) {
        for (let at = 0; at < 200; at++) do_not_optimize(check(value));
        count += 200;
        now = performance.now();
      }
      best[name] = Math.max(best[name] ?? 0, count / (now - start) / 1000);
    }
  }
  return best;
}
