import { StatusBadge } from '#components/status/status-badge.tsx'
import { resourceAddress } from '#lib/client/addresses.ts'
import type { NotFollowed } from '#lib/domain/resources/data-locations.ts'
import type { UsedBucketView } from '#lib/services/resources/views.ts'
import { BucketVerdicts } from './bucket-verdicts.tsx'

const words = { read: 'Reads', write: 'Writes' } as const

/** The buckets a resource reads and writes, each with its verdicts, and what leads to no bucket. */
export function UsedBuckets({
  slug,
  buckets,
  notFollowed,
}: {
  slug: string
  buckets: UsedBucketView[]
  notFollowed: NotFollowed[]
}) {
  if (buckets.length === 0 && notFollowed.length === 0)
    return <p className="text-ink-2">Its settings name no bucket.</p>
  return (
    <ul className="border-t border-line">
      {buckets.map((used) => (
        <UsedBucket key={used.name} slug={slug} used={used} />
      ))}
      {notFollowed.map(({ path, why }) => (
        <li key={`${path} ${why}`} className="grid gap-1 border-b border-line-soft px-0.5 py-2">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <StatusBadge status="unknown" />
            <span>Not followed to a bucket</span>
          </p>
          <p className="wrap-anywhere text-ink-2">{why}</p>
          <code className="font-mono text-sm wrap-anywhere text-ink-3">{path}</code>
        </li>
      ))}
    </ul>
  )
}

function UsedBucket({ slug, used: { name, uses, bucket } }: { slug: string; used: UsedBucketView }) {
  return (
    <li className="grid gap-1 border-b border-line-soft px-0.5 py-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge status={bucket?.status ?? 'unknown'} />
        {bucket === null ? (
          <>
            <span className="font-mono wrap-anywhere">{name}</span>
            <span className="text-ink-2">not read yet</span>
          </>
        ) : (
          <>
            {/* A plain link: a page of its own, whether this is a page or a panel beside the list. */}
            <a
              href={resourceAddress(slug, bucket.id)}
              className="inline-flex min-h-6 items-center rounded-sm font-mono wrap-anywhere text-accent underline underline-offset-3"
            >
              {name}
            </a>
            {bucket.isGone && <span className="text-ink-2">gone</span>}
          </>
        )}
      </p>
      {bucket !== null && <BucketVerdicts verdicts={bucket.verdicts} />}
      {(['read', 'write'] as const).map((access) => {
        const prefixes = [...new Set(uses.filter((use) => use.access === access).map(({ prefix }) => prefix))]
        if (prefixes.length === 0) return null
        return (
          <p key={access} className="text-ink-2">
            {words[access]} <code className="font-mono text-sm wrap-anywhere">{prefixes.join(', ')}</code>
          </p>
        )
      })}
    </li>
  )
}
