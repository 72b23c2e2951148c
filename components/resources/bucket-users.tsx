import { figure } from '#components/status/figure.ts'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { resourceAddress } from '#lib/client/addresses.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { BucketUser } from '#lib/services/resources/views.ts'

const words: Record<string, string> = { read: 'reads', write: 'writes', 'read write': 'reads and writes' }

/** The resources that read or write a bucket, the newest first. */
export function BucketUsers({
  slug,
  usedBy: { rows, total },
}: {
  slug: string
  usedBy: { rows: BucketUser[]; total: number }
}) {
  if (total === 0) return <p className="text-ink-2">Nothing that AWS still lists uses it.</p>
  return (
    <>
      <ul className="border-t border-line">
        {rows.map(({ id, name, type, status, region, accesses }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line-soft px-0.5 py-1.5"
          >
            <StatusBadge status={status} />
            {/* A plain link: a page of its own, whether this is a page or a panel beside the list. */}
            <a
              href={resourceAddress(slug, id)}
              className="inline-flex min-h-6 items-center rounded-sm wrap-anywhere text-accent underline underline-offset-3"
            >
              {name}
            </a>
            <span className="text-sm text-ink-2">
              {resourceTypes[type].label.toLowerCase()} in {region}, {words[accesses.join(' ')]}
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="mt-1.5 text-sm text-ink-2">
          The newest {figure(rows.length)} of {figure(total)}.
        </p>
      )}
    </>
  )
}
