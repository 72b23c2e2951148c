import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Answer, Gap } from '#lib/domain/safeguards/verdict.ts'
import { awsErrorName, gapOf } from '../errors.ts'
import { collectKind, describeAll } from './collect-kind.ts'
import { collectRegion } from './collect-region.ts'
import type { AwsPlace, CollectedResource, Kind, Reader } from './kind.ts'
import { kinds } from './kinds.ts'
import type { ReadGroup } from './read-groups.ts'
import { isSearched, searchJobs } from './search-jobs.ts'

/** What whoever reads knows already, so that only what is new is asked for. */
export interface ReadingPlan {
  place: AwsPlace
  /** Opens the session that a group is read in. Throws STS's own error. */
  open: (group: ReadGroup) => Promise<Reader>
  /** From when on a kind's list need tell; undefined when it is to be read whole. */
  since: (type: ResourceType) => Date | undefined
  /** Whether nothing of a kind is known yet: then a search, where it is allowed, brings a hundred at a time. */
  isFirst: (type: ResourceType) => boolean
  /** Which of a page need no describe. */
  findKnown: (items: readonly CollectedResource[]) => Promise<(item: CollectedResource) => boolean>
  /** Those of a kind whose settings could not be read so far: no list of news names them again. */
  findUnread: (type: ResourceType) => Promise<CollectedResource[]>
  /** The region's processing jobs that run Clarify, once all were read. */
  clarifyJobs: () => Promise<Answer>
}

/** `whole`: every resource of the kind was listed; `news`: every new one; `broken`: neither. */
type ListEnd = 'whole' | 'searched' | 'news' | 'broken'

export type Found =
  | { what: 'batch'; type: ResourceType; items: CollectedResource[]; gaps: Gap[] }
  | { what: 'end'; type: ResourceType; end: ListEnd; startedAt: Date }
  | { what: 'gap'; gap: Gap }

/** Accounts and regions whose role may not search; a process asks each once. */
const searchRefused = new Set<string>()

/** Everything of SageMaker's in one region, kind by kind and page by page. Whatever fails is a gap; it never throws. */
export async function* readEverything(plan: ReadingPlan): AsyncGenerator<Found> {
  const readers = new Map<ReadGroup, Reader | null>()
  async function* readerOf(group: ReadGroup): AsyncGenerator<Found, Reader | null> {
    const held = readers.get(group)
    if (held !== undefined) return held
    const reader = await plan.open(group).catch((error: unknown) => error as Error)
    const isOpen = 'client' in reader
    if (!isOpen) yield { what: 'gap', gap: gapOf('sts', 'AssumeRole', plan.place.region, reader) }
    readers.set(group, isOpen ? reader : null)
    return isOpen ? reader : null
  }
  for (const kind of kinds) {
    const reader = yield* readerOf(kind.group)
    if (reader !== null) yield* readKind(plan, reader, kind)
    // A role that lets us in for nothing is asked once.
    else if (readers.size === 1) return
  }
  const reader = yield* readerOf('region')
  if (reader === null) return
  const startedAt = new Date()
  const { items, gaps } = await collectRegion(reader, await plan.clarifyJobs())
  yield { what: 'batch', type: 'sagemaker-region', items, gaps }
  // Where the region is off nothing was found; that says nothing of what was there before.
  const end = items.length === 0 && gaps.length > 0 ? 'broken' : 'whole'
  yield { what: 'end', type: 'sagemaker-region', end, startedAt }
}

async function* readKind(plan: ReadingPlan, reader: Reader, kind: Kind): AsyncGenerator<Found> {
  const { type } = kind
  const startedAt = new Date()
  if (plan.isFirst(type) && (yield* searchKind(reader, type))) {
    yield { what: 'end', type, end: 'searched', startedAt }
    return
  }
  const since = kind.tellsNews ? plan.since(type) : undefined
  const wanted = since === undefined ? {} : { since }
  const batches = collectKind(reader, kind, { wanted, findKnown: plan.findKnown })
  for (;;) {
    const batch = await batches.next()
    if (batch.done) {
      if (batch.value.isWhole && since !== undefined)
        yield { what: 'batch', type, ...(await describeAll(reader, kind, await plan.findUnread(type))) }
      const end = !batch.value.isWhole ? 'broken' : since === undefined ? 'whole' : 'news'
      yield { what: 'end', type, end, startedAt }
      return
    }
    yield { what: 'batch', type, ...batch.value }
  }
}

/** Whether a search brought everything. What it did not bring is listed and described, and no gap. */
async function* searchKind(reader: Reader, type: ResourceType): AsyncGenerator<Found, boolean> {
  const key = `${reader.place.awsAccountId} ${reader.place.region}`
  if (!isSearched(type) || searchRefused.has(key)) return false
  try {
    for await (const items of searchJobs(reader, type)) yield { what: 'batch', type, items, gaps: [] }
    return true
  } catch (error) {
    if (awsErrorName(error).startsWith('AccessDenied')) searchRefused.add(key)
    return false
  }
}
