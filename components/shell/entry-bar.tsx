'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useServerNow } from '#components/time/clock.tsx'
import { exactUtc, relativeWords } from '#components/time/words.ts'
import { useLeaveCustomer } from '#lib/client/support.ts'
import type { ShellEntry } from './shell-data.ts'

/** Support inside a customer never forgets that it is, why, and until when. */
export function EntryBar({ entry, slug }: { entry: ShellEntry; slug: string }) {
  const nowMs = useServerNow()
  const leave = useLeaveCustomer(slug)
  const router = useRouter()
  return (
    <div
      role="note"
      aria-label="Support entry"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-ink px-4 py-1.5 text-sm text-bg sm:px-7"
    >
      <p className="min-w-0 flex-1 basis-64 wrap-anywhere">
        You are inside <strong className="font-semibold">{entry.customerName}</strong> as support because “
        {entry.reason}”, until{' '}
        <time dateTime={entry.endsAt} title={exactUtc(entry.endsAt)}>
          {entry.endsAt.slice(11, 16)} UTC ({relativeWords(entry.endsAt, nowMs)})
        </time>
        . This visit and what you change are recorded, and the customer sees both.
      </p>
      <button
        type="button"
        aria-disabled={leave.isPending || undefined}
        onClick={() => {
          if (!leave.isPending)
            leave.mutate(undefined, { onSuccess: () => router.push('/support/customers') })
        }}
        className="inline-flex min-h-6 items-center rounded-sm underline underline-offset-3 focus-visible:outline-bg"
      >
        {leave.isPending ? 'Leaving …' : 'Leave this customer'}
      </button>
      <Link
        href="/support/customers"
        className="inline-flex min-h-6 items-center rounded-sm underline underline-offset-3 focus-visible:outline-bg"
      >
        All customers
      </Link>
      {leave.error !== null && (
        <p role="alert" className="w-full">
          You are still inside: {leave.error.message}
        </p>
      )}
    </div>
  )
}
