import type { Summary } from './kind.ts'
import { pagesOf } from './pages-of.ts'

/** A list's pages as summaries. */
export async function* summariesOf<Page extends { NextToken?: string | undefined }, Entry>(
  pages: AsyncIterable<Page>,
  entriesOf: (page: Page) => readonly Entry[] | undefined,
  summaryOf: (entry: Entry) => Summary,
): AsyncGenerator<readonly Summary[]> {
  for await (const entries of pagesOf(pages, entriesOf)) yield entries.map(summaryOf)
}
