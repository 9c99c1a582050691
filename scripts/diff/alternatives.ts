import type { Documents } from './change.ts';
import { keysOf, toPointer, valueAt } from './pointer.ts';
import type { Finding, Side } from './redocly.ts';

/**
 * An alternative of an `anyOf` that changed is to redocly one that went and one that came. Those of
 * one type are taken for the same, and what differs between them is found by keyword.
 */
export function pairAlternatives(findings: readonly Finding[]): Finding[] {
  const left = [...findings];
  const found: Finding[] = [];
  for (const gone of findings.filter((each) => isAlternative(each, 'removed'))) {
    const come = left.find(
      (each) =>
        isAlternative(each, 'added') &&
        parent(each) === parent(gone) &&
        typeOf(each) === typeOf(gone),
    );
    if (!come) continue;
    left.splice(left.indexOf(come), 1);
    left.splice(left.indexOf(gone), 1);
    found.push(...keywordFindings(gone, come));
  }
  return [...left, ...found];
}

/**
 * redocly may take two alternatives of different types for one whose type changed, such as the only
 * one of now for the second of three: to users, one went and another one came.
 */
export function splitAlternatives(
  findings: readonly Finding[],
  { base, revision }: Documents,
): Finding[] {
  const replaced = findings.filter(isReplaced);
  const paths = new Set(replaced.map(({ path }) => path));
  const whole = (side: Side | undefined, document: unknown): Side => {
    const keys = keysOf(side?.pointer ?? '');
    const place = keys.at(-1) === 'type' ? keys.slice(0, -1) : keys;
    return { pointer: toPointer(place), line: 0, col: 0, value: valueAt(document, place) };
  };
  return [
    ...findings.filter(({ path, property }) => property === undefined || !paths.has(path)),
    ...replaced.flatMap((finding): Finding[] => {
      const { path, typeName, impact, verdicts } = finding;
      const both = { path, typeName, impact, verdicts };
      return [
        { ...both, kind: 'removed', base: whole(finding.base, base) },
        { ...both, kind: 'added', revision: whole(finding.revision, revision) },
      ];
    }),
  ];
}

function isReplaced({ typeName, property, path, base, revision }: Finding): boolean {
  if (typeName !== 'Schema' || property !== 'type' || !/\/anyOf\/\d+$/.test(path)) return false;
  const numbers = ['integer', 'number'];
  return ![base?.value, revision?.value].every((type) => numbers.includes(String(type)));
}

type Keywords = Readonly<Record<string, unknown>>;

function isAlternative(finding: Finding, kind: 'added' | 'removed'): boolean {
  const value = kind === 'added' ? finding.revision?.value : finding.base?.value;
  return (
    finding.typeName === 'Schema' &&
    finding.kind === kind &&
    /\/anyOf\/\d+$/.test(finding.path) &&
    // What an alternative refers to has a name of its own, and is compared under that.
    typeof (value as Keywords | undefined)?.['type'] === 'string' &&
    !isNested(value as Keywords)
  );
}

/** Only plain values are compared by keyword here; the rest stays as redocly found it. */
function isNested(value: Keywords): boolean {
  return Object.values(value).some((each) => typeof each === 'object' && !Array.isArray(each));
}

function parent({ path }: Finding): string {
  return path.replace(/\d+$/, '');
}

function typeOf({ base, revision }: Finding): unknown {
  const { value } = base ?? revision ?? {};
  return (value as Keywords | undefined)?.['type'];
}

function keywordFindings(gone: Finding, come: Finding): Finding[] {
  const { base } = gone;
  const { revision } = come;
  if (!base || !revision) return [];
  const [was, is] = [base.value as Keywords, revision.value as Keywords];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((keyword) => JSON.stringify(was[keyword]) !== JSON.stringify(is[keyword]))
    .map((property) => ({
      path: come.path,
      kind: 'modified',
      typeName: 'Schema',
      property,
      impact: gone.impact,
      verdicts: [],
      base: { ...base, value: was[property] },
      revision: { ...revision, value: is[property] },
    }));
}
