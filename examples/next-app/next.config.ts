import { join } from 'node:path';
import type { NextConfig } from 'next';

export default {
  // In this workspace the packages are TypeScript. Installed packages need no entry here.
  transpilePackages: [
    '@chatkit-sessions/browser',
    '@chatkit-sessions/client',
    '@chatkit-sessions/server',
  ],
  turbopack: { root: join(import.meta.dirname, '../..') },
  // `pnpm typecheck` checks the types instead, with this workspace's TypeScript.
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig;
