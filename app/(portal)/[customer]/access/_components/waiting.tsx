'use client'

import { SignInAgain } from '#components/feedback/sign-in-again.tsx'
import { Problem } from '#components/feedback/problem.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { ApiError } from '#lib/client/api.ts'
import { useDecideChange } from '#lib/client/group.ts'
import type { ChangeRow, GroupView } from '#lib/services/group/views.ts'

/** Changes that wait for a second admin, set by set. */
export function Waiting({ slug, group }: { slug: string; group: GroupView }) {
  const sets = Map.groupBy(group.waiting, ({ setId }) => setId)
  if (sets.size === 0) return null
  return (
    <Section title="Waits for a second admin">
      <ul className="border-t border-line">
        {[...sets].map(([setId, changes]) => (
          <WaitingSet key={setId} slug={slug} id={group.account.id} setId={setId} changes={changes} />
        ))}
      </ul>
    </Section>
  )
}

const wordsOf = (changes: ChangeRow[], action: ChangeRow['action'], word: string) => {
  const names = changes.filter((change) => change.action === action).map(({ userName }) => userName)
  return names.length === 0 ? null : `${word} ${names.join(', ')}`
}

function WaitingSet({
  slug,
  id,
  setId,
  changes,
}: {
  slug: string
  id: string
  setId: string
  changes: GroupView['waiting']
}) {
  const decide = useDecideChange(slug, id, setId)
  const refusal = useRefusal('group:change')
  const [first] = changes
  if (first === undefined) return null
  const { isOwn } = first
  const own = { disabled: true, disabledReason: 'You asked for this, so another admin has to decide it.' }
  const off = refusal.disabled ? refusal : isOwn ? own : { disabled: false, disabledReason: '' }
  const needsSignIn = decide.error instanceof ApiError && decide.error.code === 'step_up_required'
  return (
    <li className="grid gap-2 border-b border-line-soft px-2.5 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64 wrap-anywhere">
          <p className="font-[550]">
            {[wordsOf(changes, 'add', 'Add'), wordsOf(changes, 'remove', 'Remove')]
              .filter(Boolean)
              .join('; ')}
          </p>
          <p className="text-sm text-ink-2">
            {first.requestedByName}, <RelativeTime at={first.requestedAt} />: {first.reason}
            {first.ticket !== null && ` (${first.ticket})`}
            {first.endsAt !== null && (
              <>
                {', ends '}
                <RelativeTime at={first.endsAt} />
              </>
            )}
          </p>
        </div>
        <div className="flex gap-2">
          {isOwn ? (
            <Button size="small" isBusy={decide.isPending} onClick={() => decide.mutate('withdraw')}>
              Withdraw
            </Button>
          ) : (
            <Button size="small" {...off} isBusy={decide.isPending} onClick={() => decide.mutate('decline')}>
              Decline
            </Button>
          )}
          <Button
            size="small"
            look={off.disabled ? 'plain' : 'main'}
            {...off}
            isBusy={decide.isPending}
            onClick={() => decide.mutate('approve')}
          >
            Approve
          </Button>
        </div>
      </div>
      {decide.error !== null &&
        (needsSignIn ? <SignInAgain /> : <Problem title="That did not work." error={decide.error} />)}
    </li>
  )
}
