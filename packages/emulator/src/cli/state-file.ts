import { open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readSnapshot, type Snapshot } from '../snapshot/schema.ts';

/** The file of `--state`. */
export class StateFile {
  /** The given path, or the target of a link at that path. */
  path: string;
  /** Identifies the content that this process read or wrote. Undefined if there was no file. */
  #version: string | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Reads the state. Returns undefined if the file does not exist. Throws if it is invalid. */
  async read(): Promise<Snapshot | undefined> {
    const text = await this.#readText();
    if (text === undefined) return undefined;
    const advice = 'Delete the file to start without a state, or name another one';
    let snapshot: unknown;
    try {
      snapshot = JSON.parse(text);
    } catch {
      // The parser's message would quote the file, which contains secrets.
      const problem = text.trim() === '' ? 'it is empty' : 'it is not JSON, or was cut off';
      throw new Error(`cannot load --state ${this.path}: ${problem}. ${advice}.`);
    }
    try {
      return readSnapshot(snapshot);
    } catch (error) {
      const { message } = error as Error;
      throw new Error(`cannot load --state ${this.path}: ${message} ${advice}.`, { cause: error });
    }
  }

  /**
   * Writes the state beside the file and renames it, so that a crash leaves the old content or the new
   * one. Throws if another program has changed the file.
   */
  async write(snapshot: Snapshot): Promise<void> {
    const found = await this.#findVersion();
    if (found !== undefined && found !== this.#version) {
      throw new Error(
        `another program changed ${this.path}. Give each emulator a file of its own.`,
      );
    }
    const beside = `${this.path}.${process.pid}.new`;
    try {
      // Only this user may read the file, which contains secrets.
      const handle = await open(beside, 'w', 0o600);
      try {
        await handle.writeFile(JSON.stringify(snapshot));
        await handle.sync();
        this.#version = await versionOf(handle);
      } finally {
        await handle.close();
      }
      await rename(beside, this.path);
    } catch (error) {
      this.#version = found;
      await rm(beside, { force: true }).catch(() => {});
      throw error;
    }
  }

  /** Deletes the files that killed processes left beside the file. */
  async deleteLeftovers(): Promise<void> {
    const folder = dirname(this.path);
    const start = `${basename(this.path)}.`;
    for (const name of await readdir(folder)) {
      const [, pid] =
        (name.startsWith(start) && /^(\d+)\.new$/.exec(name.slice(start.length))) || [];
      if (pid && !isRunning(Number(pid))) await rm(join(folder, name), { force: true });
    }
  }

  async #readText(): Promise<string | undefined> {
    try {
      // Writes to the target of a link, since a rename would replace the link.
      this.path = await realpath(this.path);
      const handle = await open(this.path);
      try {
        this.#version = await versionOf(handle);
        return await handle.readFile('utf8');
      } finally {
        await handle.close();
      }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      const advice = 'Name another file';
      throw new Error(`cannot read --state ${this.path}: ${message}. ${advice}.`, { cause: error });
    }
  }

  async #findVersion(): Promise<string | undefined> {
    try {
      return toVersion(await stat(this.path));
    } catch {
      return undefined; // The write reports the problem.
    }
  }
}

async function versionOf(handle: FileHandle): Promise<string> {
  return toVersion(await handle.stat());
}

function toVersion({ ino, mtimeMs, size }: { ino: number; mtimeMs: number; size: number }): string {
  return [ino, mtimeMs, size].join(' ');
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
