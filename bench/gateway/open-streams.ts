import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';

/** Returns the bytes of memory that a gateway's process takes for each of so many open streams. */
export async function measureOpenStreams(
  { process, url, headers }: { process: ChildProcess; url: string; headers: object },
  streams: number,
): Promise<number> {
  const agent = new Agent({ maxSockets: Infinity });
  const open = async (): Promise<void> => {
    const outgoing = request(url, { method: 'POST', headers: { ...headers }, agent });
    outgoing.end('{"type":"threads.custom_action"}');
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    await once(response, 'data');
  };
  const used = async (): Promise<number> => {
    process.send('measure');
    const [bytes] = (await once(process, 'message')) as [number];
    return bytes;
  };
  const openMany = async (count: number): Promise<void> => {
    for (let opened = 0; opened < count; opened += 100) {
      await Promise.all(Array.from({ length: 100 }, open));
    }
  };
  await openMany(500); // compiles
  const before = await used();
  await openMany(streams);
  const bytes = ((await used()) - before) / streams;
  agent.destroy();
  return Math.round(bytes);
}
