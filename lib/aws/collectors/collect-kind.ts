import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { Answer, Evidence, Gap } from '#lib/domain/safeguards/verdict.ts'
import { gapOf } from '../errors.ts'
import { mapLimited } from '../map-limited.ts'
import { ask } from './ask.ts'
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
    wanted = {},
    findKnown,
  }: {
    wanted?: Wanted
    /** Which of a page need no describe. */
    findKnown: (items: readonly CollectedResource[]) => Promise<(item: CollectedResource) => boolean>
  },
): AsyncGenerator<Batch, ListEnd> {
  const { listAction } = resourceTypes[kind.type]
  const gapOfList = (error: unknown, arn?: string) =>
    gapOf('sagemaker', listAction ?? kind.type, reader.place.region, error, arn)
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
    const described = await describeAll(reader, kind, items, isKnown)
    yield { items: described.items, gaps: [...gaps, ...described.gaps] }
  }
}

/** Describes those that are not known, a few at a time. */
export async function describeAll(
  reader: Reader,
  kind: Kind,
  items: readonly CollectedResource[],
  isKnown: (item: CollectedResource) => boolean = () => false,
): Promise<Batch> {
  const gaps: Gap[] = []
  const described = await mapLimited(items, describesAtOnce, async (item) => {
    if (isKnown(item)) return item
    const { evidence, gaps: own } = await describeResource(reader, kind, item)
    gaps.push(...own)
    return { ...item, evidence }
  })
  return { items: described, gaps }
}

/** One resource's settings and what else its rules read, or the gaps in their place. */
async function describeResource(
  reader: Reader,
  kind: Kind,
  { arn, name }: { arn: string; name: string },
): Promise<{ evidence: Evidence; gaps: Gap[] }> {
  const { describeAction } = resourceTypes[kind.type]
  const answer = await ask(
    reader,
    describeAction ?? kind.type,
    () => kind.describe(reader, { arn, name }),
    arn,
  )
  if (answer.kind === 'unreadable' || kind.also === undefined)
    return { evidence: answer, gaps: gapsIn(answer) }
  const described = answer.described as Record<string, unknown>
  const also = await kind.also.read(reader, { arn, name, described })
  return { evidence: { ...answer, also }, gaps: Object.values(also).flatMap(gapsIn) }
}

function gapsIn(answer: Answer): Gap[] {
  return answer.kind === 'unreadable' ? [answer.gap as Gap] : []
}
