/** A consumer's program. */
export interface Program {
  text: string;
  /**
   * The most that its bundle may have from any bundler, in bytes of gzip: what was measured and a
   * little more. To be lowered as packages get smaller, and raised only with a reason.
   */
  bytes: number;
  /** What it prints. */
  prints: string;
  /** Packages that its bundle must hold nothing of. */
  without: readonly string[];
}

const body = `{ user: 'user_123', workflow: { id: 'wf_123' } }`;

export const programs: Readonly<Record<string, Program>> = {
  'a call of the client': {
    text: `
      import { ChatKit } from '@chatkit-sessions/client';
      const chatkit = new ChatKit({
        apiKey: 'sk-any',
        fetch: async (url, { method }) => Response.json({ id: method + ' ' + url }),
      });
      const session = await chatkit.sessions.create(${body});
      console.log(session.id);
    `,
    bytes: 6_000,
    prints: 'POST https://api.openai.com/v1/chatkit/sessions',
    without: ['zod', 'hono', '@chatkit-sessions/zod'],
  },
  "a check of a body with zod/mini's entry": {
    text: `
      import { SessionCreateParams } from '@chatkit-sessions/zod/mini';
      console.log(SessionCreateParams.safeParse(${body}).success);
    `,
    bytes: 9_400,
    prints: 'true',
    without: ['hono', '@chatkit-sessions/client'],
  },
  'a check of a body with the standalone entry': {
    text: `
      import { SessionCreateParams } from '@chatkit-sessions/zod/standalone';
      console.log(SessionCreateParams['~standard'].validate(${body}).issues === undefined);
    `,
    bytes: 1_500,
    prints: 'true',
    without: ['zod', 'hono', '@chatkit-sessions/client'],
  },
  "a check of a body with zod's entry": {
    text: `
      import { SessionCreateParams } from '@chatkit-sessions/zod';
      console.log(SessionCreateParams.safeParse(${body}).success);
    `,
    bytes: 31_500,
    prints: 'true',
    without: ['hono', '@chatkit-sessions/client'],
  },
  'a session of the emulator': {
    text: `
      import { createEmulator } from '@chatkit-sessions/emulator';
      const answer = await createEmulator().fetch('http://localhost/v1/chatkit/sessions', {
        method: 'POST',
        headers: {
          authorization: 'Bearer sk-any',
          'content-type': 'application/json',
          'openai-beta': 'chatkit_beta=v1',
        },
        body: JSON.stringify(${body}),
      });
      console.log(answer.status, (await answer.json()).status);
    `,
    bytes: 42_000,
    prints: '200 active',
    without: ['@chatkit-sessions/client'],
  },
};
