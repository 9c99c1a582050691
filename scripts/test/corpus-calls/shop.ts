import type { Row } from './row.ts';

const product = { id: 1, name: 'Assam', price: 3, category: 'tea' };
const cart = { id: 'c', items: [] };

export const shop: Row[] = [
  [
    'booleans, numbers and both kinds of lists in a query',
    ({ shop }) =>
      shop.products.list({
        category: 'tea',
        tags: ['a&b', 'c'],
        ids: [1, 2],
        in_stock: false,
        'price[max]': 2.5,
      }),
    [
      'shop.products.list',
      {},
      {
        category: 'tea',
        tags: ['a&b', 'c'],
        ids: [1, 2],
        in_stock: false,
        'price[max]': 2.5,
        limit: 10,
      },
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
];
