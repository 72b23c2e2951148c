'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { ReasonAct } from '#components/form/reason-act.tsx'
import { count, figure } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import {
  fleetSwitchQuery,
  useConfirmFleetSwitch,
  useProposeFleetSwitch,
  useWithdrawFleetProposal,
} from '#lib/client/fleet.ts'
import type { SwitchTurn } from '#lib/domain/enforcement/fleet-switch.ts'
import type { FleetSwitchView, SwitchTurnView } from '#lib/services/enforcement/fleet-switch-view.ts'

const second = 'You proposed this. It takes a second person of support.'

/** Proposes to stop all enforcement. Nothing happens until somebody else throws the switch. */
export function ProposeStop({ initial }: { initial: FleetSwitchView }) {
  const { data } = useQuery({ ...fleetSwitchQuery, initialData: initial })
  if (data.state !== 'open') return null
  return (
    <Propose
      turn="stop"
      label="Propose a fleet-wide stop"
      title="Propose to stop all enforcement?"
      description={`Once a second person throws the switch, no job is stopped, in ${count(data.armedAccounts, 'armed account')}. Every customer is told. The proposal lapses after an hour.`}
    />
  )
}

function Propose({
  turn,
  ...words
}: {
  turn: SwitchTurn
  label: string
  title: string
  description: string
}) {
  const propose = useProposeFleetSwitch()
  return (
    <ReasonAct
      {...words}
      act={{ ...propose, run: (reason, options) => propose.mutate({ turn, reason }, options) }}
    />
  )
}

/** How the switch stands when it is not simply open, and the acts that can follow. */
export function SwitchState({ initial }: { initial: FleetSwitchView }) {
  const { data } = useQuery({ ...fleetSwitchQuery, initialData: initial })
  const { current } = data
  if (current === null) return null
  if (data.state === 'stop_proposed')
    return (
      <Standing
        view={data}
        turnView={current}
        turn="stop"
        title="A fleet-wide stop is proposed. Nothing has changed yet."
        label="Throw the switch"
        question="Stop all enforcement now?"
        consequence={`From now on no job is stopped, in ${count(data.armedAccounts, 'armed account')}, until two people release the switch. Every customer is told.`}
      >
        {current.proposed.name} asks for it <RelativeTime at={current.proposed.at} />: “
        {current.proposed.reason}”
      </Standing>
    )
  if (data.state === 'release_proposed')
    return (
      <Standing
        view={data}
        turnView={current}
        turn="release"
        title="The fleet-wide stop is on, and its release is proposed."
        label="Release the switch"
        question="Bring enforcement back?"
        consequence={waiting(data)}
      >
        {current.releaseProposed?.name} asks for it{' '}
        {current.releaseProposed && <RelativeTime at={current.releaseProposed.at} />}: “
        {current.releaseProposed?.reason}”. {waiting(data)}
      </Standing>
    )
  return (
    <div className="mb-4.5">
      <Callout
        kind="warning"
        title="Nothing is stopped anywhere: the fleet-wide stop is on."
        action={
          <Propose
            turn="release"
            label="Propose the release"
            title="Propose to bring enforcement back?"
            description={`It takes a second person within an hour. ${waiting(data)}`}
          />
        }
      >
        {current.thrown?.name} threw it {current.thrown && <RelativeTime at={current.thrown.at} />}, proposed
        by {current.proposed.name}: “{current.proposed.reason}”. {waiting(data)}
      </Callout>
    </div>
  )
}

function waiting({ wouldStop, wouldStopCustomers }: FleetSwitchView): string {
  if (wouldStop === 0) return 'No running job would be stopped by a release now.'
  return `${count(wouldStop, 'running job')} of ${count(wouldStopCustomers, 'customer')} would be stopped, or held as a backlog, once it is released.`
}

/** A proposal that stands: a second person confirms it, anybody takes it back. */
function Standing({
  view,
  turnView,
  turn,
  title,
  label,
  question,
  consequence,
  children,
}: {
  view: FleetSwitchView
  turnView: SwitchTurnView
  turn: SwitchTurn
  title: string
  label: string
  question: string
  consequence: string
  children: ReactNode
}) {
  const [asked, setAsked] = useState<'confirm' | 'withdraw' | null>(null)
  const confirm = useConfirmFleetSwitch(turnView.id)
  const withdraw = useWithdrawFleetProposal(turnView.id)
  const close = () => setAsked(null)
  return (
    <div className="mb-4.5">
      <Callout
        kind="warning"
        title={title}
        action={
          <div className="flex flex-wrap gap-2">
            <Button
              look="main"
              disabled={view.isMine}
              disabledReason={second}
              onClick={() => setAsked('confirm')}
            >
              {label}
            </Button>
            <Button onClick={() => setAsked('withdraw')}>Withdraw</Button>
          </div>
        }
      >
        {children}{' '}
        {view.lapsesAt !== null && (
          <>
            The proposal lapses <RelativeTime at={view.lapsesAt} />.
          </>
        )}
      </Callout>
      <ConfirmDialog
        isOpen={asked === 'confirm'}
        onClose={close}
        title={question}
        description={consequence}
        submitLabel={label}
        act={{ ...confirm, run: (options) => confirm.mutate({ turn }, options) }}
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
    </div>
  )
}

function turnWords({ proposed, thrown, withdrawn, released }: SwitchTurnView): ReactNode {
  if (thrown === null)
    return (
      <>
        {proposed.name} proposed a stop <RelativeTime at={proposed.at} />
        {withdrawn === null ? ', and it lapsed' : `, and ${withdrawn.name} withdrew it`}: “{proposed.reason}”
      </>
    )
  return (
    <>
      {thrown.name} threw the switch <RelativeTime at={thrown.at} />, proposed by {proposed.name}: “
      {proposed.reason}”
      {released && (
        <>
          {' '}
          · {released.name} released it <RelativeTime at={released.at} />
        </>
      )}
    </>
  )
}

/** What was done with the switch before. */
export function SwitchHistory({ initial }: { initial: FleetSwitchView }) {
  const { data } = useQuery({ ...fleetSwitchQuery, initialData: initial })
  if (data.history.length === 0) return null
  return (
    <details className="mt-6">
      <summary className="min-h-6 cursor-pointer text-ink-2">
        The fleet-wide switch before: {figure(data.history.length)}
      </summary>
      <ul className="mt-2 border-t border-line">
        {data.history.map((turn) => (
          <li key={turn.id} className="border-b border-line-soft px-2.5 py-2 wrap-anywhere">
            {turnWords(turn)}
          </li>
        ))}
      </ul>
    </details>
  )
}
