import { computed, signal } from '@preact/signals';
import { control } from './control.ts';
import { attempt } from './notices.ts';

/** The time of the emulator's clock less the time of this browser, in milliseconds. */
const ahead = signal(0);
const browserNow = signal(Date.now());
setInterval(() => (browserNow.value = Date.now()), 250);

/** The time of the emulator's clock in Unix milliseconds, updated every quarter of a second. */
export const now = computed(() => browserNow.value + ahead.value);

/** The time in whole seconds, for parts of the page that change once a second. */
export const nowInSeconds = computed(() => Math.floor(now.value / 1000));

/** Whole seconds by which the clock is ahead of this browser; less than two may be the network. */
export const lead = computed(() => (ahead.value < 2000 ? 0 : Math.round(ahead.value / 1000)));

export function setClock(time: number): void {
  browserNow.value = Date.now();
  ahead.value = time - browserNow.value;
}

export function advance(milliseconds: number, label: string): Promise<void> {
  return attempt(async () => {
    setClock((await control<{ now: number }>('POST', '/clock', { advance: milliseconds })).now);
  }, `Clock advanced by ${label}`);
}

/** The steps of the buttons that advance the clock. */
export const steps: readonly (readonly [label: string, milliseconds: number])[] = [
  ['1 min', 60_000],
  ['10 min', 600_000],
  ['1 h', 3_600_000],
];
