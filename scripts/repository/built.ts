import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.ts';

/**
 * Makes later imports of `@chatkit-sessions/*` resolve to the builds, by `publishConfig.exports`. In
 * the workspace they would resolve to the sources.
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
      if (!file) throw new Error(`${name} publishes no entry .${entry}`);
      return { url: pathToFileURL(join(folder, file)).href, shortCircuit: true };
    },
  });
}
