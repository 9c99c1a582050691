import type { Change } from '../compare/change.ts';
import { isProse } from '../compare/keywords.ts';
import type { Kind } from './rules.ts';

const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
/** The words of validators' messages. */
const advice = ['x-hint', 'x-unit', 'x-misnamed', 'discriminator'];

type Judge = (change: Change, isAdded: boolean, isRemoved: boolean) => Kind;

const isSet = (value: unknown): boolean => value !== undefined && value !== false;

/** Adding a rule tightens, removing one loosens, and any other pattern may refuse old values. */
const ruleKind: Judge = ({ after }) => (isSet(after) ? 'bound tightened' : 'bound loosened');

const judges: Readonly<Record<string, Judge>> = {
  operation: (_, isAdded) => (isAdded ? 'operation added' : 'operation removed'),
  operationId: () => 'operation renamed',
  route: () => 'operation moved',
  'path parameters': ({ before, after }) => {
    const [names, newNames] = [before, after] as unknown[][];
    const isMoved = names?.some((name, at) => newNames?.includes(name) && newNames[at] !== name);
    return isMoved ? 'path parameters reordered' : 'path parameters renamed';
  },
  parameter: ({ note }, _, isRemoved) => {
    if (isRemoved) return 'parameter removed';
    if (note === 'required') return 'required parameter added';
    return note ? 'params added' : 'parameter added';
  },
  'request body': ({ note }, _, isRemoved) => {
    if (isRemoved) return 'body removed';
    if (note === 'required') return 'required body added';
    return note ? 'params added' : 'body added';
  },
  style: () => 'serialization changed',
  explode: () => 'serialization changed',
  'media type': () => 'media type changed',
  success: ({ note }, isAdded) => {
    if (note) return isAdded ? 'response added' : 'response removed';
    return isAdded ? 'success added' : 'success removed';
  },
  'response header': (_, isAdded) =>
    isAdded ? 'response header added' : 'response header removed',
  error: (_, isAdded) => (isAdded ? 'response added' : 'response removed'),
  servers: () => 'server changed',
  security: () => 'security changed',
  schema: (_, isAdded, isRemoved) =>
    isAdded ? 'schema added' : isRemoved ? 'schema removed' : 'schema renamed',
  required: ({ after }) => (after === true ? 'became required' : 'became optional'),
  field: ({ note }, _, isRemoved) =>
    isRemoved ? 'field removed' : note ? 'required field added' : 'field added',
  'unknown fields': ({ after }) => (after === 'refused' ? 'object closed' : 'object opened'),
  alternative: (_, isAdded) => (isAdded ? 'alternative added' : 'alternative removed'),
  tag: () => 'tag changed',
  nullable: ({ after }) => (after === true ? 'null allowed' : 'null refused'),
  type: ({ before, after }) => {
    if (before === 'integer' && after === 'number') return 'integer became number';
    return before === 'number' && after === 'integer' ? 'number became integer' : 'type changed';
  },
  default: () => 'default changed',
  deprecated: ({ after }) => (after === true ? 'deprecated' : 'prose'),
  pattern: ruleKind,
  uniqueItems: ruleKind,
  multipleOf: ({ before, after }) => {
    const isFactor = Number.isInteger(Number(before) / Number(after));
    return after === undefined || isFactor ? 'bound loosened' : 'bound tightened';
  },
};

/** Says what a change is. A list of values or of responses may hold several changes. */
export function kindsOf(change: Change): [Kind, Change][] {
  const { what, at, before, after } = change;
  if (at === 'the document') return [['document', change]];
  if (what === 'enum') return valueKinds(change);
  if (lower.includes(what)) return [[boundKind(before, after, -1), change]];
  if (upper.includes(what)) return [[boundKind(before, after, 1), change]];
  if (isProse(what)) return [['prose', change]];
  if (advice.includes(what)) return [['advice', change]];
  if (what.startsWith('x-')) {
    return [[what.startsWith('x-pagination') ? 'pagination changed' : 'document', change]];
  }
  const judge = Object.hasOwn(judges, what) ? judges[what] : undefined;
  return [[judge?.(change, before === undefined, after === undefined) ?? 'other', change]];
}

/** `sign` is 1 for an upper bound and -1 for a lower one; no bound is the loosest. */
function boundKind(before: unknown, after: unknown, sign: 1 | -1): Kind {
  const limit = (bound: unknown): number => (typeof bound === 'number' ? bound * sign : Infinity);
  return limit(after) < limit(before) ? 'bound tightened' : 'bound loosened';
}

function valueKinds(change: Change): [Kind, Change][] {
  const { before, after } = change;
  if (!Array.isArray(after)) return [['values unlimited', change]];
  if (!Array.isArray(before)) return [['values limited', change]];
  if (before.length === 1 && after.length === 1) {
    return [['constant changed', { ...change, before: before[0], after: after[0] }]];
  }
  return listKinds(change, 'enum value added', 'enum value removed');
}

function listKinds(change: Change, added: Kind, removed: Kind): [Kind, Change][] {
  const [was, is] = [new Set(change.before as unknown[]), new Set(change.after as unknown[])];
  return [
    ...[...was.difference(is)].map((value): [Kind, Change] => [
      removed,
      { ...change, before: value, after: undefined },
    ]),
    ...[...is.difference(was)].map((value): [Kind, Change] => [
      added,
      { ...change, before: undefined, after: value },
    ]),
  ];
}
