import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { GroupUser } from '#lib/services/group/views.ts'
import { Marks } from './marks.tsx'
import { sourceWords, standingWords } from './words.ts'

/** Below a member's name: since when and by whom, until when; then what to notice, and the last use. */
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
      </span>
      <span className="flex h-6 items-center gap-1 overflow-hidden *:shrink-0">
        {isPending && <Badge look="accent">In the tray</Badge>}
        {standing !== null && <Badge look="accent">{standing}</Badge>}
        {user.waiting !== null && <Badge look="accent">Waits for approval</Badge>}
        <Marks marks={user.marks} />
        {user.isLastUseKnown && (
          <span className="min-w-0 flex-1 truncate text-sm text-ink-2">
            {user.lastUsedAt === null ? (
              'Never used SageMaker'
            ) : (
              <>
                Used SageMaker <RelativeTime at={user.lastUsedAt} />
              </>
            )}
          </span>
        )}
      </span>
    </>
  )
}
