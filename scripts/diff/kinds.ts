import type { Change } from '../compare/change.ts';
import { isAnnotation } from '../spec/keywords.ts';
import { greatest, smallest } from '../spec/merge.ts';
import { rules, type Kind } from './rules.ts';

/** Changes whose kind depends on the new value: the kind for this value, and the kind for others. */
const switches = new Map<string, readonly [value: unknown, kind: Kind, other: Kind]>([
  ['required', [true, 'became required', 'became optional']],
  ['nullable', [true, 'null allowed', 'null refused']],
  ['deprecated', [true, 'deprecated', 'prose']],
  ['oneOf', [undefined, 'several alternatives at a time', 'one alternative at a time']],
  ['unknown fields', ['refused', 'object closed', 'object opened']],
]);

const bounds = [...smallest, ...greatest, 'pattern', 'uniqueItems', 'multipleOf'];

/** Returns the kind of a change. A change of allowed values may contain several changes. */
export function kindsOf(change: Change): [Kind, Change][] {
  return change.what === 'enum' ? valueKinds(change) : [[kindOf(change), change]];
}

function kindOf(change: Change): Kind {
  const { what, at, before, after, isRequired } = change;
  if (at === 'the document') return 'prose';
  const [value, kind, other] = switches.get(what) ?? [];
  if (kind && other) return after === value ? kind : other;
  if (bounds.includes(what)) return isLooser(change) ? 'bound loosened' : 'bound tightened';
  if (what === 'x-pagination' || what === 'x-cursor') return 'pagination changed';
  const isMoved = what === 'path parameters' && !areRenamed(before as string[], after as string[]);
  const verb = before === undefined ? 'added' : after === undefined ? 'removed' : 'renamed';
  const names = [
    what === 'type' ? `${String(before)} became ${String(after)}` : '',
    isRequired ? `required ${what} ${verb}` : '',
    isMoved ? '' : `${what} ${verb}`,
    `${what} changed`,
  ];
  const isProse = isAnnotation(what) || what === 'summary' || what === 'tags';
  return names.find(isKind) ?? (isProse ? 'prose' : 'other');
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(rules, name);
}

/** Whether a bound allows more values. A new bound never does: the old value, NaN, compares with none. */
function isLooser({ what, before, after }: Change): boolean {
  const [was, is] = [Number(before), Number(after)];
  if (after === undefined) return true;
  if (smallest.includes(what)) return is > was;
  if (greatest.includes(what)) return is < was;
  // Another pattern may refuse old values. Rounding the factor makes 0.3 a multiple of 0.1.
  return what === 'multipleOf' && Number.isInteger(Number((was / is).toPrecision(15)));
}

/** Whether names were replaced, and none of them has another position now. */
function areRenamed(names: readonly string[], newNames: readonly string[]): boolean {
  const isMoved = names.some((name, at) => newNames.includes(name) && newNames[at] !== name);
  return names.length === newNames.length && !isMoved;
}

function valueKinds(change: Change): [Kind, Change][] {
  const { before, after } = change;
  if (!Array.isArray(after)) return [['values unlimited', change]];
  if (!Array.isArray(before)) return [['values limited', change]];
  if (before.length === 1 && after.length === 1) {
    return [['constant changed', { ...change, before: before[0], after: after[0] }]];
  }
  const gone = before.filter((value) => !after.includes(value));
  const added = after.filter((value) => !before.includes(value));
  return [
    ...gone.map((value): [Kind, Change] => ['enum value removed', { ...change, before: value }]),
    ...added.map((value): [Kind, Change] => ['enum value added', { ...change, after: value }]),
  ];
}
