import type { Row } from './row.ts';

const exhibit = { id: 'e1', title: 'Buttons', rooms: [1], ends: null };
const ticket = { id: 't', date: '2026-11-26', price: 4.5 };
const tour = { stops: ['hall'] };
const page = { object: 'list', data: [exhibit], first_id: 'e1', last_id: 'e1', has_more: false };

export const museum: Row[] = [
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
];
