import { RelativeTime } from '#components/time/relative-time.tsx'
import { reviewEveryDays } from '#lib/domain/people.ts'

/** When somebody was last looked over, and whether it is time again. */
export function Review({ reviewedAt, isDue }: { reviewedAt: string; isDue: boolean }) {
  const dueAt = new Date(Date.parse(reviewedAt) + reviewEveryDays * 86_400_000).toISOString()
  if (!isDue)
    return (
      <span className="text-ink-2">
        due <RelativeTime at={dueAt} />
      </span>
    )
  return (
    <span className="rounded-[5px] border border-dashed border-ink-3 px-1 text-sm font-[550] whitespace-nowrap text-ink">
      due now
    </span>
  )
}
