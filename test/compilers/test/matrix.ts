import { programs, type Program } from './programs.ts';

/** Each version with the package that has it. */
export const compilers = {
  '5.4': 'typescript-5.4',
  '5.9': 'typescript-5.9',
  '6.0': 'typescript-6.0',
  '7.0': 'typescript',
} as const;

/** Each way to resolve modules with the kind of modules that goes with it. */
export const resolutions = { nodenext: 'nodenext', node16: 'node16', bundler: 'esnext' } as const;

const dom = ['es2022', 'dom', 'dom.iterable'];
export const workersTypes = '@cloudflare/workers-types';

/** Whose globals a consumer has loaded. */
export type Platform = 'DOM' | 'Node' | 'DOM and Node' | 'workers' | 'nothing';

/** The options that load them. */
export const platforms: Readonly<Record<Platform, { lib: string[]; types: string[] }>> = {
  DOM: { lib: dom, types: [] },
  Node: { lib: ['es2022'], types: ['node'] },
  'DOM and Node': { lib: dom, types: ['node'] },
  workers: { lib: ['es2022'], types: [workersTypes] },
  nothing: { lib: ['es2022'], types: [] },
};

/** The programs that are to check on a platform. */
export function programsOn(platform: Platform): Program[] {
  if (platforms[platform].types.includes('node')) return [...programs];
  const withoutNode = programs.filter((each) => !asksForNode(each));
  return platform === 'nothing' ? withoutNode.filter((each) => !asksForWeb(each)) : withoutNode;
}

export function asksForNode({ imports }: Program): boolean {
  return [...imports].some((name) => name.startsWith('node:'));
}

/** Whether it has declarations of zod or hono, which do not check where there is nothing of the Web. */
function asksForWeb({ imports }: Program): boolean {
  return [...imports].some((name) => /^(zod|hono)\b/.test(name));
}
