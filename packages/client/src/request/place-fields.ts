import type { Operation, PlacedParams } from './operation.ts';

/** The fields of `params`. Validators and the API check the values. */
type Fields = Record<string, never>;

/**
 * Puts each field of `params` where the operation wants it. Throws for a value that would arrive as another
 * one. Only the operations that have such fields import this, so that a bundle of others is smaller.
 */
export function placeFields({ paramsIn, fields = {} }: Operation, params: object): PlacedParams {
  const query: Fields = {};
  const header: Fields = {};
  const rest: Fields = {};
  for (const [name, value] of Object.entries(params as Fields)) {
    const place = fields[name];
    if (value === undefined) continue;
    if (place === 'header' && /^$|^\s|\s$/.test(value)) {
      throw new TypeError(
        `${name} must not be empty, or begin or end with a space: HTTP leaves it out`,
      );
    }
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
  const text = items.join(',');
  if (items.length > 0 && text === '') {
    throw new TypeError(`${name} must not be a list of one empty item: an empty list is sent so`);
  }
  return text;
}
