import { describe, expect, it } from 'vitest'
import { compareRaci, letterWords, raciProblems, type RaciRow, raciRows, raciVersion1 } from './raci.ts'

const [first, second, third] = raciVersion1 as [RaciRow, RaciRow, RaciRow]

describe('version 1', () => {
  it('says what the service’s page says, cell for cell', () => {
    const cells = raciVersion1.map(({ item, cleardata, customer }) => [
      item,
      cleardata.join(''),
      customer.join(''),
    ])
    expect(cells).toEqual([
      ['Enforcing the automated safeguards', 'RA', 'IC'],
      ['Creating, managing and configuring all SageMaker notebooks and features', 'C', 'RA'],
      ['Making sure that a service excluded from automated remediation holds no PHI or PII', 'IC', 'RA'],
    ])
  })
  it('has no problem and the shape of a version', () => {
    expect(raciProblems(raciVersion1)).toEqual([])
    expect(raciRows.safeParse(raciVersion1).success).toBe(true)
    expect(letterWords(first.cleardata)).toBe('Responsible, Accountable')
  })
})

describe('a matrix that cannot be', () => {
  it('is told row by row', () => {
    const rows: RaciRow[] = [
      { ...first, cleardata: ['C'], customer: ['I'] },
      { ...second, cleardata: ['A'] },
      { ...third, id: second.id, customer: ['R', 'A', 'A'] },
    ]
    expect(raciProblems(rows)).toEqual([
      { row: 0, message: 'Nobody is responsible.' },
      { row: 0, message: 'Nobody is accountable.' },
      { row: 1, message: 'Only one party can be accountable.' },
      { row: 2, message: 'Another row has the same name.' },
      { row: 2, message: 'Customer has a letter twice.' },
    ])
  })
})

describe('two versions compared', () => {
  it('name what was added, removed and changed, and nothing else', () => {
    const added: RaciRow = { ...third, id: 'new-row', item: 'Something new' }
    const after = [{ ...first, customer: ['I' as const] }, second, added]
    expect(compareRaci(raciVersion1, after)).toEqual([
      {
        id: 'enforcement',
        kind: 'changed',
        item: first.item,
        cells: [{ what: 'Customer', before: 'Informed, Consulted', after: 'Informed' }],
      },
      { id: 'new-row', kind: 'added', item: 'Something new', cells: [] },
      { id: 'excluded-data', kind: 'removed', item: third.item, cells: [] },
    ])
    expect(compareRaci(raciVersion1, raciVersion1)).toEqual([])
  })

  it('say nothing of the order of a cell’s letters, and all of its letters', () => {
    const cellsOf = (customer: RaciRow['customer']) =>
      compareRaci([first], [{ ...first, customer }]).flatMap(({ cells }) => cells)
    expect(cellsOf(['C', 'I'])).toEqual([])
    const before = 'Informed, Consulted'
    expect(cellsOf(['C', 'I', 'A'])).toEqual([
      { what: 'Customer', before, after: 'Consulted, Informed, Accountable' },
    ])
    expect(cellsOf(['I', 'A'])).toEqual([{ what: 'Customer', before, after: 'Informed, Accountable' }])
    expect(cellsOf(['R', 'A'])).toEqual([{ what: 'Customer', before, after: 'Responsible, Accountable' }])
  })

  it('name a row by what it says now, where its words changed', () => {
    expect(compareRaci([first], [{ ...first, item: 'Enforcing' }])).toEqual([
      {
        ...{ id: 'enforcement', kind: 'changed', item: 'Enforcing' },
        cells: [{ what: 'Item', before: first.item, after: 'Enforcing' }],
      },
    ])
  })
})
