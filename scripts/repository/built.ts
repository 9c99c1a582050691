import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.ts';

/**
 * From here on, `@chatkit-sessions/*` means what is built, as `publishConfig.exports` says, and not
 * the sources, as in the workspace: what runs is what would be published.
 */
export function useBuiltPackages(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const [, name, entry = ''] = /^@chatkit-sessions\/([^/]+)(\/.*)?$/.exec(specifier) ?? [];
      if (!name) return next(specifier, context);
      const folder = join(root, 'packages', name);
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        publishConfig: { exports: Record<string, { default: string }> };
      };
      const file = manifest.publishConfig.exports[`.${entry}`]?.default;
      if (!file) throw new Error(`${name} does not publish the entry .${entry}`);
      return { url: pathToFileURL(join(folder, file)).href, shortCircuit: true };
    },
  });
}
