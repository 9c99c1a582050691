import { needsRunner } from '@chatkit-sessions/packed';
import { programs, type Program } from './programs.ts';

/** Each version of TypeScript with the package that installs it. */
export const compilers = {
  '5.4': 'typescript-5.4',
  '5.9': 'typescript-5.9',
  '6.0': 'typescript-6.0',
  '7.0': 'typescript',
} as const;
export type Version = keyof typeof compilers;

const keys = <T extends object>(record: T) => Object.keys(record) as (keyof T)[];

/** Each `moduleResolution` with the `module` that it needs. */
export const resolutions = { nodenext: 'nodenext', node16: 'node16', bundler: 'esnext' } as const;
export type Resolution = keyof typeof resolutions;

const dom = ['es2022', 'dom', 'dom.iterable'];
export const workersTypes = '@cloudflare/workers-types';

/** The global types that a consumer loads. */
export type Platform = 'DOM' | 'Node' | 'DOM and Node' | 'workers' | 'nothing';

/** The compiler options that load them. */
export const platforms: Readonly<Record<Platform, { lib: string[]; types: string[] }>> = {
  DOM: { lib: dom, types: [] },
  Node: { lib: ['es2022'], types: ['node'] },
  'DOM and Node': { lib: dom, types: ['node'] },
  workers: { lib: ['es2022'], types: [workersTypes] },
  nothing: { lib: ['es2022'], types: [] },
};

/**
 * The combinations to check: each version with `nodenext` and `bundler`, and the oldest and the newest
 * version with `node16` and with each platform. Resolution and platform do not affect each other.
 */
export const cases = [
  ...keys(compilers).flatMap((version) =>
    keys(resolutions)
      .filter((resolution) => resolution !== 'node16' || isExtreme(version))
      .map((resolution) => ({ version, resolution, platform: 'DOM and Node' as const })),
  ),
  ...(['5.4', '7.0'] as const).flatMap((version) =>
    (['DOM', 'Node', 'workers', 'nothing'] as const).map((platform) => ({
      version,
      resolution: 'nodenext' as const,
      platform,
    })),
  ),
];

/**
 * Reports whether a case checks the declarations of other packages, too: each of TypeScript 7, which is
 * fast, and one of the oldest version. Every case checks those of ours.
 */
export function checksLibraries({
  version,
  resolution,
  platform,
}: (typeof cases)[number]): boolean {
  const isFirst = version === '5.4' && resolution === 'nodenext' && platform === 'DOM and Node';
  return version === '7.0' || isFirst;
}

function isExtreme(version: Version): boolean {
  return version === '5.4' || version === '7.0';
}

/** The programs that must compile on a platform. */
export function programsOn(platform: Platform): Program[] {
  const { lib, types } = platforms[platform];
  const fitting = programs
    .filter(({ entry }) => !needsRunner(entry))
    .filter((each) => lib.includes('dom') || !asksForDom(each));
  if (types.includes('node')) return fitting;
  const withoutNode = fitting.filter((each) => !asksForNode(each));
  return platform === 'nothing' ? withoutNode.filter((each) => !asksForWeb(each)) : withoutNode;
}

/** Reports whether a program needs the types of the DOM: it defines an element of a page. */
function asksForDom({ entry }: Program): boolean {
  return entry.endsWith('/element');
}

/** Reports whether a program needs the types of Node. */
export function asksForNode({ imports }: Program): boolean {
  return [...imports].some((name) => name.startsWith('node:'));
}

/** Reports whether a program loads declarations of zod or hono, which need the types of the Web. */
function asksForWeb({ imports }: Program): boolean {
  return [...imports].some((name) => /^(zod|hono)\b/.test(name));
}
