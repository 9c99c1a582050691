import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { objects, start } from './command.ts';

/** One line of `doctor --json`. */
export interface Finding {
  check: string;
  status: 'ok' | 'warn' | 'fail';
  message: string;
  remedy?: string;
}

export const key = 'sk-obviously-fake-key-of-a-test';

/** Runs `doctor --json`. Checks that each problem has a remedy, and that no key and no secret is printed. */
export async function diagnose(args: readonly string[], env: Record<string, string>) {
  const { code, stdout, stderr } = await start(['doctor', '--json', ...args], env).ended;
  expect(stdout + stderr).not.toMatch(/obviously-fake|ek_[a-z0-9]/i);
  const findings = objects(stdout) as unknown as Finding[];
  for (const { status, remedy } of findings) expect(remedy === undefined).toBe(status === 'ok');
  const failed = findings.some(({ status }) => status === 'fail');
  expect(code, stderr).toBe(failed ? 1 : 0);
  return (check: string) => findings.find((each) => each.check === check);
}

/** Serves an endpoint on loopback until the test ends. Returns its URL. */
export async function serveEndpoint(
  respond: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(respond);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/chatkit`;
}
