import Link from 'next/link'
import { accountStates } from '#components/accounts/account-states.ts'
import { AccountStatusBadge } from '#components/accounts/account-badges.tsx'
import { ExclusionBadge, RequestBadge } from '#components/exclusions/exclusion-badge.tsx'
import { GapWords } from '#components/feedback/gaps.tsx'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { TerminationBadge } from '#components/terminations/termination-badge.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { durationWords } from '#components/time/words.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import type { Need } from './needs-of.ts'

const matterWords = {
  question: 'support has a question about your request. It lapses',
  suspended: 'what runs is not what was attested, so the exclusion is suspended. It would end',
  ending: 'its exclusion ends',
} as const

function badgeOf(need: Need) {
  if (need.kind === 'termination') return <TerminationBadge state={need.termination.state} />
  if (need.kind === 'account') return <AccountStatusBadge status={need.account.status} />
  if (need.kind === 'exclusion')
    return need.matter.why === 'question' ? (
      <RequestBadge state="information_asked" />
    ) : (
      <ExclusionBadge state={need.matter.why === 'suspended' ? 'suspended' : 'active'} />
    )
  return <StatusBadge status="unknown" />
}

function WordsOf({ need }: { need: Need }) {
  switch (need.kind) {
    case 'termination': {
      const { jobName, summary, eventToStopMs } = need.termination
      return (
        <>
          <strong className="font-semibold">{jobName}</strong>: {summary}
          {eventToStopMs !== null && ` Stopped ${durationWords(eventToStopMs)} after it started.`}
        </>
      )
    }
    case 'account':
      return (
        <>
          <strong className="font-semibold">{need.account.name}</strong>:{' '}
          {accountStates[need.account.status].means}
        </>
      )
    case 'exclusion':
      return (
        <>
          <strong className="font-semibold">{need.matter.name}</strong>: {matterWords[need.matter.why]}{' '}
          <RelativeTime at={need.matter.at} />.
        </>
      )
    case 'gap':
      return (
        <>
          <strong className="font-semibold">{need.account.name}</strong>: <GapWords gap={need.gap} />
          {need.others > 0 && ` ${need.others} more ${need.others === 1 ? 'gap' : 'gaps'} there.`}
        </>
      )
    case 'region':
      return (
        <>
          <strong className="font-semibold">{need.account.name}</strong>: the last reading of {need.region}{' '}
          failed.{' '}
          {need.lastCompleteAt === null ? (
            'It was never read in full.'
          ) : (
            <>
              It was last read in full <RelativeTime at={need.lastCompleteAt} />.
            </>
          )}
        </>
      )
  }
}

/** What waits for a person, first things first. */
export function Needs({ needs }: { needs: Need[] }) {
  if (needs.length === 0)
    return (
      <p className="border-y border-line px-2.5 py-3 text-ink-2">
        Nothing waits for you. We tell you here when a job is terminated or something cannot be read.
      </p>
    )
  return (
    <ul className="border-t border-line">
      {needs.map((need) => (
        <li
          key={need.key}
          className="grid items-center gap-x-3 gap-y-1.5 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[130px_minmax(0,1fr)_auto]"
        >
          <span>{badgeOf(need)}</span>
          <span className="min-w-0 wrap-anywhere">
            <WordsOf need={need} />
          </span>
          <span>
            <Link href={need.href} className={buttonStyle({ look: 'plain' })}>
              {need.act}
            </Link>
          </span>
        </li>
      ))}
    </ul>
  )
}
