'use client'

import { useQuery } from '@tanstack/react-query'
import { Live } from '#components/feedback/problem.tsx'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { DeliveryLine } from '#components/notices/delivery-line.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { noticesAboutQuery } from '#lib/client/notices.ts'
import { isOpenTermination } from '#lib/domain/enforcement/termination.ts'
import { noticeWords } from '#lib/domain/notices.ts'
import type { TerminationDetail } from '#lib/services/terminations/views.ts'

/** Who was told of this termination, how, and whether it reached them. */
export function Told({ slug, termination }: { slug: string; termination: TerminationDetail }) {
  const query = useQuery(noticesAboutQuery(slug, termination.id))
  return (
    <Live query={query} what="who was told" loading={<RowsLoading rows={1} />}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="text-ink-2">
            {isOpenTermination(termination.state)
              ? 'Nobody yet: people are told when AWS accepts the stop.'
              : 'Nobody: no stop was sent.'}
          </p>
        ) : (
          <ul className="grid gap-2">
            {rows.map(({ id: noticeId, kind, at, deliveries }) => (
              <li key={noticeId}>
                <p>
                  {noticeWords[kind]}{' '}
                  <span className="text-sm text-ink-2">
                    In the portal, <RelativeTime at={at} />.
                  </span>
                </p>
                {deliveries.length > 0 && (
                  <ul>
                    {deliveries.map((delivery) => (
                      <DeliveryLine key={delivery.id} delivery={delivery} />
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Live>
  )
}
