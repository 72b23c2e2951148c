'use client'

import { Problem } from '#components/feedback/problem.tsx'
import { SignInAgain } from '#components/feedback/sign-in-again.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { useMakeEventKey } from '#lib/client/accounts.ts'
import { ApiError } from '#lib/client/api.ts'
import { eventCommand } from '#lib/domain/accounts/stack-commands.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

/** How AWS tells us of jobs by itself, so that a stop takes seconds instead of a sweep. */
export function Events({ slug, account }: { slug: string; account: AccountDetail }) {
  const make = useMakeEventKey(slug, account.id)
  const isStepUp = make.error instanceof ApiError && make.error.code === 'step_up_required'
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-ink-2">
        {account.eventKeys.length === 0
          ? 'No key yet: jobs are found by the sweep, within a minute.'
          : `${account.eventKeys.length === 1 ? 'One key works' : 'Two keys work'} (${account.eventKeys.map(({ hint }) => `${hint}…`).join(', ')}). `}
        {account.eventKeys.length > 0 &&
          (account.lastEventAt === null ? (
            'No event came yet.'
          ) : (
            <>
              The newest event came <RelativeTime at={account.lastEventAt} />.
            </>
          ))}
      </p>
      <div>
        <Button {...useRefusal('account:connect')} isBusy={make.isPending} onClick={() => make.mutate()}>
          {account.eventKeys.length === 0 ? 'Connect events' : 'Make a new key'}
        </Button>
      </div>
      {make.error !== null &&
        (isStepUp ? <SignInAgain /> : <Problem title="No key was made." error={make.error} />)}
      {make.data && (
        <>
          <Callout
            title="This key is shown once."
            action={<CopyButton text={make.data.value} what="the event key" />}
          >
            <code className="font-mono wrap-anywhere">{make.data.value}</code>
          </Callout>
          {account.regions.map((region) => (
            <CodeBlock
              key={region}
              title={`With the key in EVENT_KEY, in ${region}`}
              code={eventCommand(account, region)}
              what={`the command for ${region}`}
            />
          ))}
        </>
      )}
    </div>
  )
}
