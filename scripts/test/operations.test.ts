import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderPackage } from '../generate/render.ts';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';
import { generate, inZod } from './generated.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder(inZod);

async function textOf(name: keyof typeof fixtures, packageName: 'client' | 'emulator') {
  const spec = await parseSpec(fixtures[name], `${name}.yaml`);
  return [...(await renderPackage(packageName, spec)).values()].join('\n');
}

describe('the generated validators of an operation', () => {
  test('check query parameters like the fields of a body', async () => {
    const { zod, standalone } = await generate(
      join(folder, 'trains'),
      await parseSpec(fixtures.trains, 'trains'),
    );
    const params = { origin: 'BER', destination: 'PRG', date: '2026-12-01', bicycles: true };
    for (const module of [zod, standalone]) {
      const search = module?.validators['trips.search']?.['request']?.['~standard'];
      const placesOf = (value: unknown) => search?.validate(value).issues?.map(({ path }) => path);
      expect(module?.['TripSearchParams']?.['~standard']).toBe(search);
      expect(placesOf(params)).toBeUndefined();
      expect(placesOf({ ...params, bicycles: 'yes' })).toEqual([['bicycles']]);
      expect(placesOf({ ...params, classes: ['third'] })).toEqual([['classes', 0]]);
      expect(placesOf({ ...params, origin: 'Berlin' })).toEqual([['origin']]);
      expect(placesOf({ origin: 'BER', destination: 'PRG' })).toEqual([['date']]);
    }
  });

  test('check body, query parameters and headers as one value', async () => {
    const { zod, standalone } = await generate(
      join(folder, 'shop'),
      await parseSpec(fixtures.shop, 'shop'),
    );
    for (const { validators } of [zod, standalone].filter((module) => module !== undefined)) {
      const update = validators['shop.products.update']?.['request']?.['~standard'];
      const placesOf = (value: unknown) => update?.validate(value).issues?.map(({ path }) => path);
      expect(placesOf({ price: 4, notify: true, 'If-Match': 7 })).toBeUndefined();
      expect(placesOf({ price: -1, notify: 1, 'If-Match': 7 })).toEqual([['price'], ['notify']]);
      expect(placesOf({})).toEqual([['If-Match']]);
    }
  });

  test('accept each successful response, and null if a success has no body', async () => {
    const { standalone } = await generate(
      join(folder, 'bookings'),
      await parseSpec(fixtures.trains, 'trains'),
    );
    const cancel = standalone?.validators['bookings.cancel']?.['response']?.['~standard'];
    const fits = (value: unknown) => cancel?.validate(value).issues === undefined;
    expect([null, { id: 'b', status: 'open' }, {}, []].map(fits)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the generated client constant of an operation', () => {
  test('lists where the fields of params are sent', async () => {
    const text = await textOf('shop', 'client');
    expect(text).toMatch(
      /fields: { notify: 'query', 'If-Match': 'header' },\s+place: placeFields,/,
    );
    expect(text).toMatch(
      /id: 'shop.products.list',[^}]*paramsIn: 'query',\s+fields: { ids: 'list' }/,
    );
  });

  test('has the headers with one allowed value, written as const or enum', async () => {
    expect(await textOf('shop', 'client')).toContain("headers: { 'x-shop-api': '2' }");
    expect(await textOf('trains', 'client')).toContain(
      "headers: { 'trains-version': '2026-01-01' }",
    );
  });

  test('says whether successful responses have a body', async () => {
    const text = await textOf('shop', 'client');
    const rows = text.matchAll(/id: '([\w.]+)',(?:(?!\n};)[^])*?noContent: '(\w+)'/g);
    expect(Array.from(rows, ([, id, when]) => [id, when])).toEqual([
      ['shop.products.delete', 'always'],
      ['shop.carts.items.remove', 'sometimes'],
      ['shop.carts.checkout', 'always'],
    ]);
  });

  test('names the pagination fields', async () => {
    expect(await textOf('museum', 'client')).toContain(
      "cursor: { items: 'pieces', next: 'next_page', more: 'more', parameter: 'page' }",
    );
  });
});

describe('the generated emulator route of an operation', () => {
  test('has the style of each parameter and the schema of path parameters', async () => {
    const text = await textOf('shop', 'emulator');
    expect(text).toContain("tags: { in: 'query', type: 'string', list: 'exploded' }");
    expect(text).toContain("ids: { in: 'query', type: 'integer', list: 'joined' }");
    expect(text).toContain("'If-Match': { in: 'header', type: 'integer' }");
    expect(text).toContain("warehouse: { type: 'string', enum: ['north', 'south'] }");
  });

  test('does not require optional headers and optional bodies', async () => {
    const text = await textOf('shop', 'emulator');
    expect(text).not.toContain('X-Shop-Api');
    expect(text).toMatch(/operationId: 'shop.carts.create',[^]*?body: 'optional'/);
    expect(await textOf('trains', 'emulator')).toContain(
      "headers: { 'Trains-Version': '2026-01-01' }",
    );
  });

  test('has the defaults of query parameters and of the body', async () => {
    const text = await textOf('shop', 'emulator');
    expect(text).toContain('defaults: { in_stock: true, limit: 10 }');
    expect(text).toContain("defaults: { customer: 'guest' }");
  });
});
