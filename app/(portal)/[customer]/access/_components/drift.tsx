'use client'

import { useState } from 'react'
import { ReasonDialog } from '#components/form/reason-dialog.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { count } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useResolveDrift, type Why } from '#lib/client/group.ts'
import type { GroupUser, GroupView } from '#lib/services/group/views.ts'

type How = 'adopt' | 'undo'

const mostShown = 10

/** Who did it, as far as CloudTrail told. */
function authorWords({ driftBy, driftAnswer }: GroupUser): string {
  if (driftBy !== null) return `by ${driftBy}`
  if (driftAnswer === 'waiting') return 'CloudTrail does not say by whom yet'
  if (driftAnswer === 'not_found') return 'CloudTrail has no record of who did it'
  if (driftAnswer === 'unreadable') return 'who did it could not be read from CloudTrail'
  return 'by somebody outside the portal'
}

/** What happened to the group outside the portal, above both lists. */
export function Drift({ slug, group }: { slug: string; group: GroupView }) {
  const [open, setOpen] = useState<{ user: GroupUser; how: How } | null>(null)
  const [isAll, setIsAll] = useState(false)
  const refusal = useRefusal('group:change')
  if (group.drift.length === 0) return null
  return (
    <Section title={`Changed outside the portal (${count(group.drift.length, 'user')})`}>
      <ul className="border-t border-line">
        {group.drift.slice(0, isAll ? undefined : mostShown).map((user) => (
          <li
            key={user.userId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line-soft px-2.5 py-2"
          >
            <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
              <Badge look="strong">{user.standing === 'added_outside' ? 'Added' : 'Removed'}</Badge>
              <b className="font-[550] wrap-anywhere">{user.name}</b>
              <span className="text-ink-2">
                {user.isGone ? 'deleted in AWS, ' : ''}
                {authorWords(user)}
                {user.driftAt !== null && (
                  <>
                    , <RelativeTime at={user.driftAt} />
                  </>
                )}
              </span>
            </div>
            <div className="flex gap-2">
              <Button size="small" {...refusal} onClick={() => setOpen({ user, how: 'adopt' })}>
                {user.standing === 'added_outside' ? 'Adopt' : 'Accept'}
              </Button>
              <Button size="small" {...refusal} onClick={() => setOpen({ user, how: 'undo' })}>
                Undo
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {!isAll && group.drift.length > mostShown && (
        <Button size="small" look="quiet" className="mt-1" onClick={() => setIsAll(true)}>
          Show all {group.drift.length}
        </Button>
      )}
      {open !== null && <Resolve slug={slug} id={group.account.id} {...open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function Resolve({
  slug,
  id,
  user,
  how,
  onClose,
}: {
  slug: string
  id: string
  user: GroupUser
  how: How
  onClose: () => void
}) {
  const resolve = useResolveDrift(slug, id)
  const { say } = useToast()
  const wasAdded = user.standing === 'added_outside'
  const act = {
    ...{ isPending: resolve.isPending, error: resolve.error },
    mutate: (why: Why, options: { onSuccess: () => void; onError: (error: Error) => void }) =>
      resolve.mutate({ ...why, userId: user.userId, how }, options),
  }
  const title =
    how === 'undo'
      ? `Undo: ${wasAdded ? 'remove' : 'add'} ${user.name}?`
      : `Keep ${user.name} ${wasAdded ? 'in' : 'out'}?`
  return (
    <ReasonDialog
      isOpen
      title={title}
      description={
        how === 'undo'
          ? `AWS is called to ${wasAdded ? 'remove' : 'add'} ${user.name} alone.`
          : 'Nothing is called. The portal takes it as decided from now on.'
      }
      submitLabel={how === 'undo' ? 'Undo' : wasAdded ? 'Adopt' : 'Accept'}
      hasEnd={how === 'adopt' && wasAdded}
      act={act}
      onClose={onClose}
      onDone={() => say(how === 'undo' ? `${user.name}: being undone` : `${user.name}: kept as it is`)}
    />
  )
}
