'use client'

import { useQuery } from '@tanstack/react-query'
import { Live } from '#components/feedback/problem.tsx'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { DeliveryLine } from '#components/notices/delivery-line.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { noticesAboutQuery } from '#lib/client/notices.ts'
import { noticeWords } from '#lib/domain/notices.ts'

/** Who was told of this termination, how, and whether it reached them. */
export function Told({ slug, id }: { slug: string; id: string }) {
  const query = useQuery(noticesAboutQuery(slug, id))
  return (
    <Live query={query} what="who was told" loading={<RowsLoading rows={1} />}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="text-ink-2">Nobody yet: people are told when AWS accepts the stop.</p>
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
