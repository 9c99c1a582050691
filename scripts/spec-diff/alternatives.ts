import type { Finding } from './redocly.ts';

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

/** A constant that became an enum, or the other way round: redocly sees one go and one come. */
export function pairConstants(findings: readonly Finding[]): Finding[] {
  const isValues = ({ typeName, property = '' }: Finding): boolean =>
    typeName === 'Schema' && ['const', 'enum'].includes(property);
  const partner = (one: Finding): Finding | undefined =>
    findings.find(
      (other) => isValues(other) && other.path === one.path && other.property !== one.property,
    );
  return findings.flatMap((finding): Finding[] => {
    const other = isValues(finding) ? partner(finding) : undefined;
    const [gone, come] = [finding, other].toSorted((one) =>
      one?.base?.value === undefined ? 1 : -1,
    );
    if (!other || !gone?.base || !come?.revision) return [finding];
    if (finding !== come) return [];
    return [
      {
        ...come,
        property: 'enum',
        base: { ...gone.base, value: [gone.base.value].flat() },
        revision: { ...come.revision, value: [come.revision.value].flat() },
      },
    ];
  });
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
