import type { Finding } from './redocly.ts';

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
    const isGone = finding.base?.value !== undefined;
    const [gone, come] = isGone ? [finding, other] : [other, finding];
    if (!gone?.base || !come?.revision) return [finding];
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
