import { progressOf, type Job, type Progress } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'

/** A resource with its status at one moment. */
export interface Row {
  job: Job
  progress: Progress
}

export type Order = 'Name' | 'CreationTime' | 'Status' | 'LastModifiedTime'

interface Known {
  rows: Row[]
  sorted: Map<string, Row[]>
  /** The rows hold from here until the first status changes by itself. */
  from: number
  until: number
}

/** Rows of tables, kept while nothing changes: a scan of twenty thousand jobs asks for them page by page. */
const known = new WeakMap<Record<string, Job>, Known>()

export function forgetRows(table: Record<string, Job>): void {
  known.delete(table)
}

/** All rows at `now`. The same array comes back for as long as no status has changed. */
export function rowsOf(table: Record<string, Job>, now: number): readonly Row[] {
  return knownOf(table, now).rows
}

/** All rows in order; names, always ascending, break ties, so that pages are stable. */
export function sortedRows(
  table: Record<string, Job>,
  now: number,
  order: Order,
  isDescending = false,
): readonly Row[] {
  const { rows, sorted } = knownOf(table, now)
  const key = `${order} ${isDescending}`
  const existing = sorted.get(key)
  if (existing) return existing
  const direction = isDescending ? -1 : 1
  const made = [...rows].sort(
    (a, b) => direction * compareBy(a, b, order) || compareText(a.job.name, b.job.name),
  )
  sorted.set(key, made)
  return made
}

function compareBy(a: Row, b: Row, order: Order): number {
  switch (order) {
    case 'Name':
      return compareText(a.job.name, b.job.name)
    case 'CreationTime':
      return a.job.createdAt - b.job.createdAt
    case 'LastModifiedTime':
      return a.progress.changedAt - b.progress.changedAt
    case 'Status':
      return compareText(a.progress.status, b.progress.status)
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function knownOf(table: Record<string, Job>, now: number): Known {
  const existing = known.get(table)
  if (existing && existing.from <= now && now < existing.until) return existing
  let until = Infinity
  const rows = Object.values(table).map((job): Row => {
    const progress = progressOf(job, now)
    until = Math.min(until, progress.until)
    return { job, progress }
  })
  const made: Known = { rows, sorted: new Map(), from: now, until }
  known.set(table, made)
  return made
}
