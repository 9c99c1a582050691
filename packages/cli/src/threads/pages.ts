import { repeat } from '../cli/repeat.ts';

/** A page of the client, as far as this loop uses it. */
interface Page<Self> {
  hasNextPage(): boolean;
  getNextPage(): Promise<Self>;
}

/** Yields the first page and each later one. Requests a page again if its response was damaged. */
export async function* pagesOf<P extends Page<P>>(
  first: () => Promise<P>,
  deadline?: number,
): AsyncGenerator<P> {
  let page = await repeat(first, deadline);
  yield page;
  while (page.hasNextPage()) {
    const current = page;
    yield (page = await repeat(() => current.getNextPage(), deadline));
  }
}
