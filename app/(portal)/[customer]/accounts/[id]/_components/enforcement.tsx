'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ArmsByItself } from '#components/accounts/arms-by-itself.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { ReasonAct } from '#components/form/reason-act.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { coverageQuery, usePause } from '#lib/client/accounts.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import { Coverage } from './coverage.tsx'
import { DelayArming } from './delay-arming.tsx'
import { WouldStop } from './would-stop.tsx'

/** When enforcement was in force here and why not; support pauses it, for a while and with a reason. */
export function Enforcement({ slug, account }: { slug: string; account: AccountDetail }) {
  const query = useQuery(coverageQuery(slug, account.id))
  return (
    <div className="grid grid-cols-1 gap-3">
      {account.pause !== null && (
        <p>
          Paused by support until <RelativeTime at={account.pause.until} />: {account.pause.reason}
        </p>
      )}
      <Live query={query} what="the timeline" loading={<Skeleton className="h-20" />}>
        {(timeline) => <Coverage timeline={timeline} />}
      </Live>
      {account.mode === 'observing' && <BeforeArming slug={slug} account={account} />}
      <Pause slug={slug} account={account} />
    </div>
  )
}

/** An account that observes: when it arms by itself, what that would stop, and support's way to put it off. */
function BeforeArming({ slug, account }: { slug: string; account: AccountDetail }) {
  return (
    <div className="grid grid-cols-1 gap-2">
      <h3 className="font-[550]">
        {account.armsAt === null ? (
          'Armed only by support'
        ) : (
          <>
            This account <ArmsByItself armsAt={account.armsAt} />
          </>
        )}
      </h3>
      <WouldStop slug={slug} accountId={account.id} />
      <div>
        <DelayArming slug={slug} account={account} />
      </div>
    </div>
  )
}

function Pause({ slug, account }: { slug: string; account: AccountDetail }) {
  const [hours, setHours] = useState('4')
  const pause = usePause(slug, account.id)
  const refusal = useRefusal('account:pause')
  const isPaused = account.pause !== null
  if (account.mode !== 'armed') return null
  return (
    <div>
      <ReasonAct
        label={isPaused ? 'Resume' : 'Pause'}
        title={isPaused ? `Resume enforcement in ${account.name}?` : `Pause enforcement in ${account.name}?`}
        description={
          isPaused
            ? 'Failing jobs are stopped again from now on.'
            : 'Failing jobs keep running and are shown as “would have stopped”. It comes back by itself.'
        }
        act={{
          ...pause,
          run: (reason, options) => pause.mutate({ hours: isPaused ? 0 : Number(hours), reason }, options),
        }}
        extra={
          isPaused ? (
            <WouldStop slug={slug} accountId={account.id} />
          ) : (
            <Field label="Hours" help="At most 72" error={undefined}>
              {(parts) => (
                <Input
                  {...parts}
                  type="number"
                  min={1}
                  max={72}
                  value={hours}
                  onChange={(event) => setHours(event.target.value)}
                />
              )}
            </Field>
          )
        }
        {...refusal}
      />
    </div>
  )
}
