import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { Pdf } from './pdf.ts'

/** What is drawn on each page, in order. */
function pagesOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)].flatMap(
    ([, packed = '']) => {
      const content = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
      return content.includes(' Tf') ? [content] : []
    },
  )
}

it('keeps the face of a text that runs on to further pages', async () => {
  const pdf = new Pdf({ title: 'T', subject: 'S', footer: 'F' })
  const lines = Array.from({ length: 150 }, (_, index) => `line ${index}`)
  const pages = pagesOf(await pdf.text(lines.join('\n'), 'code').bytes())
  expect(pages.length).toBeGreaterThan(1)
  const facesOf = (page: string) => new Set([...page.matchAll(/\/(F\d+) 8\.5 Tf/g)].map(([, face]) => face))
  const [first = new Set(), ...others] = pages.map(facesOf)
  expect(first.size).toBe(1)
  for (const faces of others) expect(faces).toEqual(first)
})
