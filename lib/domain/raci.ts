import { z } from 'zod'

/**
 * The matrix of responsibilities: who is responsible, accountable, consulted and informed. Version 1 is the
 * service's own page, cell for cell; later versions are published by support and kept beside it.
 */
export const raciLetters = {
  R: 'Responsible',
  A: 'Accountable',
  C: 'Consulted',
  I: 'Informed',
} as const
export type RaciLetter = keyof typeof raciLetters

/** What each letter asks of a party, for the legend. */
export const raciMeanings: Record<RaciLetter, string> = {
  R: 'does the work',
  A: 'answers for the result',
  C: 'is asked before',
  I: 'is told after',
}

export const raciParties = ['cleardata', 'customer'] as const
export type RaciParty = (typeof raciParties)[number]

export const partyNames: Record<RaciParty, string> = { cleardata: 'ClearDATA', customer: 'Customer' }

/** What a row opens: the live evidence for it. */
export const raciEvidence = ['enforcement', 'resources', 'attestations'] as const
export type RaciEvidence = (typeof raciEvidence)[number]

const letters = z.array(z.enum(['R', 'A', 'C', 'I'])).min(1, 'Give this party at least one letter.')

export const raciRow = z.object({
  /** Names the row across versions, so that they can be compared. */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'Use small letters, digits and dashes.'),
  item: z.string().trim().min(3, 'Say what is to be done.').max(300),
  cleardata: letters,
  customer: letters,
  evidence: z.enum(raciEvidence).nullable(),
})
export type RaciRow = z.infer<typeof raciRow>

export const raciRows = z.array(raciRow).min(1, 'A matrix has at least one row.').max(40)

export const raciVersion1: readonly RaciRow[] = [
  {
    id: 'enforcement',
    item: 'Enforcing the automated safeguards',
    cleardata: ['R', 'A'],
    customer: ['I', 'C'],
    evidence: 'enforcement',
  },
  {
    id: 'resources',
    item: 'Creating, managing and configuring all SageMaker notebooks and features',
    cleardata: ['C'],
    customer: ['R', 'A'],
    evidence: 'resources',
  },
  {
    id: 'excluded-data',
    item: 'Making sure that a service excluded from automated remediation holds no PHI or PII',
    cleardata: ['I', 'C'],
    customer: ['R', 'A'],
    evidence: 'attestations',
  },
]

/** "Responsible, Accountable", in the order the cell has its letters. */
export function letterWords(cell: readonly RaciLetter[]): string {
  return cell.map((letter) => raciLetters[letter]).join(', ')
}

/** Who does the work of a row. */
export function responsibleFor(row: Pick<RaciRow, RaciParty>): RaciParty[] {
  return raciParties.filter((party) => row[party].includes('R'))
}

/**
 * What is wrong with a matrix, by row: somebody must do the work, and exactly one must answer for it. Two who
 * answer for the same thing are nobody who does.
 */
export function raciProblems(rows: readonly RaciRow[]): { row: number; message: string }[] {
  const seen = new Set<string>()
  return rows.flatMap((row, index) => {
    const problems: string[] = []
    if (seen.has(row.id)) problems.push('Another row has the same name.')
    seen.add(row.id)
    if (responsibleFor(row).length === 0) problems.push('Nobody is responsible.')
    const accountable = raciParties.filter((party) => row[party].includes('A')).length
    if (accountable !== 1)
      problems.push(accountable === 0 ? 'Nobody is accountable.' : 'Only one party can be accountable.')
    for (const party of raciParties)
      if (new Set(row[party]).size !== row[party].length)
        problems.push(`${partyNames[party]} has a letter twice.`)
    return problems.map((message) => ({ row: index, message }))
  })
}

export interface RaciChange {
  id: string
  kind: 'added' | 'removed' | 'changed'
  item: string
  /** What became another, as words: before and after. Empty for added and removed rows. */
  cells: { what: 'Item' | 'ClearDATA' | 'Customer'; before: string; after: string }[]
}

function hasSameLetters(one: readonly RaciLetter[], other: readonly RaciLetter[]): boolean {
  return one.length === other.length && one.every((letter) => other.includes(letter))
}

/** What became different from one version to another, in the later one's order. */
export function compareRaci(before: readonly RaciRow[], after: readonly RaciRow[]): RaciChange[] {
  const earlier = new Map(before.map((row) => [row.id, row]))
  const later = new Set(after.map(({ id }) => id))
  const changes = after.flatMap((row): RaciChange[] => {
    const old = earlier.get(row.id)
    if (!old) return [{ id: row.id, kind: 'added', item: row.item, cells: [] }]
    const cells = [
      { what: 'Item' as const, before: old.item, after: row.item },
      ...raciParties.map((party) => ({
        what: partyNames[party] as 'ClearDATA' | 'Customer',
        // The order of a cell's letters says nothing.
        before: letterWords(hasSameLetters(old[party], row[party]) ? row[party] : old[party]),
        after: letterWords(row[party]),
      })),
    ].filter((cell) => cell.before !== cell.after)
    return cells.length === 0 ? [] : [{ id: row.id, kind: 'changed', item: row.item, cells }]
  })
  const removed = before
    .filter(({ id }) => !later.has(id))
    .map(({ id, item }): RaciChange => ({ id, kind: 'removed', item, cells: [] }))
  return [...changes, ...removed]
}
