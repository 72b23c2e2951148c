'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { AccountName } from '#components/accounts/account-name.tsx'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live, Problem } from '#components/feedback/problem.tsx'
import { Form } from '#components/form/form.tsx'
import { ReasonAct } from '#components/form/reason-act.tsx'
import { Reasons } from '#components/resources/reasons.tsx'
import { Section } from '#components/shell/section.tsx'
import { SidePanel } from '#components/shell/side-panel.tsx'
import { figure } from '#components/status/figure.ts'
import type { Entrance } from '#components/support/enter-customer-dialog.tsx'
import { CustomerDoor } from '#components/support/customer-door.tsx'
import { TerminationBadge } from '#components/terminations/termination-badge.tsx'
import { Facts } from '#components/text/facts.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { terminationAddress } from '#lib/client/addresses.ts'
import { terminationBriefQuery, useAnswerDispute, useSettleHeldStops } from '#lib/client/oversight.ts'
import { type DisputeOutcome, disputeOutcomes, disputeOutcomeWords } from '#lib/domain/enforcement/dispute.ts'
import type { TerminationBrief as BriefData } from '#lib/services/terminations/get-termination-brief.ts'

/** What support settles a termination by: the job, why, and what was said about it. */
export function TerminationBrief({
  id,
  onClose,
  onEnter,
}: {
  id: string
  onClose: () => void
  onEnter: (entrance: Entrance) => void
}) {
  const query = useQuery(terminationBriefQuery(id))
  return (
    <SidePanel title={query.data?.jobName ?? 'Termination'} onClose={onClose}>
      <Live query={query} what="this termination" loading={<PageLoading />}>
        {(brief) => <Body brief={brief} onEnter={onEnter} />}
      </Live>
    </SidePanel>
  )
}

function Body({ brief, onEnter }: { brief: BriefData; onEnter: (entrance: Entrance) => void }) {
  const { customer, lastError } = brief
  const facts: (readonly [string, ReactNode])[] = [
    ['Customer', customer.name],
    [
      'Where',
      <span key="where">
        <AccountName name={brief.accountName} awsAccountId={brief.awsAccountId} />, {brief.region}
      </span>,
    ],
    [
      'Job',
      <span key="job">
        {brief.instanceCount !== null && `${figure(brief.instanceCount)} instances at most, `}created{' '}
        <RelativeTime at={brief.jobCreatedAt} />
        {brief.awsStatus !== null && `, ${brief.awsStatus} when last read`}
      </span>,
    ],
    [
      'Rule',
      <span key="rule">
        {brief.safeguardTitle}
        {brief.disputesOfRule.all > 0 && (
          <span className="block text-sm text-ink-2">
            Disputed {figure(brief.disputesOfRule.all)}× here, {figure(brief.disputesOfRule.mistaken)}{' '}
            mistaken
          </span>
        )}
      </span>,
    ],
    ...(brief.heldAt === null ? [] : [['Held', <RelativeTime key="held" at={brief.heldAt} />] as const]),
  ]
  return (
    <div className="grid grid-cols-1 gap-4">
      <p>
        <TerminationBadge state={brief.state} />
      </p>
      <Facts facts={facts} />
      {brief.state === 'held' && <HeldActs brief={brief} />}
      {lastError !== null && (
        <Problem
          title={`AWS refused ${lastError.action}: ${lastError.error}`}
          error={
            new Error(`${lastError.message} Tried ${brief.attempts}×; we keep trying while the job runs.`)
          }
        />
      )}
      <Section title="Why">
        <Reasons reasons={brief.reasons.filter(({ value }) => value !== true)} />
      </Section>
      {brief.dispute !== null && <Dispute brief={brief} dispute={brief.dispute} />}
      <p>
        <CustomerDoor
          entrance={{ ...customer, next: terminationAddress(customer.slug, brief.id) }}
          isEntered={brief.isEntered}
          onEnter={onEnter}
        >
          Open the receipt
        </CustomerDoor>
      </p>
    </div>
  )
}

function HeldActs({ brief }: { brief: BriefData }) {
  const settle = useSettleHeldStops()
  const [refusal, setRefusal] = useState<string | null>(null)
  const answer = (given: 'release' | 'dismiss') => ({
    isPending: settle.isPending,
    error: settle.error ?? (refusal === null ? null : new Error(refusal)),
    run: (reason: string, { onSuccess }: { onSuccess: () => void }) =>
      settle.mutate(
        { ids: [brief.id], answer: given, reason },
        {
          onSuccess: ({ results }) => {
            setRefusal(results[0]?.problem ?? null)
            if (results[0]?.isDone) onSuccess()
          },
        },
      ),
  })
  return (
    <div className="flex flex-wrap gap-2">
      <ReasonAct
        label="Release the stop"
        title={`Stop ${brief.jobName}?`}
        description="The job is stopped now, if it still runs and still fails."
        act={answer('release')}
      />
      <ReasonAct
        label="Let it run"
        title={`Let ${brief.jobName} run?`}
        description="This job is not stopped any more. It stays failing in every count."
        act={answer('dismiss')}
      />
    </div>
  )
}

function Dispute({ brief, dispute }: { brief: BriefData; dispute: NonNullable<BriefData['dispute']> }) {
  const [outcome, setOutcome] = useState<DisputeOutcome | null>(null)
  return (
    <Section title="“This was wrong”">
      <div className="grid grid-cols-1 gap-3">
        <p className="wrap-anywhere whitespace-pre-wrap">
          {dispute.reason === null ? 'No words were kept.' : `“${dispute.reason}”`}{' '}
          <span className="text-ink-2">
            <RelativeTime at={dispute.at} />
          </span>
        </p>
        {dispute.outcome === null ? (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setOutcome('upheld')}>The stop was right</Button>
            <Button onClick={() => setOutcome('mistaken')}>It was our mistake</Button>
          </div>
        ) : (
          <Callout title={disputeOutcomeWords[dispute.outcome].headline}>
            {dispute.answer} ({dispute.answeredBy},{' '}
            {dispute.answeredAt !== null && <RelativeTime at={dispute.answeredAt} />})
          </Callout>
        )}
        <AnswerDialog id={brief.id} outcome={outcome} onClose={() => setOutcome(null)} />
      </div>
    </Section>
  )
}

function AnswerDialog({
  id,
  outcome,
  onClose,
}: {
  id: string
  outcome: DisputeOutcome | null
  onClose: () => void
}) {
  const [words, setWords] = useState('')
  const [error, setError] = useState<string>()
  const answer = useAnswerDispute(id)
  return (
    <Dialog
      isOpen={outcome !== null}
      onClose={onClose}
      title={outcome === 'mistaken' ? 'Say that it was our mistake?' : 'Say that the stop was right?'}
      description={`The customer reads your answer on the receipt, and it is final. ${disputeOutcomeWords[outcome ?? disputeOutcomes[0]].headline}`}
    >
      <Form
        submitLabel="Answer"
        isSubmitting={answer.isPending}
        submitError={answer.error}
        onCancel={onClose}
        onSubmit={(event) => {
          event.preventDefault()
          if (outcome === null) return
          if (words.trim().length < 5) return setError('Say what you found. The customer reads it.')
          answer.mutate({ outcome, answer: words }, { onSuccess: onClose })
        }}
      >
        <Field
          label="Answer"
          help="What you found, and what follows. Never write patient data."
          error={error}
        >
          {(parts) => (
            <Textarea {...parts} value={words} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
