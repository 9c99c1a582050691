import { readFile } from 'node:fs/promises';
import nodeModule from 'node:module';
import type { PlainResponse } from './response.ts';

/** The path of a script to load in place of the vendor's. */
const scriptPath = '/_emulator/chatkit.js';

/** The extension of the modules: `js` in a build, `ts` in a checkout, where types are stripped. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** A classic script like the vendor's. Its import must be absolute: the page may have another origin. */
const loader = `import(new URL('element/index.${extension}', document.currentScript.src));\n`;

/**
 * Returns the script that defines the stand-in `<openai-chatkit>`, or one of its modules. Returns
 * undefined for any other path.
 */
export async function readElementScript(path: string): Promise<PlainResponse | undefined> {
  if (path === scriptPath) return toScript(loader);
  const [, name, end] = /^\/_emulator\/element\/([a-z-]+)\.(js|ts)$/.exec(path) ?? [];
  if (!name || end !== extension) return undefined;
  const file = new URL(`../element/${name}.${end}`, import.meta.url);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return toScript(end === 'ts' ? nodeModule.stripTypeScriptTypes(text) : text);
}

function toScript(body: string): PlainResponse {
  return {
    status: 200,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      // The script has no secret, and pages of any origin may load it.
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
    },
    body,
  };
}
