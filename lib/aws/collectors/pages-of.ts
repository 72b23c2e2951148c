/** A list that goes on for longer than this is a broken endpoint, not an account. */
const mostPages = 10_000
/** AWS may answer an empty page with a token now and then; not this often in a row. */
const mostEmptyPages = 50

function unreadable(message: string, name: string): Error {
  return Object.assign(new Error(message), { name })
}

/**
 * The entries of each page, to the list's end. Throws `EndlessList` for pages that never end or repeat their
 * token, and `UnreadableAnswer` for an answer that holds no list.
 */
export async function* pagesOf<Page extends { NextToken?: string | undefined }, Entry>(
  pages: AsyncIterable<Page>,
  entriesOf: (page: Page) => readonly Entry[] | undefined,
): AsyncGenerator<readonly Entry[]> {
  let count = 0
  let emptyInARow = 0
  let token: string | undefined
  for await (const page of pages) {
    const entries = entriesOf(page)
    if (!Array.isArray(entries)) throw unreadable('the answer holds no list', 'UnreadableAnswer')
    emptyInARow = entries.length === 0 ? emptyInARow + 1 : 0
    const isRepeated = page.NextToken !== undefined && page.NextToken === token
    if (++count > mostPages || emptyInARow > mostEmptyPages || isRepeated)
      throw unreadable('the list does not end', 'EndlessList')
    token = page.NextToken
    yield entries as readonly Entry[]
  }
}
