import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { Evidence, Gap } from '#lib/domain/safeguards/verdict.ts'
import { gapOf } from '../errors.ts'
import { mapLimited } from '../map-limited.ts'
import type { CollectedResource, Kind, Reader, Wanted } from './kind.ts'

/** At most this many describes at once in one account and region; SageMaker throttles per account and region. */
const describesAtOnce = 4

/** A page of a list, with what was described of it. The list's own end, or failure, comes last. */
export interface Batch {
  items: CollectedResource[]
  gaps: Gap[]
}

/** What the list's pages came to: a list that failed on the way has not told of everything. */
export interface ListEnd {
  isWhole: boolean
}

/**
 * Lists a kind, a page at a time, and describes what `isKnown` does not know. A page or a describe that failed
 * is a gap that names its action; what was read before it is kept.
 */
export async function* collectKind(
  reader: Reader,
  kind: Kind,
  {
    region,
    wanted = {},
    findKnown,
  }: {
    region: string
    wanted?: Wanted
    /** Which of a page need no describe. */
    findKnown: (items: readonly CollectedResource[]) => Promise<(item: CollectedResource) => boolean>
  },
): AsyncGenerator<Batch, ListEnd> {
  const { listAction } = resourceTypes[kind.type]
  const gapOfList = (error: unknown, arn?: string) =>
    gapOf('sagemaker', listAction ?? kind.type, region, error, arn)
  const pages = kind.list(reader, wanted)[Symbol.asyncIterator]()
  let isWhole = true
  for (;;) {
    let page
    try {
      page = await pages.next()
    } catch (error) {
      yield { items: [], gaps: [gapOfList(error)] }
      return { isWhole: false }
    }
    if (page.done) return { isWhole }
    const items: CollectedResource[] = []
    const gaps: Gap[] = []
    for (const { arn, name, status, creationTime, endTime } of page.value) {
      if (!arn || !name || status === undefined || !creationTime) {
        const lacking = new Error('a summary lacks its ARN, name, status or creation time')
        gaps.push(gapOfList(Object.assign(lacking, { name: 'UnreadableAnswer' }), arn))
        isWhole = false
        continue
      }
      items.push({ type: kind.type, arn, name, awsStatus: status, creationTime, endTime: endTime ?? null })
    }
    const isKnown = await findKnown(items)
    yield {
      items: await mapLimited(items, describesAtOnce, async (item) => {
        if (isKnown(item)) return item
        const evidence = await describeResource(reader, kind, item, region)
        if (evidence.kind === 'unreadable') gaps.push(evidence.gap)
        return { ...item, evidence }
      }),
      gaps,
    }
  }
}

/** One resource's settings, or the gap in their place. */
export async function describeResource(
  reader: Reader,
  kind: Kind,
  { arn, name }: { arn: string; name: string },
  region: string,
): Promise<Exclude<Evidence, { kind: 'unreadable' }> | { kind: 'unreadable'; gap: Gap }> {
  try {
    const { $metadata, ...described } = (await kind.describe(reader, name)) as { $metadata?: unknown }
    return { kind: 'described', described }
  } catch (error) {
    const { describeAction } = resourceTypes[kind.type]
    return { kind: 'unreadable', gap: gapOf('sagemaker', describeAction ?? kind.type, region, error, arn) }
  }
}
