import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writePackages } from './corpus.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- the client of a spec that TypeScript does not see here
type Client = any;
/** A call that the emulator received: the path parameters, and the params with defaults. */
type Seen = [id: string, path: object, params: unknown];
type Row = [name: string, call: (client: Client) => Promise<unknown>, seen: Seen, data: unknown];

const product = { id: 1, name: 'Assam', price: 3, category: 'tea' };
const cart = { id: 'c', items: [] };
const exhibit = { id: 'e1', title: 'Buttons', rooms: [1], ends: null };
const ticket = { id: 't', date: '2026-11-26', price: 4.5 };
const tour = { stops: ['hall'] };
const trip = { id: 't', origin: 'BER', destination: 'PRG', price: 19 };
const booking = { id: 'b', status: 'open' };
const page = { object: 'list', data: [exhibit], first_id: 'e1', last_id: 'e1', has_more: false };

const calls: Record<'shop' | 'museum' | 'trains', Row[]> = {
  shop: [
    [
      'booleans, numbers and both kinds of lists in a query',
      ({ shop }) =>
        shop.products.list({ category: 'tea', tags: ['a&b', 'c'], ids: [1, 2], in_stock: false }),
      [
        'shop.products.list',
        {},
        { category: 'tea', tags: ['a&b', 'c'], ids: [1, 2], in_stock: false, limit: 10 },
      ],
      [product],
    ],
    [
      'an absent query',
      ({ shop }) => shop.products.list(),
      ['shop.products.list', {}, { in_stock: true, limit: 10 }],
      [],
    ],
    [
      'a shared request body',
      ({ shop }) => shop.products.create({ name: 'Assam', price: 3, category: 'tea' }),
      ['shop.products.create', {}, { name: 'Assam', price: 3, category: 'tea' }],
      product,
    ],
    [
      'an integer in the path',
      ({ shop }) => shop.products.retrieve(1),
      ['shop.products.retrieve', { product_id: '1' }, undefined],
      product,
    ],
    [
      'a body beside a query parameter and a header',
      ({ shop }) => shop.products.update(1, { price: 4, notify: true, 'If-Match': 7 }),
      ['shop.products.update', { product_id: '1' }, { price: 4, notify: true, 'If-Match': 7 }],
      product,
    ],
    [
      'a success without a body',
      ({ shop }) => shop.products.delete(1),
      ['shop.products.delete', { product_id: '1' }, undefined],
      null,
    ],
    [
      'an integer and an enum in the path',
      ({ shop }) => shop.products.stock.set(1, 'north', { count: 3 }),
      ['shop.products.stock.set', { product_id: '1', warehouse: 'north' }, { count: 3 }],
      { count: 3 },
    ],
    [
      'an optional body that is left out',
      ({ shop }) => shop.carts.create(),
      ['shop.carts.create', {}, { customer: 'guest' }],
      cart,
    ],
    [
      'a body without a name',
      ({ shop }) => shop.carts.items.add('c', { product_id: 1 }),
      ['shop.carts.items.add', { cart_id: 'c' }, { product_id: 1, count: 1 }],
      cart,
    ],
    [
      'a list as the body of a DELETE',
      ({ shop }) => shop.carts.items.remove('c', [1]),
      ['shop.carts.items.remove', { cart_id: 'c' }, [1]],
      null,
    ],
    [
      'neither params nor a body',
      ({ shop }) => shop.carts.checkout('c'),
      ['shop.carts.checkout', { cart_id: 'c' }, undefined],
      null,
    ],
  ],
  museum: [
    [
      'a page',
      ({ exhibits }) => exhibits.list({ order: 'asc', after: 'e0' }),
      ['exhibits.list', {}, { order: 'asc', after: 'e0', limit: 20 }],
      page,
    ],
    [
      'a string in the path',
      ({ exhibits }) => exhibits.retrieve('a/b'),
      ['exhibits.retrieve', { exhibit_id: 'a/b' }, undefined],
      exhibit,
    ],
    [
      'a page with other names',
      ({ exhibits }) => exhibits.pieces.list('e1', { page: 'p' }),
      ['exhibits.pieces.list', { exhibit_id: 'e1' }, { page: 'p' }],
      { pieces: [{ name: 'Horn' }], next_page: null, more: false },
    ],
    [
      'two integers in the path',
      ({ hours }) => hours.list(2026, 11),
      ['hours.list', { year: '2026', month: '11' }, undefined],
      [],
    ],
    [
      'objects in a list of the body',
      ({ tickets }) => tickets.buy({ date: '2026-11-26', visitors: [{ age: 8 }] }),
      ['tickets.buy', {}, { date: '2026-11-26', visitors: [{ age: 8 }] }],
      ticket,
    ],
    [
      'a plain path',
      ({ tickets }) => tickets.retrieve('t'),
      ['tickets.retrieve', { ticket_id: 't' }, undefined],
      ticket,
    ],
    [
      'a parameter after a dot',
      ({ tickets }) => tickets.code('t', 'qr'),
      ['tickets.code', { ticket_id: 't', kind: 'qr' }, undefined],
      { code: 'x' },
    ],
    [
      'a parameter within a segment',
      ({ plans }) => plans.retrieve(3),
      ['plans.retrieve', { edition: '3' }, undefined],
      { rooms: { a: 'hall' } },
    ],
    [
      'a 202 without a body',
      ({ newsletter }) => newsletter.subscribe({ email: 'a@example.test' }),
      ['newsletter.subscribe', {}, { email: 'a@example.test' }],
      null,
    ],
    [
      'a PUT',
      ({ tours }) => tours.replace('t', tour),
      ['tours.replace', { tour_id: 't' }, tour],
      tour,
    ],
  ],
  trains: [
    [
      'decimal numbers joined by commas, and a header with an enum',
      ({ stations }) => stations.list({ near: [52.5, -13.4], 'X-Language': 'de' }),
      ['stations.list', {}, { near: [52.5, -13.4], 'X-Language': 'de' }],
      [{ id: 'BER', name: 'Berlin' }],
    ],
    [
      'required query parameters',
      ({ trips }) =>
        trips.search({
          origin: 'BER',
          destination: 'PRG',
          date: '2026-12-01',
          classes: ['first', 'second'],
        }),
      [
        'trips.search',
        {},
        {
          origin: 'BER',
          destination: 'PRG',
          date: '2026-12-01',
          classes: ['first', 'second'],
          bicycles: false,
        },
      ],
      { trips: [trip] },
    ],
    [
      'a shared path parameter',
      ({ trips }) => trips.retrieve('t'),
      ['trips.retrieve', { trip_id: 't' }, undefined],
      trip,
    ],
    [
      'three path parameters in the order of the path',
      ({ trips }) => trips.seats.retrieve('t', 3, 61),
      ['trips.seats.retrieve', { trip_id: 't', coach: '3', seat: '61' }, undefined],
      { is_free: true },
    ],
    [
      'a list of enums with one item',
      ({ bookings }) => bookings.list({ status: ['open'], since: 0 }),
      ['bookings.list', {}, { status: ['open'], since: 0 }],
      [booking],
    ],
    [
      'a body beside a header',
      ({ bookings }) => bookings.create({ trip_id: 't', passenger: 'Ada', 'X-Agent': 'agency' }),
      [
        'bookings.create',
        {},
        { trip_id: 't', passenger: 'Ada', 'X-Agent': 'agency', class: 'second' },
      ],
      booking,
    ],
    [
      'a path',
      ({ bookings }) => bookings.retrieve('b'),
      ['bookings.retrieve', { booking_id: 'b' }, undefined],
      booking,
    ],
    [
      'a PATCH',
      ({ bookings }) => bookings.update('b', { passenger: 'Grace' }),
      ['bookings.update', { booking_id: 'b' }, { passenger: 'Grace' }],
      booking,
    ],
    [
      'the query of a DELETE',
      ({ bookings }) => bookings.cancel('b', { refund: true }),
      ['bookings.cancel', { booking_id: 'b' }, { refund: true }],
      null,
    ],
    [
      'a union as the body',
      ({ bookings }) => bookings.pay('b', { kind: 'card', number: '0' }),
      ['bookings.pay', { booking_id: 'b' }, { kind: 'card', number: '0' }],
      booking,
    ],
  ],
};

/** Replaces the emulator's operations: records each call and responds with the next data. */
const operations = `
  import { jsonResponse } from '../http/response.ts';
  export const seen = [];
  export const results = [];
  export const operations = new Proxy({}, {
    get: (_, id) => ({ parameters, params }) => {
      seen.push([id, parameters, params]);
      const data = results.shift();
      return data === null ? { status: 202, headers: {}, body: '' } : jsonResponse(200, data);
    },
  });
`;

describe.each(Object.entries(calls))('client and emulator generated from %s', (name, rows) => {
  let client: Client;
  let emulator: { seen: Seen[]; results: unknown[] };
  beforeAll(async () => {
    const to = await writePackages(name as keyof typeof calls);
    writeFileSync(join(to, 'emulator/src/api/operations.ts'), operations);
    emulator = await import(join(to, 'emulator/src/api/operations.ts'));
    const { createEmulator } = await import(join(to, 'emulator/src/index.ts'));
    const { basePath } = await import(join(to, 'emulator/src/gen/routes.gen.ts'));
    const { validators } = await import(join(to, 'zod/src/gen/standalone.gen.ts'));
    const { ChatKit } = await import(join(to, 'client/src/index.ts'));
    const { fetch } = createEmulator();
    const baseURL = `http://127.0.0.1${basePath}`;
    client = new ChatKit({ apiKey: 'sk-not-a-key', baseURL, fetch, validators, maxRetries: 0 });
  });

  test.each(rows)(
    '%s sends the expected params and returns the data',
    async (_, call, seen, data) => {
      emulator.results.push(data);
      expect(await call(client)).toEqual(data);
      expect(emulator.seen.splice(0)).toEqual([seen]);
    },
  );
});
