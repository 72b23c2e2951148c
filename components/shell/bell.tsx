'use client'

import { useQuery } from '@tanstack/react-query'
import BellIcon from 'lucide-react/icons/bell'
import Link from 'next/link'
import { useState } from 'react'
import { UnreadDot } from '#components/notices/unread-dot.tsx'
import { count, figure } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { type NoticePlace, noticesAddress } from '#lib/client/addresses.ts'
import { noticeSummaryQuery, useMarkNoticesRead } from '#lib/client/notices.ts'
import { noticeWords } from '#lib/domain/notices.ts'
import type { NoticeRow } from '#lib/services/notices/views.ts'

/** More than this is not counted on the button. */
const mostShown = 99

/** Notices in the top bar: how many are new, and the newest to read. Closing it marks as read what it showed. */
export function Bell({ place }: { place: NoticePlace }) {
  const [isOpen, setIsOpen] = useState(false)
  const { data: read, error } = useQuery(noticeSummaryQuery(place))
  const data = useHydrated() ? read : undefined
  const mark = useMarkNoticesRead(place)
  const unread = data?.unread ?? 0
  function change(next: boolean) {
    const newest = data?.rows[0]?.at
    if (!next && unread > 0 && newest !== undefined) mark.mutate(newest)
    setIsOpen(next)
  }
  return (
    <Popover
      title="Notices"
      isOpen={isOpen}
      onOpenChange={change}
      trigger={
        <Button
          look="quiet"
          aria-label={unread > 0 ? `Notices, ${figure(unread)} new` : 'Notices'}
          className="px-1.5"
        >
          <BellIcon aria-hidden className="size-4" />
          {unread > 0 && (
            <span aria-hidden className="rounded-full bg-accent px-1.5 text-xs font-semibold text-accent-ink">
              {unread > mostShown ? `${mostShown}+` : unread}
            </span>
          )}
        </Button>
      }
    >
      <p className="px-3.5 pb-2 text-sm text-ink-2">
        {error !== null && data === undefined
          ? `We could not read them. ${error.message}`
          : unread > 0
            ? `${count(unread, 'notice')} since you last looked.`
            : 'Nothing new since you last looked.'}
      </p>
      <ul className="max-h-80 overflow-y-auto border-t border-line">
        {data?.rows.map((notice) => (
          <Notice key={notice.id} notice={notice} isAcross={place === 'support'} onGo={() => change(false)} />
        ))}
      </ul>
      <p className="border-t border-line px-3.5 py-2">
        <Link
          href={noticesAddress(place)}
          onClick={() => change(false)}
          className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
        >
          All notices
        </Link>
      </p>
    </Popover>
  )
}

function Notice({ notice, isAcross, onGo }: { notice: NoticeRow; isAcross: boolean; onGo: () => void }) {
  const { kind, path, name, at, isUnread, customer } = notice
  const about = [name, isAcross ? customer.name : null].filter((part) => part !== null).join(', ')
  return (
    <li className="border-b border-line-soft last:border-b-0">
      <Link
        href={path}
        onClick={onGo}
        className="flex items-baseline gap-2 px-3.5 py-2 -outline-offset-2 hover:bg-hover"
      >
        <UnreadDot isUnread={isUnread} />
        <span className="min-w-0 flex-1">
          {noticeWords[kind]}
          {about !== '' && <span className="block text-sm wrap-anywhere text-ink-2">{about}</span>}
        </span>
        <span className="text-sm text-ink-2">
          <RelativeTime at={at} />
        </span>
      </Link>
    </li>
  )
}
