import type { Connection } from '../cli/connect.ts';
import type { Output } from '../cli/output.ts';
import { count } from '../cli/text.ts';
import { listAfter } from './list.ts';
import type { SavedPlace } from './place.ts';
import { createProgress, type Counts, type Progress } from './progress.ts';

/** The place where an export starts. */
export interface Start {
  user: string | undefined;
  /** The threads of earlier runs. */
  threads: number;
  place: SavedPlace | null;
}

/** Counts the threads of an export, and shows the counts while it runs. */
export class Tally {
  readonly #output: Output;
  readonly #progress: Progress;
  readonly #counts: Counts;
  #gone = 0;
  #kept = 0;

  constructor(connection: Connection, output: Output, { user, threads, place }: Start) {
    this.#output = output;
    this.#progress = createProgress(output);
    this.#counts = { threads, read: 0, total: threads, isTotalKnown: false };
    connection.rateLimit.onPause = (ms) => this.#progress.pause(ms);
    // Counts all threads while the export runs. The export itself takes longer, since it reads the items.
    this.#countAll(listAfter(connection, user, place ?? undefined)).catch(() => {
      // Without the total, the progress shows no time left. The export reports its own errors.
    });
  }

  async #countAll(threads: AsyncIterable<unknown>): Promise<void> {
    for await (const _ of threads) this.#counts.total += 1;
    this.#counts.isTotalKnown = true;
  }

  /** Counts a thread that was written. */
  readonly add = (): void => {
    this.#counts.threads += 1;
    this.#counts.read += 1;
    this.#counts.total = Math.max(this.#counts.total, this.#counts.threads);
    this.#progress.update(this.#counts, false);
  };

  /** Counts a thread that was deleted before it was read. */
  readonly addGone = (): void => {
    this.#gone += 1;
    this.#counts.total = Math.max(this.#counts.total - 1, this.#counts.threads);
  };

  /** Counts a thread that was not deleted, since it has new items. */
  readonly addKept = (): void => {
    this.#kept += 1;
  };

  /** Shows that the threads so far are safely on disk. */
  readonly save = (): void => this.#progress.update(this.#counts, true);

  /** Reports that the export stopped early. */
  stop(out: string | undefined): void {
    this.#progress.stop();
    const { threads } = this.#counts;
    const text = `Stopped after ${count(threads, 'thread')}.`;
    const advice = out === undefined ? '' : ' Run the same command again to resume.';
    this.#output.status({ ...this.#event('stopped') }, text + advice);
  }

  /** Reports what the whole export did. */
  async finish(out: string | undefined): Promise<void> {
    this.#progress.stop();
    const { threads, read } = this.#counts;
    const parts = [
      `Exported ${count(read, 'thread')}${out === undefined ? '.' : ` to ${out}.`}`,
      threads > read &&
        `The file has ${count(threads, 'thread')}, including those of earlier runs.`,
      this.#gone > 0 && `Left out ${count(this.#gone, 'thread')} deleted during the export.`,
      this.#kept > 0 &&
        `Did not delete ${count(this.#kept, 'thread')} with new items: export to another file to save them.`,
    ];
    const event = this.#event('done');
    // Without --out, the threads go to stdout and the summary to stderr.
    if (this.#output.isJson && out !== undefined) await this.#output.result(event, '');
    else this.#output.status(event, parts.filter(Boolean).join(' '));
  }

  #event(event: 'done' | 'stopped') {
    const { threads, read } = this.#counts;
    return { event, threads, read, disappeared: this.#gone, kept: this.#kept };
  }
}
