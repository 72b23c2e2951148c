'use client'

import { useQuery } from '@tanstack/react-query'
import { Live } from '#components/feedback/problem.tsx'
import { count, figure } from '#components/status/figure.ts'
import { RowLink } from '#components/table/row-link.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { wouldStopQuery } from '#lib/client/accounts.ts'
import { resourceAddress } from '#lib/client/addresses.ts'
import type { WouldStop as Listed } from '#lib/services/enforcement/would-stop.ts'

/** What enforcement would do at this moment, in a sentence. */
function wouldStopWords({ total, atOnce }: Listed): string {
  if (total === 0) return 'No running job fails now, so nothing would be stopped at once.'
  const all = `${count(total, 'running job')} ${total === 1 ? 'fails' : 'fail'} now.`
  if (atOnce >= total) return `${all} ${total === 1 ? 'It would be' : 'All would be'} stopped at once.`
  return `${all} ${figure(atOnce)} would be stopped at once; the other ${figure(total - atOnce)} would be held for you to release or dismiss.`
}

/** The jobs that would be stopped if the account were armed and not paused now: name, age, instances, why. */
export function WouldStop({ slug, accountId }: { slug: string; accountId: string }) {
  const query = useQuery(wouldStopQuery(slug, accountId))
  return (
    <Live query={query} what="what would be stopped" loading={<Skeleton className="h-16" />}>
      {(listed) => (
        <div className="grid grid-cols-1 gap-2">
          <p>{wouldStopWords(listed)}</p>
          {listed.rows.length > 0 && (
            <ul
              aria-label="Jobs that would be stopped"
              tabIndex={0}
              className="max-h-56 overflow-y-auto border-t border-line"
            >
              {listed.rows.map((row) => (
                <li key={row.resourceId} className="border-b border-line-soft px-1 py-1.5">
                  <div className="flex flex-wrap justify-between gap-x-3">
                    <RowLink href={resourceAddress(slug, row.resourceId)}>{row.jobName}</RowLink>
                    <span className="text-ink-2">
                      {row.instanceCount !== null && `${count(row.instanceCount, 'instance')}, `}
                      {row.region}, started <RelativeTime at={row.createdAt} />
                    </span>
                  </div>
                  <p className="text-sm text-ink-2">{row.why}</p>
                </li>
              ))}
            </ul>
          )}
          {listed.total > listed.rows.length && (
            <p className="text-ink-2">The oldest {figure(listed.rows.length)} are shown.</p>
          )}
        </div>
      )}
    </Live>
  )
}
