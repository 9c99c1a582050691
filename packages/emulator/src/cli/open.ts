import { spawn } from 'node:child_process';

/** The command that opens an address, by the platform. */
const commands: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the browser of this machine. Does nothing if there is no browser. */
export function openInBrowser(url: string): void {
  const [command, ...args] = commands[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  // A person can open the printed address.
  child.on('error', () => {});
  child.unref();
}
