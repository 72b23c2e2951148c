import { describe, expect, it } from 'vitest'
import { coverageStates } from '#lib/domain/enforcement/coverage.ts'
import { dayMs, lapsesAt, refusalOfEnd, respondBy, standardPolicy } from '#lib/domain/exclusions/limits.ts'
import { refusalOfNames } from '#lib/domain/exclusions/names.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import { findGuidance, guidance, searchGuidance, wordsOf } from './guidance.ts'

describe('guidance', () => {
  it('has the sections of the service’s page, each part with an address of its own', () => {
    expect(guidance.map(({ title }) => title)).toEqual([
      'Overview',
      'Pricing guidelines',
      'Architecture',
      'Automated safeguards',
      'Catalogue',
      'Before launch',
      'IAM group',
      'RACI',
      'API',
    ])
    for (const { parts } of guidance) expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
  })
  it('lists every safeguard that the catalogue has', () => {
    const words = (findGuidance('safeguards')?.parts ?? []).map(wordsOf).join(' ')
    expect(words).toContain(`All ${catalogue.length} safeguards`)
    for (const { id, title } of catalogue)
      expect(searchGuidance(title).some(({ part }) => part.id === id)).toBe(true)
    expect(searchGuidance('SageMaker.15').map(({ part }) => part.id)).toContain(
      'model-bias-job-definition-encryption-in-transit',
    )
  })
  it('names each state of enforcement once, with what it means', () => {
    const tables = (findGuidance('safeguards')?.parts ?? []).flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'table' && block.head[0] === 'Enforcement' ? [block.rows] : [],
      ),
    )
    expect(tables).toHaveLength(1)
    const rows = tables[0] ?? []
    expect(rows.map(([word]) => word?.toLowerCase().replace('not connected', 'off'))).toEqual([
      ...coverageStates,
    ])
    for (const [word, means] of rows) expect(means, word).toMatch(/\w/)
  })
  it('says the numbers that the code acts by', () => {
    const words = wordsOf({
      id: '',
      title: '',
      blocks: guidance.flatMap(({ parts }) => parts.flatMap((part) => part.blocks)),
    })
    const now = new Date('2026-11-26T00:00:00Z')
    const after = (days: number) => new Date(now.getTime() + days * dayMs)
    const limit = Number(/lasts (\d+) days at most/.exec(words)?.[1])
    expect(refusalOfEnd(after(limit), now, standardPolicy)).toBeNull()
    expect(refusalOfEnd(after(limit + 1), now, standardPolicy)).not.toBeNull()
    const names = Number(/names up to (\d+) resources/.exec(words)?.[1])
    const some = (amount: number) => Array.from({ length: amount }, (_, index) => `job-${index}`)
    expect(refusalOfNames(some(names))).toBeNull()
    expect(refusalOfNames(some(names + 1))).not.toBeNull()
    const hours = /answers within (\d+) hours, within (\d+) when/.exec(words)
    expect(respondBy(now, false)).toEqual(after(Number(hours?.[1]) / 24))
    expect(respondBy(now, true)).toEqual(after(Number(hours?.[2]) / 24))
    expect(lapsesAt(now)).toEqual(after(Number(/lapses after (\d+) days/.exec(words)?.[1])))
  })
  it('is searched in every word of a part, whatever form it has', () => {
    const words = wordsOf({
      ...{ id: 'a', title: 'Title' },
      blocks: [
        { kind: 'text', text: 'says `so`' },
        { kind: 'list', items: ['one', 'two'] },
        { kind: 'table', head: ['Head'], rows: [['c1', 'c2'], ['c3']] },
        { kind: 'links', links: [{ text: 'a link', href: 'https://x' }] },
        { kind: 'pages', pages: [{ text: 'a page', path: 'rules' }] },
        { kind: 'code', title: 'Code', code: 'run it' },
        { kind: 'diagram', of: 'own' },
      ],
    })
    expect(words).toBe('Title says so one two Head c1 c2 c3 a link a page Code run it diagram')
  })
  it('is found whatever space is between the words', () => {
    expect(searchGuidance('  tuning \t  terminated ')).toEqual(searchGuidance('tuning terminated'))
  })
  it('is found by all of the words typed', () => {
    const found = searchGuidance('tuning terminated').map(({ section, part }) => `${section.slug}#${part.id}`)
    expect(found).toContain('safeguards#remediation')
    expect(searchGuidance('Safeguard-Sagemaker').map(({ section }) => section.slug)).toContain('iam-group')
    expect(searchGuidance('hipaa').map(({ part }) => part.id)).toContain('tuning-job-encryption-in-transit')
    expect(searchGuidance('no such words at all')).toEqual([])
    expect(searchGuidance(' ')).toEqual([])
  })
})
