import { do_not_optimize } from 'mitata';

export type Check = (value: unknown) => boolean;

/**
 * Millions of checks a second, the best of several rounds. The contenders take turns within each
 * round, so that what else the machine does falls on all of them.
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
