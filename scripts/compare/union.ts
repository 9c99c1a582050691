import { isDeepStrictEqual } from 'node:util';
import { nodeAt } from './document.ts';
import type { Member } from './member.ts';
import type { Schema, SchemaReader } from './schema.ts';

/** The alternatives of a union in one document. */
interface Side {
  reader: SchemaReader;
  tag: string | undefined;
  members: readonly Member[];
}

interface Pair {
  /** The value of the tag that identifies the alternative. */
  label: string;
  before?: Member;
  after?: Member;
}

/** Returns the tag field: the declared discriminator, or a field that is constant in each alternative. */
export function tagOf(reader: SchemaReader, { members, union }: Schema): string | undefined {
  const { propertyName } = nodeAt(union, 'discriminator');
  if (typeof propertyName === 'string') return propertyName;
  const names = members.length > 1 ? fieldsOf(members[0]) : [];
  return names.find((name) => {
    const values = members.map((member) => constantOf(reader, member, name));
    return !values.includes(undefined) && new Set(values).size === values.length;
  });
}

function fieldsOf(member: Member | undefined): string[] {
  const keys = [...(member?.parts.keys() ?? [])];
  return keys.filter((key) => key.startsWith('.')).map((key) => key.slice(1));
}

function constantOf(reader: SchemaReader, member: Member, name: string | undefined): unknown {
  const field = name === undefined ? undefined : member.parts.get(`.${name}`);
  const values = field && reader.read(field.schema).members[0]?.facts['enum'];
  return Array.isArray(values) && values.length === 1 ? (values[0] as unknown) : undefined;
}

/** Pairs the most similar alternatives. The remaining alternatives were added or removed. */
export function pairMembers(base: Side, revision: Side): Pair[] {
  const left = [...base.members];
  const pairs: Pair[] = revision.members.map((after) => {
    const scores = left.map((before) => likenessIn([base, before], [revision, after]));
    const best = scores.indexOf(Math.max(...scores));
    const isAlike = (scores[best] ?? 0) >= 0.5;
    const [before] = isAlike ? left.splice(best, 1) : [];
    return { label: labelOf(revision, after), after, ...(before && { before }) };
  });
  return [...pairs, ...left.map((before) => ({ label: labelOf(base, before), before }))];
}

function labelOf({ reader, tag }: Side, member: Member): string {
  return String(constantOf(reader, member, tag) ?? member.name ?? member.type);
}

function likenessIn([base, before]: [Side, Member], [revision, after]: [Side, Member]): number {
  const [one, other] = [
    constantOf(base.reader, before, base.tag),
    constantOf(revision.reader, after, revision.tag),
  ];
  if (one !== undefined && other !== undefined) return isDeepStrictEqual(one, other) ? 2 : 0;
  if (before.name !== undefined && before.name === after.name) return 2;
  return likeness(before, after);
}

/** Rates the similarity of two alternatives from 0 to 1, by type and by field names. */
export function likeness(one: Member, other: Member): number {
  if (one.type !== other.type) return 0;
  const [names, others] = [new Set(fieldsOf(one)), new Set(fieldsOf(other))];
  if (names.size === 0 && others.size === 0) {
    return isDeepStrictEqual(one.facts['enum'], other.facts['enum']) ? 1 : 0.5;
  }
  return names.intersection(others).size / names.union(others).size;
}

/** Describes a schema in a few words: `string | null`, `ChatSession`. */
export function describe({ name, members, place }: Schema): string {
  const types = members.map((member) => member.name ?? member.type).join(' | ');
  return (name ?? (types || 'nothing')) + (place['nullable'] === true ? ' | null' : '');
}
