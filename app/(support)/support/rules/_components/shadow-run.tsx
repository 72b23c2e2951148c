'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Live } from '#components/feedback/problem.tsx'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { ReasonAct } from '#components/form/reason-act.tsx'
import { count, figure } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import {
  shadowQuery,
  useConfirmRevision,
  useProposeRevision,
  useWithdrawRevision,
} from '#lib/client/rules.ts'
import type { RuleState, Shadow, ShadowCustomer } from '#lib/services/rules/views.ts'
import { ShadowJobs } from './shadow-jobs.tsx'

/** A newer revision, tried over the whole fleet: what it would newly stop and spare, and the way to put it in force. */
export function ShadowRun({ rule, revision }: { rule: RuleState; revision: RuleState['newer'][number] }) {
  const query = useQuery(shadowQuery(rule.safeguard, revision.revision))
  return (
    <div className="mt-4">
      <h3 className="font-[550]">
        Revision {figure(revision.revision)}, in shadow: {revision.changed}
      </h3>
      <Live query={query} what="the comparison" loading={<Skeleton className="h-40" />}>
        {(shadow) => (
          <>
            <p className="my-2">{wordsOf(shadow)}</p>
            {shadow.customers.length > 0 && <Customers shadow={shadow} />}
            <p className="my-2 text-sm text-ink-2">
              Tried on {count(shadow.totals.judged, 'job')} of {count(shadow.customersJudged, 'customer')},
              running or of the last 90 days, <RelativeTime at={shadow.at} />.
              {shadow.withoutSettings > 0 &&
                ` Nothing is said of ${count(shadow.withoutSettings, 'job')} without settings on record.`}{' '}
              <Button size="small" isBusy={query.isFetching} onClick={() => void query.refetch()}>
                Try again
              </Button>
            </p>
            <Acts rule={rule} shadow={shadow} onChanged={() => void query.refetch()} />
          </>
        )}
      </Live>
    </div>
  )
}

function wordsOf({ totals }: Shadow): string {
  const { runningStops, recentStops, runningSpares, recentSpares, unreadable } = totals
  if (runningStops + recentStops + runningSpares + recentSpares + unreadable === 0)
    return 'It would treat no job differently.'
  return [
    `It would newly stop ${count(runningStops, 'running job')}, and would have stopped ${figure(recentStops)} of the last 90 days.`,
    `It would spare ${count(runningSpares, 'running job')} and ${figure(recentSpares)} of the last 90 days.`,
    ...(unreadable > 0 ? [`It could not judge ${count(unreadable, 'job')} that can be judged now.`] : []),
  ].join(' ')
}

function Customers({ shadow }: { shadow: Shadow }) {
  const [open, setOpen] = useState<ShadowCustomer | null>(null)
  const heads = ['Newly stopped now', 'In 90 days', 'Newly spared now', 'In 90 days', 'Unreadable']
  return (
    <>
      <div tabIndex={0} role="region" aria-label="What it would do, by customer" className="overflow-x-auto">
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line text-left text-sm text-ink-2">
              <th scope="col" className="px-2.5 py-1.5 font-medium">
                Customer
              </th>
              {heads.map((head, index) => (
                <th key={index} scope="col" className="px-2.5 py-1.5 text-right font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shadow.customers.map((row) => (
              <tr key={row.customerId} className="border-b border-line-soft hover:bg-hover">
                <td className="px-2.5 py-1.5">
                  <button
                    type="button"
                    onClick={() => setOpen(row)}
                    className="inline-flex min-h-6 items-center rounded-sm font-[550] hover:underline"
                  >
                    {row.name}
                  </button>
                </td>
                {[row.runningStops, row.recentStops, row.runningSpares, row.recentSpares, row.unreadable].map(
                  (amount, index) => (
                    <td key={index} className="px-2.5 py-1.5 text-right">
                      {figure(amount)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open !== null && (
        <ShadowJobs
          safeguard={shadow.safeguard}
          revision={shadow.to}
          customer={open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function Acts({ rule, shadow, onChanged }: { rule: RuleState; shadow: Shadow; onChanged: () => void }) {
  const propose = useProposeRevision()
  const { proposal } = rule
  if (proposal === null)
    return (
      <ReasonAct
        label={`Propose revision ${shadow.to}`}
        title={`Propose to put revision ${shadow.to} in force?`}
        description={`${wordsOf(shadow)} A second person puts it in force within a day.`}
        act={{
          ...propose,
          run: (reason, options) =>
            propose.mutate(
              { safeguard: rule.safeguard, revision: shadow.to, shown: shadow.hash, reason },
              { ...options, onError: onChanged },
            ),
        }}
      />
    )
  return proposal.revision === shadow.to ? (
    <Standing proposal={proposal} shadow={shadow} onChanged={onChanged} />
  ) : (
    <p className="text-ink-2">Revision {figure(proposal.revision)} is proposed. Settle that one first.</p>
  )
}

function Standing({
  proposal,
  shadow,
  onChanged,
}: {
  proposal: NonNullable<RuleState['proposal']>
  shadow: Shadow
  onChanged: () => void
}) {
  const [asked, setAsked] = useState<'confirm' | 'withdraw' | null>(null)
  const confirm = useConfirmRevision(proposal.id)
  const withdraw = useWithdrawRevision(proposal.id)
  const close = () => setAsked(null)
  return (
    <>
      <Callout
        kind="warning"
        title={`${proposal.proposedBy ?? 'Somebody'} proposes to put revision ${proposal.revision} in force.`}
        action={
          <div className="flex flex-wrap gap-2">
            <Button
              look="main"
              disabled={proposal.isMine}
              disabledReason="You proposed this. It takes a second person of support."
              onClick={() => setAsked('confirm')}
            >
              Put in force
            </Button>
            <Button onClick={() => setAsked('withdraw')}>Withdraw</Button>
          </div>
        }
      >
        “{proposal.reason}” <RelativeTime at={proposal.proposedAt} />. It lapses{' '}
        <RelativeTime at={proposal.lapsesAt} />.
      </Callout>
      <ConfirmDialog
        isOpen={asked === 'confirm'}
        onClose={close}
        title={`Put revision ${proposal.revision} in force?`}
        description={`${wordsOf(shadow)} What runs already is a backlog: a few stops go through in each account, and the rest are held for you.`}
        submitLabel="Put in force"
        act={{
          ...confirm,
          run: (options) => confirm.mutate({ shown: shadow.hash }, { ...options, onError: onChanged }),
        }}
        onDone={close}
      />
      <ConfirmDialog
        isOpen={asked === 'withdraw'}
        onClose={close}
        title="Take this proposal back?"
        description="Nothing changes. It can be proposed again."
        submitLabel="Withdraw"
        act={{ ...withdraw, run: (options) => withdraw.mutate(undefined, options) }}
        onDone={close}
      />
    </>
  )
}
