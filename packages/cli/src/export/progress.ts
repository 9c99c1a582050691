import { SingleBar } from 'cli-progress';
import type { Output } from '../cli/output.ts';
import { count, grouped } from '../cli/text.ts';

/** The threads that an export has written and has to write. */
export interface Counts {
  /** Threads in the file, including those of earlier runs. */
  threads: number;
  /** Threads of this run. */
  read: number;
  /** All threads that were counted so far. */
  total: number;
  isTotalKnown: boolean;
}

/** Shows the progress of an export on stderr. */
export interface Progress {
  /** Called for each thread. `isSaved` tells that the threads so far are safely on disk. */
  update(counts: Counts, isSaved: boolean): void;
  /** Shows that the API asked for a pause. */
  pause(ms: number): void;
  stop(): void;
}

/** Milliseconds between two lines if stderr is not a terminal. */
const lineInterval = 5000;

/** Creates a bar for a terminal, plain lines elsewhere, and objects with `--json`. */
export function createProgress(output: Output): Progress {
  if (output.isJson) return jsonProgress(output);
  return process.stderr.isTTY ? barProgress() : lineProgress();
}

function jsonProgress({ status }: Output): Progress {
  return {
    update: ({ threads, total, isTotalKnown }, isSaved) => {
      const event = { event: 'progress', threads, total: isTotalKnown ? total : null };
      if (isSaved) status(event, '');
    },
    pause: (ms) => status({ event: 'pause', ms } as { event: string }, ''),
    stop: () => {},
  };
}

function lineProgress(): Progress {
  const started = Date.now();
  let shown = started;
  return {
    update: (counts) => {
      if (Date.now() - shown < lineInterval) return;
      shown = Date.now();
      process.stderr.write(`${describe(counts, shown - started)}\n`);
    },
    pause: (ms) => process.stderr.write(`${describePause(ms)}\n`),
    stop: () => {},
  };
}

function barProgress(): Progress {
  const started = Date.now();
  let pausedUntil = 0;
  const bar = new SingleBar({
    format: '{bar}  {text}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    stream: process.stderr,
    clearOnComplete: true,
    gracefulExit: false,
  });
  bar.start(1, 0, { text: 'Listing the threads …' });
  return {
    update: (counts) => {
      const text = describe(counts, Date.now() - started);
      bar.setTotal(Math.max(counts.total, 1));
      bar.update(counts.threads, Date.now() < pausedUntil ? {} : { text });
    },
    pause: (ms) => {
      pausedUntil = Date.now() + ms;
      bar.update({ text: describePause(ms) });
    },
    stop: () => bar.stop(),
  };
}

/** Describes counts, as `1 200 of 5 000 threads · 118/s · 32 s left`. */
function describe({ threads, read, total, isTotalKnown }: Counts, ms: number): string {
  const rate = ms > 0 ? read / (ms / 1000) : 0;
  const parts = [
    isTotalKnown ? `${grouped(threads)} of ${count(total, 'thread')}` : count(threads, 'thread'),
    `${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))}/s`,
  ];
  if (isTotalKnown && rate > 0) parts.push(`${duration((total - threads) / rate)} left`);
  return parts.join(' · ');
}

function describePause(ms: number): string {
  return `The API asked to slow down (429): waiting ${duration(ms / 1000)}.`;
}

function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 120) return `${whole} s`;
  return whole < 7200 ? `${Math.round(whole / 60)} min` : `${(whole / 3600).toFixed(1)} h`;
}
