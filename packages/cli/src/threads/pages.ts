import { repeat } from '../cli/repeat.ts';

/** The part of the client's pages that a loop needs. */
interface Page<Self> {
  hasNextPage(): boolean;
  getNextPage(): Promise<Self>;
}

/** Gives the first page and each later one. A damaged response is requested again. */
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
