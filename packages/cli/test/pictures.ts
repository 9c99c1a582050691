// Draws the pictures of the README from a run of the command: `pnpm --filter @chatkit-sessions/cli pictures`.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AnsiUp } from 'ansi_up';
import { chromium } from 'playwright-core';
import { createEmulator, seededRandom } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';

const main = join(import.meta.dirname, '../src/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'chatkit-picture-'));
const emulator = createEmulator({ random: seededRandom(7) });
const created_at = Date.UTC(2026, 10, 20, 9, 41) / 1000;
const { id } = emulator.threads.add({
  id: 'cthr_7f3a9c',
  user: 'user_123',
  title: 'Where is my order?',
  created_at,
  items: [
    {
      type: 'chatkit.user_message',
      created_at,
      content: [{ type: 'input_text', text: 'Where is my order 4711?' }],
      attachments: [],
      inference_options: null,
    },
    {
      type: 'chatkit.client_tool_call',
      created_at: created_at + 2,
      call_id: 'call_1',
      name: 'find_order',
      arguments: '{"order":4711}',
      output: '{"state":"shipped"}',
      status: 'completed',
    },
    {
      type: 'chatkit.assistant_message',
      created_at: created_at + 4,
      content: [{ type: 'output_text', text: 'It was shipped this morning.', annotations: [] }],
    },
  ],
});
for (let at = 1; at < 240; at++) emulator.threads.add({ user: 'user_123', items: [] });
const server = await serve(emulator);

const lines = [
  ...(await show('doctor', '--workflow', 'wf_support')),
  ...(await show('threads', 'show', id)),
];
emulator.faults.add({ operation: 'threads.listItems', delay: 15 });
lines.push(...(await show('threads', 'export', '--out', 'threads.jsonl')));
await server.close();
rmSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const scheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ viewport: { width: 940, height: 100 } });
  await page.setContent(html(scheme));
  await page.locator('pre').screenshot({
    path: join(import.meta.dirname, '../images', `terminal-${scheme}.png`),
    omitBackground: true,
  });
}
await browser.close();

/** Runs the command in a terminal. Returns its lines, and one state of the progress bar at 60 percent. */
async function show(...args: string[]): Promise<string[]> {
  const command = [process.execPath, main, ...args].map((each) => `'${each}'`).join(' ');
  const { stdout } = await promisify(execFile)(
    'script',
    ['-qec', `stty cols 110; ${command}`, '/dev/null'],
    {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        TERM: 'xterm-256color',
        OPENAI_API_KEY: 'sk-any',
        OPENAI_BASE_URL: server.url,
      },
    },
  );
  // Each state of the bar begins at the left edge. The lines of the bar end with another such sequence.
  /* oxlint-disable no-control-regex -- a terminal's sequences begin with one */
  const leftEdge = /\x1b\[(?:[01]G|2K)|\r(?!\n)/;
  const cursor = /^.*\x1b\[(?:\d*[GKJ]|\?25h)/s;
  /* oxlint-enable no-control-regex */
  const states = stdout.split(leftEdge).filter((state) => state.includes('█'));
  const bar = states[Math.floor(states.length * 0.6)];
  const rest = stdout.split(/\r?\n/).map((line) => line.replace(cursor, ''));
  return [
    `\x1b[2m$\x1b[0m \x1b[1mchatkit-sessions ${args.join(' ')}\x1b[0m`,
    ...(bar ? [bar] : []),
    ...rest,
  ];
}

function html(scheme: 'light' | 'dark'): string {
  const ansi = new AnsiUp();
  ansi.use_classes = true;
  const text = ansi.ansi_to_html(lines.join('\n').trimEnd());
  return `<style>
    :root { color-scheme: ${scheme} }
    body { margin: 0 }
    pre {
      margin: 0; padding: 20px 24px; border-radius: 10px; width: fit-content;
      font: 14px/1.5 'DejaVu Sans Mono', monospace;
      background: ${scheme === 'dark' ? '#161b22' : '#f6f8fa'};
      color: ${scheme === 'dark' ? '#e6edf3' : '#1f2328'};
    }
    .ansi-green-fg { color: light-dark(#116329, #3fb950) }
    .ansi-yellow-fg { color: light-dark(#7d4e00, #d29922) }
    .ansi-red-fg { color: light-dark(#a40e26, #ff7b72) }
    .ansi-cyan-fg { color: light-dark(#0a5d85, #56d4dd) }
  </style><pre>${text}</pre>`;
}
