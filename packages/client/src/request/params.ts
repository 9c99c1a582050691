import type { HeadersLike } from '../options/types.ts';
import { requireObject } from '../options/validate.ts';
import type { Operation } from './operation.ts';

/** The fields of `params`. Validators and the API check the values. */
type Fields = Record<string, never>;

/** Where the fields of a method's `params` go. */
export interface PlacedParams {
  readonly query?: HeadersLike;
  readonly header?: HeadersLike;
  readonly body?: unknown;
}

/** Puts each field of `params` where the operation wants it. Throws for a list that commas break. */
export function placeParams(
  { paramsIn, fields, isOptional, isList }: Operation,
  params: unknown,
): PlacedParams {
  if (!paramsIn || (isOptional && params === undefined)) return {};
  requireObject('params', params, isList);
  if (!fields) return { [paramsIn]: params };
  const query: Fields = {};
  const header: Fields = {};
  const rest: Fields = {};
  for (const [name, value] of Object.entries(params as Fields)) {
    const place = fields[name];
    if (place === 'list') query[name] = joined(name, value) as never;
    else if (place) (place === 'header' ? header : query)[name] = value;
    else rest[name] = value;
  }
  return paramsIn === 'body'
    ? { query, header, body: rest }
    : { query: { ...rest, ...query }, header };
}

function joined(name: string, value: unknown): string {
  const items = [value ?? []].flat().map(String);
  if (items.some((item) => item.includes(','))) {
    throw new TypeError(`${name} must not have a comma in an item: commas separate the items`);
  }
  return items.join(',');
}
