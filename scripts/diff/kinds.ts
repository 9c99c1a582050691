import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../compare/change.ts';
import { nodeAt } from '../compare/document.ts';
import { isProse, lowerBounds, upperBounds } from '../compare/keywords.ts';
import type { Kind } from './rules.ts';

/** Keywords that only affect the messages of validators. */
const advice = ['x-hint', 'x-unit', 'x-misnamed'];

/** Changes whose kind does not depend on the values. */
const plain: Readonly<Record<string, Kind>> = {
  operationId: 'operation renamed',
  route: 'operation moved',
  style: 'serialization changed',
  explode: 'serialization changed',
  'given by': 'header input changed',
  'media type': 'media type changed',
  servers: 'server changed',
  security: 'security changed',
  tag: 'tag changed',
  default: 'default changed',
};

type Judge = (change: Change) => Kind;

const isSet = (value: unknown): boolean => value !== undefined && value !== false;
const isAdded = ({ before }: Change): boolean => before === undefined;
const isRemoved = ({ after }: Change): boolean => after === undefined;
const either =
  (added: Kind, removed: Kind): Judge =>
  (change) =>
    isAdded(change) ? added : removed;
/** A new rule tightens, a removed rule loosens. Another pattern may reject old values, so it tightens. */
const ruleKind: Judge = ({ after }) => (isSet(after) ? 'bound tightened' : 'bound loosened');
const responseKind = either('response added', 'response removed');

const judges: Readonly<Record<string, Judge>> = {
  operation: either('operation added', 'operation removed'),
  'path parameters': ({ before, after }) => {
    const [names, newNames] = [before, after] as unknown[][];
    const isMoved = names?.some((name, at) => newNames?.includes(name) && newNames[at] !== name);
    return isMoved ? 'path parameters reordered' : 'path parameters renamed';
  },
  parameter: (change) =>
    isRemoved(change)
      ? 'parameter removed'
      : inputKind(change, 'required parameter added', 'parameter added'),
  'request body': (change) =>
    isRemoved(change) ? 'body removed' : inputKind(change, 'required body added', 'body added'),
  error: responseKind,
  success: (change) =>
    (change.note ? responseKind : either('success added', 'success removed'))(change),
  'response header': either('response header added', 'response header removed'),
  schema: (change) =>
    isRemoved(change) || isAdded(change)
      ? either('schema added', 'schema removed')(change)
      : 'schema renamed',
  required: ({ after }) => (after === true ? 'became required' : 'became optional'),
  field: (change) =>
    either(change.note ? 'required field added' : 'field added', 'field removed')(change),
  'unknown fields': ({ after }) => (after === 'refused' ? 'object closed' : 'object opened'),
  alternative: either('alternative added', 'alternative removed'),
  discriminator: ({ before, after }) => {
    const [tags, newTags] = [before, after].map((each) =>
      Object.keys(nodeAt(each, 'mapping')).toSorted(),
    );
    return isDeepStrictEqual(tags, newTags) ? 'advice' : 'tag changed';
  },
  nullable: ({ after }) => (after === true ? 'null allowed' : 'null refused'),
  type: ({ before, after }) => {
    if (before === 'integer' && after === 'number') return 'integer became number';
    return before === 'number' && after === 'integer' ? 'number became integer' : 'type changed';
  },
  deprecated: ({ after }) => (after === true ? 'deprecated' : 'prose'),
  pattern: ruleKind,
  uniqueItems: ruleKind,
  multipleOf: ({ before, after }) => {
    const isFactor = Number.isInteger(Number(before) / Number(after));
    return after === undefined || isFactor ? 'bound loosened' : 'bound tightened';
  },
};

function inputKind({ note }: Change, required: Kind, optional: Kind): Kind {
  if (note === undefined) return optional;
  return note === 'required' ? required : 'params added';
}

/** Returns the kind of a change. A list of values or of responses may contain several changes. */
export function kindsOf(change: Change): [Kind, Change][] {
  const { what, at, before, after } = change;
  if (at === 'the document') return [['document', change]];
  if (what === 'enum') return valueKinds(change);
  if (lowerBounds.includes(what)) return [[boundKind(before, after, -1), change]];
  if (upperBounds.includes(what)) return [[boundKind(before, after, 1), change]];
  if (isProse(what)) return [['prose', change]];
  if (advice.includes(what)) return [['advice', change]];
  if (what.startsWith('x-')) {
    return [[what.startsWith('x-pagination') ? 'pagination changed' : 'document', change]];
  }
  if (Object.hasOwn(plain, what)) return [[plain[what] ?? 'other', change]];
  return [[(Object.hasOwn(judges, what) ? judges[what]?.(change) : undefined) ?? 'other', change]];
}

/** `sign` is 1 for an upper bound and -1 for a lower bound. A missing bound is the loosest. */
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
  return [
    ...before
      .filter((value) => !after.includes(value))
      .map((value): [Kind, Change] => ['enum value removed', { ...change, before: value }]),
    ...after
      .filter((value) => !before.includes(value))
      .map((value): [Kind, Change] => ['enum value added', { ...change, after: value }]),
  ];
}
