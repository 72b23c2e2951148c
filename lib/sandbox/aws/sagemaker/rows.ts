import { progressOf, type Job, type Progress } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'

/** A resource with its status at one moment. */
export interface Row {
  job: Job
  progress: Progress
}

export type Order = 'Name' | 'CreationTime' | 'Status' | 'LastModifiedTime'

type Table = Record<string, Job>
type Compare = (a: Row, b: Row) => number

interface Known {
  rows: Row[]
  /** By lower-case name. */
  byKey: Map<string, Row>
  sorted: Map<string, { rows: Row[]; compare: Compare }>
  /** The rows hold from here until the first status changes by itself. */
  from: number
  until: number
  /** Rows that came or changed since they were last taken. */
  news: Row[]
  /** Tuning jobs that may still launch training jobs. */
  unsettled: Job[]
}

/** Rows of tables, kept while nothing changes by itself, and mended when one thing is changed: scans of twenty
 *  thousand jobs ask for them page by page. */
const known = new WeakMap<Table, Known>()

/** Forgets everything, after a removal. */
export function forgetRows(table: Table): void {
  known.delete(table)
}

/** After `job` was added or changed at `now`. */
export function mendRow(table: Table, job: Job, now: number): void {
  const existing = known.get(table)
  if (!existing) return
  const old = existing.byKey.get(job.name.toLowerCase())
  if (!holds(existing, now) || (old && old.job !== job)) {
    known.delete(table)
    return
  }
  const row = old ?? { job, progress: progressOf(job, now) }
  row.progress = progressOf(job, now)
  existing.news.push(row)
  existing.until = Math.min(existing.until, row.progress.until)
  if (old) {
    for (const key of existing.sorted.keys()) if (/^(Status|Last)/.test(key)) existing.sorted.delete(key)
    return
  }
  existing.rows.push(row)
  existing.byKey.set(job.name.toLowerCase(), row)
  for (const { rows, compare } of existing.sorted.values()) insert(rows, row, compare)
  if (!job.isSettled) existing.unsettled.push(job)
}

function insert(rows: Row[], row: Row, compare: Compare): void {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = rows[middle]
    if (other && compare(other, row) <= 0) low = middle + 1
    else high = middle
  }
  rows.splice(low, 0, row)
}

export function unsettledJobs(table: Table, now: number): readonly Job[] {
  return knownOf(table, now).unsettled
}

/** Rows that came or changed since the last time; after a rebuild, all of them. For one listener alone. */
export function takeNews(table: Table, now: number): Row[] {
  const current = knownOf(table, now)
  const { news } = current
  current.news = []
  return news
}

/** All rows in order; names, always ascending, break ties, so that pages are stable. */
export function sortedRows(table: Table, now: number, order: Order, isDescending = false): readonly Row[] {
  const { rows, sorted } = knownOf(table, now)
  const key = `${order} ${isDescending}`
  const existing = sorted.get(key)
  if (existing) return existing.rows
  const direction = isDescending ? -1 : 1
  const compare: Compare = (a, b) => direction * compareBy(a, b, order) || compareText(a.job.name, b.job.name)
  const made = { rows: [...rows].sort(compare), compare }
  sorted.set(key, made)
  return made.rows
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

/** Whether no status has changed by itself; the clock goes on with it. */
function holds(rows: Known, now: number): boolean {
  if (now < rows.from || now >= rows.until) return false
  rows.from = now
  return true
}

function knownOf(table: Table, now: number): Known {
  const existing = known.get(table)
  if (existing && holds(existing, now)) return existing
  const made: Known = {
    ...{ rows: [], byKey: new Map(), sorted: new Map(), from: now, until: Infinity, news: [], unsettled: [] },
  }
  for (const [key, job] of Object.entries(table)) {
    const row = { job, progress: progressOf(job, now) }
    made.until = Math.min(made.until, row.progress.until)
    made.rows.push(row)
    made.byKey.set(key, row)
    if (!job.isSettled) made.unsettled.push(job)
  }
  made.news = [...made.rows]
  known.set(table, made)
  return made
}
