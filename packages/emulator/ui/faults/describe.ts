import type { Fault } from '../../src/faults/schema.ts';

const damages: Record<NonNullable<Fault['damage']>, string> = {
  truncated: 'body cut off',
  stalled: 'body never sent',
  invalid: 'broken JSON',
  html: 'page of HTML',
};

/** Describes in a few words what a fault does to a call. */
export function describeEffect({ status, headers, body, damage, reset, delay }: Fault): string {
  const parts = [
    status && `Status ${status}`,
    reset && `Connection reset ${reset} the operation`,
    damage && damages[damage],
    body !== undefined && 'own body',
    ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    delay && `delay of ${delay} ms`,
  ].filter(Boolean);
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Describes which calls a fault affects. */
export function describeScope({ operation = 'every operation', times, rate }: Fault): string {
  const share = rate === undefined ? '' : `${Math.round(rate * 100)} % of the calls to `;
  const count = times === undefined ? '' : `, ${times} more ${times === 1 ? 'call' : 'calls'}`;
  return `${share}${operation}${count}`;
}
