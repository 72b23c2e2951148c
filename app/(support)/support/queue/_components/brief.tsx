'use client'

import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import { useEffect, useRef, type ReactNode } from 'react'
import { AccountName } from '#components/accounts/account-name.tsx'
import { Attestations } from '#components/exclusions/attestation.tsx'
import { RequestBadge } from '#components/exclusions/exclusion-badge.tsx'
import { exclusionStateWords, requestStateWords } from '#components/exclusions/exclusion-states.ts'
import { History } from '#components/exclusions/history.tsx'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { BucketVerdicts } from '#components/resources/bucket-verdicts.tsx'
import { Section } from '#components/shell/section.tsx'
import { count, figure } from '#components/status/figure.ts'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { Facts } from '#components/text/facts.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { briefQuery } from '#lib/client/queue.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { Brief as BriefData, BriefName } from '#lib/services/exclusions/views.ts'
import { type Act, Decision } from './decision.tsx'
import { Clocks } from './queue-list.tsx'

/** The approver's brief: everything a decision rests on, with the decision itself always in view. */
export function Brief({
  id,
  act,
  onAct,
  onClose,
  onDecided,
}: {
  id: string
  act: Act | null
  onAct: (act: Act | null) => void
  onClose: () => void
  onDecided: () => void
}) {
  const query = useQuery(briefQuery(id))
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label="Brief"
      className="min-w-0 border-t border-line pt-3 outline-none"
    >
      <Live query={query} what="this brief" loading={<PageLoading />}>
        {(brief) => (
          <>
            <Head brief={brief} onClose={onClose} />
            <Body brief={brief} />
            <Decision brief={brief} act={act} onAct={onAct} onDecided={onDecided} />
          </>
        )}
      </Live>
    </section>
  )
}

function Head({ brief, onClose }: { brief: BriefData; onClose: () => void }) {
  const { request, customer } = brief
  return (
    <div className="mb-3 flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <h2 className="text-lg font-semibold tracking-tight wrap-anywhere">
          {customer.name}:{' '}
          {count(brief.names.length, resourceTypes[request.resourceType].label.toLowerCase())}
        </h2>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
          {request.isUrgent && <Badge look="strong">Urgent</Badge>}
          <RequestBadge state={request.state} />
          <span>
            asked by {request.requesterName} <RelativeTime at={request.requestedAt} />
          </span>
          <Clocks row={request} />
        </p>
      </div>
      <Button look="quiet" size="icon" aria-label="Close the brief" onClick={onClose}>
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  )
}

function Body({ brief }: { brief: BriefData }) {
  const { request, names, history, replay } = brief
  const facts: (readonly [string, ReactNode])[] = [
    [
      'Where',
      <span key="where">
        <AccountName name={request.accountName} awsAccountId={request.awsAccountId} />, {request.region}
      </span>,
    ],
    ['Safeguard', request.safeguardTitle],
    [
      'Why',
      <span key="why" className="whitespace-pre-wrap">
        {request.reason}
      </span>,
    ],
    [
      'Until',
      <span key="until">
        {exactUtc(request.askedEndsAt)}, <RelativeTime at={request.askedEndsAt} />
      </span>,
    ],
  ]
  if (request.isUrgent) facts.push(['Urgent', request.urgentBecause])
  if (request.ticket !== null) facts.push(['Ticket', request.ticket])
  if (brief.secondApproverBecause !== null)
    facts.push([
      'Two approvers',
      request.endorserName === null
        ? brief.secondApproverBecause
        : `${brief.secondApproverBecause} ${request.endorserName} has agreed${grantWords(brief)}.`,
    ])
  return (
    <div className="grid items-start gap-x-8 gap-y-5 pb-4 xl:grid-cols-2">
      <div className="min-w-0">
        <Facts facts={facts} isDense />
        <Section title="What stays unprotected">
          <ul className="border-t border-line">
            {alike(names).map((group) => (
              <Names key={group[0]?.name} names={group} />
            ))}
          </ul>
        </Section>
        <Section title="Buckets it uses">
          <Buckets buckets={brief.buckets} notFollowed={brief.notFollowed} />
        </Section>
      </div>
      <div className="min-w-0">
        {brief.former !== null && <Former former={brief.former} />}
        <Section title="This customer">
          <p>
            In the last 30 days this would have spared {count(replay.sameName, 'job')} by name;{' '}
            {count(replay.sameConfiguration, 'terminated job')} used the same data, role, keys and network.
          </p>
          <p className="mt-1">
            {figure(history.approved)} approved, {figure(history.declined)} declined so far;{' '}
            {count(history.activeNow, 'exclusion')} active now. {count(history.terminatedIn30Days, 'job')}{' '}
            terminated in 30 days.
          </p>
          {brief.others.length > 0 && (
            <ul className="mt-1.5 text-sm text-ink-2">
              {brief.others.map((other) => (
                <li key={other.id} className="wrap-anywhere">
                  {stateWord(other.state)}: {other.names.slice(0, 3).join(', ')}
                  {other.names.length > 3 && ` and ${other.names.length - 3} more`},{' '}
                  <RelativeTime at={other.at} />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Attestations names={names} isDense />
        <Section title="What happened">
          <History events={request.events} />
        </Section>
      </div>
    </div>
  )
}

/** What the first of two approvers grants, where that is less than was asked for. */
function grantWords({ most, names, request }: BriefData): string {
  const parts = [
    most.names.length < names.length && `to ${most.names.length} of ${count(names.length, 'name')}`,
    most.endsAt !== request.askedEndsAt && `until ${exactUtc(most.endsAt)}`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`
}

function Former({ former: { state, requestedAt, changes } }: { former: NonNullable<BriefData['former']> }) {
  return (
    <Section
      title="Against the former request"
      aside={
        <>
          {requestStateWords[state].word}, <RelativeTime at={requestedAt} />
        </>
      }
    >
      {changes.length === 0 ? (
        <p className="text-ink-2">It asks for exactly the same again.</p>
      ) : (
        <ul className="grid gap-1">
          {changes.map(({ what, before, after }) => (
            <li key={what} className="wrap-anywhere">
              <strong className="font-[550]">{what}</strong>: <del className="text-ink-2">{before}</del>{' '}
              <ins className="no-underline">{after}</ins>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Names that stand alike, together: what is said of twenty reserved names is said once. */
function alike(names: readonly BriefName[]): BriefName[][] {
  const keyOf = ({ resourceId, status, awsStatus, instanceCount, reasons }: BriefName) =>
    JSON.stringify([resourceId === null, status, awsStatus, instanceCount, reasons.map((one) => one.message)])
  return [...Map.groupBy(names, keyOf).values()]
}

/** A line each, so that the decision stays in sight. The customer's own pages take an entry, so no links. */
function Buckets({ buckets, notFollowed }: Pick<BriefData, 'buckets' | 'notFollowed'>) {
  if (buckets.length === 0 && notFollowed.length === 0)
    return <p className="text-ink-2">It names no bucket.</p>
  return (
    <ul className="grid gap-1">
      {buckets.map(({ name, bucket }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <StatusBadge status={bucket?.status ?? 'unknown'} />
          <span className="font-mono text-sm wrap-anywhere">{name}</span>
          {bucket === null ? (
            <span className="text-sm text-ink-2">not read yet</span>
          ) : bucket.isGone ? (
            <span className="text-sm text-ink-2">gone</span>
          ) : (
            <BucketVerdicts verdicts={bucket.verdicts} />
          )}
        </li>
      ))}
      {notFollowed.map((why) => (
        <li key={why} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <StatusBadge status="unknown" />
          <span className="text-sm wrap-anywhere text-ink-2">{why}</span>
        </li>
      ))}
    </ul>
  )
}

function stateWord(state: string): string {
  return (
    (
      (exclusionStateWords as Record<string, { word: string }>)[state] ??
      (requestStateWords as Record<string, { word: string }>)[state]
    )?.word ?? state
  )
}

function Names({ names }: { names: BriefName[] }) {
  const [first] = names
  if (first === undefined) return null
  const { status, resourceId, awsStatus, instanceCount, reasons } = first
  return (
    <li className="grid gap-0.5 border-b border-line-soft py-1.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="font-mono text-sm wrap-anywhere">{names.map(({ name }) => name).join(', ')}</span>
        {status !== null && <StatusBadge status={status} />}
        <span className="text-sm text-ink-2">
          {resourceId === null ? 'reserved' : `AWS says ${awsStatus ?? 'nothing yet'}`}
          {instanceCount !== null && `, ${count(instanceCount, 'instance')}`}
        </span>
      </p>
      {reasons
        .filter(({ value }) => value !== true)
        .map(({ message }) => (
          <p key={message} className="wrap-anywhere">
            {message}
          </p>
        ))}
    </li>
  )
}
