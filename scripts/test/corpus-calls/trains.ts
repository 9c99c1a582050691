import type { Row } from './row.ts';

const trip = { id: 't', origin: 'BER', destination: 'PRG', price: 19 };
const booking = { id: 'b', status: 'open' };

export const trains: Row[] = [
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
];
