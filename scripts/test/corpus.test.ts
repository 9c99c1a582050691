import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../repository/root.ts';
import { writePackages, inEmulator } from './corpus.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder(inEmulator);

const programs = {
  shop: `
    import type { Cart, CartItem, Product, ProductUpdateParams, Stock } from '@chatkit-sessions/types';
    const { products, carts } = chatkit.shop;
    export const results: [Product[], Product, Product, Product, null, Stock, Cart, Cart | CartItem, Cart | null, null] = [
      await products.list({ category: 'tea', tags: ['a'], ids: [1, 2], in_stock: false, 'price[max]': 2.5, limit: 1 }),
      await products.create({ name: 'Assam', price: 3, category: 'tea' }),
      await products.retrieve(1),
      await products.update(1, { price: 4, notify: true, 'If-Match': 7 }),
      await products.delete(1),
      await products.stock.set(1, 'north', { count: 3 }),
      await carts.create(),
      await carts.items.add('c', { product_id: 1 }),
      await carts.items.remove('c', [1]),
      await carts.checkout('c', { maxRetries: 0 }),
    ];
    await products.list();
    export const fields: (keyof ProductUpdateParams)[] = ['name', 'price', 'notify', 'If-Match'];
    // @ts-expect-error -- the path parameter must be a number
    await products.retrieve('1');
    // @ts-expect-error -- the header is required
    await products.update(1, { price: 4 });
    // @ts-expect-error -- an unknown warehouse
    await products.stock.set(1, 'east', { count: 3 });
    // @ts-expect-error -- the client fills in a constant header
    await products.update(1, { 'If-Match': 7, 'X-Shop-Api': '2' });
  `,
  museum: `
    import type { Exhibit, ExhibitList, OpenDay, Plan, Ticket, Tour } from '@chatkit-sessions/types';
    const { exhibits, hours, tickets, plans, newsletter, tours } = chatkit;
    export const page: ExhibitList = await exhibits.list({ order: 'asc', limit: 2, after: 'e1' });
    export const found: Exhibit[] = await Array.fromAsync(exhibits.list());
    for await (const { name } of exhibits.pieces.list('e')) name satisfies string;
    const first = await exhibits.list();
    if (first.hasNextPage()) for (const exhibit of (await first.getNextPage()).data) exhibit satisfies Exhibit;
    for await (const each of first.iterPages()) each.last_id satisfies string | null;
    export const results: [Exhibit, OpenDay[], Ticket, Ticket, string, Plan, null, Tour] = [
      await exhibits.retrieve('e'),
      await hours.list(2026, 11),
      await tickets.buy({ date: '2026-11-26', visitors: [{ age: 8 }] }),
      await tickets.retrieve('t'),
      (await tickets.code('t', 'qr')).code,
      await plans.retrieve(3),
      await newsletter.subscribe({ email: 'a@example.test' }),
      await tours.replace('t', { stops: ['hall'] }),
    ];
    // @ts-expect-error -- an unknown kind of code
    await tickets.code('t', 'bar');
    // @ts-expect-error -- the result has no pages
    for await (const day of hours.list(2026, 11)) day;
  `,
  trains: `
    import type { Booking, Seat, Station, Trip, TripList } from '@chatkit-sessions/types';
    const { stations, trips, bookings } = chatkit;
    export const results: [Station[], TripList, Trip, Seat, Booking[], Booking, Booking, Booking, Booking | null, Booking] = [
      await stations.list({ near: [52.5, 13.4], 'X-Language': 'de' }),
      await trips.search({ origin: 'BER', destination: 'PRG', date: '2026-12-01', classes: ['first'] }),
      await trips.retrieve('t'),
      await trips.seats.retrieve('t', 3, 61),
      await bookings.list({ status: ['open', 'paid'], since: 0 }),
      await bookings.create({ trip_id: 't', passenger: 'Ada', 'X-Agent': 'agency' }),
      await bookings.retrieve('b'),
      await bookings.update('b', { passenger: 'Grace' }),
      await bookings.cancel('b', { refund: true }),
      await bookings.pay('b', { kind: 'card', number: '0' }),
    ];
    // @ts-expect-error -- a required query parameter is missing
    await trips.search({ origin: 'BER', destination: 'PRG' });
    // @ts-expect-error -- an unknown status
    await bookings.list({ status: ['lost'] });
    // @ts-expect-error -- callers cannot set a constant header
    await stations.list({ 'Trains-Version': '2026-01-01' });
  `,
  vendor: `
    import type { ChatSessionResource, DeletedThread, Item, ItemList, Thread, ThreadList } from '@chatkit-sessions/types';
    const { sessions, threads } = chatkit;
    export const results: [ChatSessionResource, ChatSessionResource, ThreadList, Thread, DeletedThread, ItemList] = [
      await sessions.create({ user: 'u', workflow: { id: 'wf_1', state_variables: { age: 3, name: 'Ada' } } }),
      await sessions.cancel('cksess_1'),
      await threads.list({ user: 'u', order: 'asc', limit: 0 }),
      await threads.retrieve('cthr_1'),
      await threads.delete('cthr_1'),
      await threads.listItems('cthr_1', { before: 'cthi_1' }),
    ];
    export function describe(item: Item): string {
      switch (item.type) {
        case 'chatkit.user_message': return item.content.map((part) => ('text' in part ? part.text : '')).join();
        case 'chatkit.widget': return item.widget;
        default: return item.type;
      }
    }
    // @ts-expect-error -- an unknown order
    await threads.list({ order: 'newest' });
  `,
};
const names = Object.keys(programs) as (keyof typeof programs)[];

describe('packages generated from a complete API', () => {
  let output: string;
  beforeAll(async () => {
    const files: string[] = [];
    for (const name of names) {
      const to = await writePackages(folder, name);
      const text = `import { ChatKit } from '@chatkit-sessions/client';
        import type { Route } from './emulator/src/http/route.ts';
        import { routes } from './emulator/src/gen/routes.gen.ts';
        import { validators } from './zod/src/gen/standalone.gen.ts';
        const chatkit = new ChatKit();
        export const table: readonly Route[] = routes;
        Object.values(validators) satisfies object[];
        ${programs[name]}`;
      writeFileSync(join(to, 'consumer.ts'), text);
      files.push(join(to, 'consumer.ts'));
    }
    const options = {
      noEmit: true,
      skipLibCheck: true,
      rootDir: folder,
      types: ['node'],
      lib: ['esnext', 'dom', 'dom.iterable'],
    };
    const project = { extends: join(root, 'tsconfig.base.json'), compilerOptions: options, files };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    output = spawnSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], {
      encoding: 'utf8',
    }).stdout;
  });

  test.each(names)('%s: a program that calls every operation compiles', (name) => {
    expect(output.split('\n').filter((line) => line.includes(`${name}/`))).toEqual([]);
  });
});
