import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { UsageError } from '../cli/errors.ts';
import { lock, unlock } from './lock.ts';
import { Place } from './place.ts';
import type { Exported } from './read.ts';
import { readState, statePath, writeState, type State } from './state-file.ts';

/**
 * The file of an export, which grows by whole lines. A line counts as exported after a checkpoint,
 * which flushes the lines to disk and then replaces the state file.
 */
export class ExportFile {
  readonly path: string;
  readonly #file: FileHandle;
  #state: State;
  readonly #place: Place;
  /** Including the lines since the last checkpoint. */
  #bytes: number;
  #threads: number;

  private constructor(path: string, file: FileHandle, state: State) {
    this.path = path;
    this.#file = file;
    this.#state = state;
    this.#place = new Place(state.place ?? undefined);
    this.#bytes = state.bytes;
    this.#threads = state.threads;
  }

  /**
   * Creates the file, or opens it to resume after its last checkpoint. Throws a {@link UsageError}
   * for a file of another export.
   */
  static async open(path: string, source: State['source']): Promise<ExportFile> {
    await lock(path);
    let file: FileHandle | undefined;
    try {
      const saved = await readState(path);
      if (saved && !isSame(saved.source, source)) {
        const { user, base_url } = saved.source;
        const whose = user === null ? 'all users' : `the user ${user}`;
        throw new UsageError(
          `${path} is an export of ${whose} from ${base_url}. Choose another --out.`,
        );
      }
      file = await open(path, 'a', 0o600);
      const { size } = await file.stat();
      if (!saved && size > 0) {
        throw new UsageError(
          `${path} exists, but ${statePath(path)} does not, so the export cannot be resumed. Choose another --out.`,
        );
      }
      const state = saved ?? firstState(source);
      if (size < state.bytes) {
        throw new UsageError(
          `${path} has ${size} bytes, but ${state.bytes} were exported. Restore the file, or choose another --out.`,
        );
      }
      // A crash may have cut off the lines after the checkpoint.
      await file.truncate(state.bytes);
      if (!saved) await writeState(path, state);
      return new ExportFile(path, file, state);
    } catch (error) {
      await file?.close();
      await unlock(path);
      throw error;
    }
  }

  /** The state at the last checkpoint. */
  get state(): Readonly<State> {
    return this.#state;
  }

  /** How many threads the file has. */
  get threads(): number {
    return this.#threads;
  }

  /** How many threads the next checkpoint will save. */
  get unsaved(): number {
    return this.#threads - this.#state.threads;
  }

  /** Adds a line. */
  async append({ thread, line }: Exported): Promise<void> {
    await this.#file.appendFile(line);
    this.#bytes += Buffer.byteLength(line);
    this.#threads += 1;
    this.#place.pass(thread);
  }

  /** Saves the lines so far, so that a crash cannot lose them. */
  async checkpoint(deletedBytes = this.#state.deleted_bytes): Promise<void> {
    await this.#file.sync();
    this.#state = {
      ...this.#state,
      bytes: this.#bytes,
      threads: this.#threads,
      place: this.#threads > 0 ? this.#place.save() : null,
      deleted_bytes: deletedBytes,
    };
    await writeState(this.path, this.#state);
  }

  /** Reads the lines before the last checkpoint whose threads are not deleted yet. */
  async *undeletedLines(): AsyncGenerator<string> {
    const { deleted_bytes: start, bytes } = this.#state;
    if (start === bytes) return;
    const input = createReadStream(this.path, { start, end: bytes - 1, encoding: 'utf8' });
    // Node's readline would also split at U+2028.
    let rest = '';
    for await (const chunk of input) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  }

  /** Cuts off a partly written line, and closes the file. */
  async close(): Promise<void> {
    try {
      await this.#file.truncate(this.#bytes);
    } finally {
      await this.#file.close();
      await unlock(this.path);
    }
  }
}

function firstState(source: State['source']): State {
  return { version: 1, source, bytes: 0, threads: 0, place: null, deleted_bytes: 0 };
}

function isSame(a: State['source'], b: State['source']): boolean {
  return a.base_url === b.base_url && a.user === b.user;
}
