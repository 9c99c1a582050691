import type { Change } from '../compare/change.ts';
import { isAnnotation } from '../spec/keywords.ts';
import { greatest, smallest } from '../spec/merge.ts';
import { rules, type Kind } from './rules.ts';

/** Changes whose kind depends on the new value: the kind for this value, and the kind for others. */
const switches = new Map<string, readonly [value: unknown, kind: Kind, other: Kind]>([
  ['required', [true, 'became required', 'became optional']],
  ['nullable', [true, 'null allowed', 'null refused']],
  ['deprecated', [true, 'deprecated', 'prose']],
  ['oneOf', [true, 'one alternative at a time', 'several alternatives at a time']],
  ['unknown fields', ['refused', 'object closed', 'object opened']],
]);

const bounds = [...smallest, ...greatest, 'pattern', 'uniqueItems', 'multipleOf'];

/** Returns the kind of a change. A change of allowed values may contain several changes. */
export function kindsOf(change: Change): [Kind, Change][] {
  return change.what === 'enum' ? valueKinds(change) : [[kindOf(change), change]];
}

function kindOf({ what, at, before, after, isRequired }: Change): Kind {
  if (at === 'the document') return 'prose';
  const [value, kind, other] = switches.get(what) ?? [];
  if (kind && other) return after === value ? kind : other;
  if (bounds.includes(what))
    return isTighter(what, before, after) ? 'bound tightened' : 'bound loosened';
  if (what === 'path parameters') return pathKind(before as unknown[], after as unknown[]);
  if (what === 'type') return typeKind(before, after);
  if (what === 'x-pagination' || what === 'x-cursor') return 'pagination changed';
  const verb = before === undefined ? 'added' : after === undefined ? 'removed' : 'renamed';
  const names = [`${isRequired ? 'required ' : ''}${what} ${verb}`, `${what} changed`];
  const isProse = isAnnotation(what) || what === 'summary' || what === 'tags';
  return names.find(isKind) ?? (isProse ? 'prose' : 'other');
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(rules, name);
}

/** Whether a bound allows fewer values. A missing bound is the loosest. */
function isTighter(what: string, before: unknown, after: unknown): boolean {
  if (after === undefined) return false;
  if (before === undefined) return true;
  if (smallest.includes(what)) return Number(after) < Number(before);
  if (greatest.includes(what)) return Number(after) > Number(before);
  // Another pattern may refuse old values.
  return what !== 'multipleOf' || !Number.isInteger(Number(before) / Number(after));
}

function pathKind(names: readonly unknown[], newNames: readonly unknown[]): Kind {
  const isMoved = names.some((name, at) => newNames.includes(name) && newNames[at] !== name);
  const isSame = names.length === newNames.length && !isMoved;
  return isSame ? 'path parameters renamed' : 'path parameters changed';
}

function typeKind(before: unknown, after: unknown): Kind {
  if (before === 'integer' && after === 'number') return 'integer became number';
  return before === 'number' && after === 'integer' ? 'number became integer' : 'type changed';
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
