import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { GroupUser } from '#lib/services/group/views.ts'
import { Marks } from './marks.tsx'
import { sourceWords, standingWords } from './words.ts'

/** The second line of a member: since when and by whom, until when, last use, and what to notice. */
export function MemberWords({ user, isPending }: { user: GroupUser; isPending: boolean }) {
  const standing = standingWords[user.standing]
  return (
    <>
      <span className="truncate text-sm text-ink-2">
        {user.member === null ? (
          'Not known to the portal'
        ) : (
          <>
            {sourceWords[user.member.source]} <RelativeTime at={user.member.addedAt} />
            {user.member.addedByName !== null && ` by ${user.member.addedByName}`}
          </>
        )}
        {user.member?.endsAt && (
          <>
            {', ends '}
            <RelativeTime at={user.member.endsAt} />
          </>
        )}
        {user.isLastUseKnown && (
          <>
            {', '}
            {user.lastUsedAt === null ? (
              'never used SageMaker'
            ) : (
              <>
                used SageMaker <RelativeTime at={user.lastUsedAt} />
              </>
            )}
          </>
        )}
      </span>
      <span className="flex h-6 flex-wrap items-center gap-1 overflow-hidden">
        {isPending && <Badge look="accent">In the tray</Badge>}
        {standing !== null && <Badge look="accent">{standing}</Badge>}
        {user.waiting !== null && <Badge look="accent">Waits for approval</Badge>}
        <Marks marks={user.marks} />
      </span>
    </>
  )
}
