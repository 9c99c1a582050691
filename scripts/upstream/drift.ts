import { compareApis } from '../compare/compare.ts';
import type { Api } from '../spec/api.ts';
import { isAnnotation } from '../spec/keywords.ts';

/** Differences that are not visible in requests and responses, beside annotations. */
const unseen = ['operationId', 'path parameters', 'summary', 'tags'];
const visibleAnnotations = ['default', 'deprecated'];

/** The structural differences of the vendor's document from our spec. */
export interface Drift {
  /** Such as `Expires.seconds › maximum › ours 600, theirs absent`, in the names of our spec. */
  differences: string[];
  /** Such as `ChatSession is ChatSessionResource`: schemas that were compared under other names. */
  renamed: string[];
}

export function findDrift(ours: Api, theirs: Api): Drift {
  const { changes, pairs } = compareApis(theirs, ours);
  const structural = changes.filter(({ at, what, after }) => {
    // The names of schemas may differ.
    if (what === 'schema') return after !== undefined && !pairs.has(String(after));
    if (at === 'the document' || unseen.includes(what)) return false;
    return visibleAnnotations.includes(what) || !isAnnotation(what);
  });
  const differences = structural.map(({ at, what, before, after }) => {
    const [ours, theirs] = [after, before].map((value) => JSON.stringify(value) ?? 'absent');
    return `${at} › ${what} › ours ${ours}, theirs ${theirs}`;
  });
  const renamed = [...pairs].flatMap(([name, others]) => {
    const names = [...others].filter((other) => other !== name);
    return names.length === 0 ? [] : [`${name} is ${names.join(' and ')}`];
  });
  return { differences: differences.map(printable), renamed: renamed.map(printable) };
}

/** Encodes control characters, so that the vendor's texts cannot control the terminal. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, encodeURIComponent);
}
