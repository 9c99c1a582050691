import type { Operation } from './call.ts';

type Fields = Record<string, unknown>;

/** Where the fields of a method's `params` go. */
interface PlacedParams {
  query?: Fields;
  header?: Fields;
  body?: unknown;
}

/** Puts each field of `params` where the operation wants it. Throws for a list that commas break. */
export function placeParams({ paramsIn, fields }: Operation, params: unknown): PlacedParams {
  if (!paramsIn || params === undefined) return {};
  if (!fields) return { [paramsIn]: params };
  const query: Fields = {};
  const header: Fields = {};
  const rest: Fields = {};
  for (const [name, value] of Object.entries(params as Fields)) {
    const place = fields[name];
    if (place === 'list') query[name] = joined(name, value);
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
