import { statusStyles } from '#components/status/status-styles.ts'
import { cn } from '#components/ui/cn.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

/** What each bucket safeguard is about, in as few words as fit beside the others. */
const shortWords: Record<string, string> = {
  's3-bucket-encryption-at-rest': 'at rest',
  's3-bucket-encryption-in-transit': 'in transit',
  's3-bucket-not-public': 'no public access',
}

/** A bucket's verdicts on one line: sign and word each, the whole title on hover. */
export function BucketVerdicts({
  verdicts,
}: {
  verdicts: { safeguard: string; title: string; status: VerdictStatus }[]
}) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm">
      {verdicts.map(({ safeguard, title, status }) => {
        const { icon: Icon, text, word } = statusStyles[status]
        return (
          <span
            key={safeguard}
            title={`${title}: ${word.toLowerCase()}`}
            className="inline-flex items-center gap-1 whitespace-nowrap"
          >
            <Icon aria-hidden className={cn('size-3.5', text)} />
            {shortWords[safeguard] ?? title}
            <span className="sr-only">: {word}</span>
          </span>
        )
      })}
    </span>
  )
}
