import { describe, expect, it } from 'vitest'
import { pagesOf } from './pages-of.ts'

interface Page {
  NextToken?: string
  Jobs?: string[]
}

/** What the pages came to: their entries, and the error's name where the list broke off. */
async function read(pages: Iterable<Page>): Promise<{ entries: string[]; pages: number; error?: string }> {
  const entries: string[] = []
  let count = 0
  async function* answers() {
    for (const page of pages) {
      count++
      yield await Promise.resolve(page)
    }
  }
  try {
    for await (const page of pagesOf(answers(), ({ Jobs }) => Jobs)) entries.push(...page)
  } catch (error) {
    return { entries, pages: count, error: (error as Error).name }
  }
  return { entries, pages: count }
}

function* empty(count: number, from = 0): Generator<Page> {
  for (let page = 0; page < count; page++) yield { Jobs: [], NextToken: `empty-${from + page}` }
}

describe('the pages of a list', () => {
  it('may be one that is empty', async () => {
    expect(await read([{ Jobs: [] }])).toEqual({ entries: [], pages: 1 })
  })

  it('go on after empty pages that carry a token, as AWS answers now and then', async () => {
    const pages = [{ Jobs: ['a'], NextToken: 'first' }, ...empty(50), { Jobs: ['b'] }]
    expect(await read(pages)).toEqual({ entries: ['a', 'b'], pages: 52 })
  })

  it('count empty pages in a row, not altogether', async () => {
    const pages = [...empty(50), { Jobs: ['a'], NextToken: 'between' }, ...empty(50, 50), { Jobs: ['b'] }]
    expect(await read(pages)).toEqual({ entries: ['a', 'b'], pages: 102 })
  })

  it('do not end where only empty pages come, each with a new token', async () => {
    const pages = [{ Jobs: ['a'], NextToken: 'first' }, ...empty(1_000)]
    expect(await read(pages)).toEqual({ entries: ['a'], pages: 52, error: 'EndlessList' })
  })

  it('do not end where a page repeats the token it was asked by', async () => {
    const same = { Jobs: ['a'], NextToken: 'same' }
    expect(await read([{ Jobs: ['first'], NextToken: 'other' }, same, same, same])).toEqual({
      ...{ entries: ['first', 'a'], pages: 3, error: 'EndlessList' },
    })
  })

  it('do not end after ten thousand that are full', async () => {
    function* full(): Generator<Page> {
      for (let page = 0; ; page++) yield { Jobs: [`job-${page}`], NextToken: `page-${page}` }
    }
    const { entries, pages, error } = await read(full())
    expect({ entries: entries.length, pages, error }).toEqual({
      ...{ entries: 10_000, pages: 10_001, error: 'EndlessList' },
    })
  })

  it.each([{}, { Jobs: 'none' }, { Jobs: {} }])(
    'are no list in %j, and what came before is kept',
    async (page) => {
      const pages = [{ Jobs: ['a'], NextToken: 'first' }, page as Page]
      expect(await read(pages)).toEqual({ entries: ['a'], pages: 2, error: 'UnreadableAnswer' })
    },
  )
})
