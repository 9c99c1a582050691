/** The paths of the icons, drawn with a stroke in a box of 16 by 16. */
const paths = {
  requests: 'M2.5 8h2.8l1.7-4.5 2.6 9 1.7-4.5h2.2',
  sessions:
    'M10.2 2.5a3.3 3.3 0 1 1-1.5 6.2L7.5 10H6v1.5H4.5V13.5h-2v-2.2l4.7-4.7a3.3 3.3 0 0 1 3-4.1ZM10.7 5.3h.01',
  threads:
    'M3.5 3h9A1.5 1.5 0 0 1 14 4.5v5a1.5 1.5 0 0 1-1.5 1.5H8l-3.5 2.8V11h-1A1.5 1.5 0 0 1 2 9.5v-5A1.5 1.5 0 0 1 3.5 3Z',
  faults: 'M8.8 1.8 3 9h4.3l-.6 5.2L12.8 7H8.3l.5-5.2Z',
  reference:
    'M8 4.2C6.8 3.1 5 2.8 2.5 2.8v9.6c2.5 0 4.3.3 5.5 1.4 1.2-1.1 3-1.4 5.5-1.4V2.8C11 2.8 9.2 3.1 8 4.2Zm0 0v9.6',
  setup: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.5v3M6 9.5v3',
  copy: 'M5.5 5.5v-2A1 1 0 0 1 6.5 2.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Z',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  close: 'm4 4 8 8m0-8-8 8',
  back: 'M9.8 3.5 5.3 8l4.5 4.5',
  plus: 'M8 3v10M3 8h10',
  again: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.7h-2.7',
  eye: 'M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  trash: 'M2.8 4.3h10.4M6.3 4V2.5h3.4V4M4 4.3l.6 9.2h6.8l.6-9.2M6.7 7v3.8M9.3 7v3.8',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.5',
  download: 'M8 2.5v7.3m-3-2.8 3 3 3-3M2.8 13.3h10.4',
  upload: 'M8 10V2.7m-3 2.8 3-3 3 3M2.8 13.3h10.4',
  send: 'M13.8 2.2 7.3 8.7M13.8 2.2 9.5 13.8 7.3 8.7 2.2 6.5l11.6-4.3Z',
  chevron: 'm6 3.8 4.2 4.2L6 12.2',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
