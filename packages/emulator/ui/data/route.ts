import { computed, signal } from '@preact/signals';

const hash = signal(location.hash);
addEventListener('hashchange', () => (hash.value = location.hash));

/** The parts of the address after `#/`, such as `['sessions', 'cksess_123']`. */
export const route = computed(() => {
  const [panel = '', ...rest] = hash.value.replace(/^#\/?/, '').split('/').map(decode);
  return [panel || 'requests', ...rest];
});

/** Decodes a part of an address. Returns a malformed part unchanged. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Returns the link to a place of the page. */
export function linkTo(...parts: (string | number)[]): string {
  return `#/${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}

export function goTo(...parts: (string | number)[]): void {
  location.hash = linkTo(...parts);
}
