'use client'

import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountName } from '#components/accounts/account-name.tsx'
import { Attestations } from '#components/exclusions/attestation.tsx'
import { Changes } from '#components/exclusions/configuration.tsx'
import { ExclusionBadge, RequestBadge } from '#components/exclusions/exclusion-badge.tsx'
import { exclusionStateWords, requestStateWords } from '#components/exclusions/exclusion-states.ts'
import { History } from '#components/exclusions/history.tsx'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { count } from '#components/status/figure.ts'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { Facts } from '#components/text/facts.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Callout } from '#components/ui/callout.tsx'
import { accountAddress, askAddress, exclusionAddress, resourceAddress } from '#lib/client/addresses.ts'
import { exclusionPdfPath, exclusionQuery } from '#lib/client/exclusions.ts'
import { isLiveExclusion } from '#lib/domain/exclusions/exclusion-states.ts'
import { isOpenRequest } from '#lib/domain/exclusions/request-states.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { ExclusionDetail, RequestedName } from '#lib/services/exclusions/views.ts'
import { AnswerForm, AttestAgain, Revoke, Withdraw } from './acts.tsx'

/** A request, or one exclusion of it: what holds, who said so, and everything that happened. Live. */
export function ExclusionView({
  slug,
  initialExclusion,
}: {
  slug: string
  initialExclusion: ExclusionDetail
}) {
  const query = useQuery({
    ...exclusionQuery(slug, initialExclusion.id),
    initialData: initialExclusion,
  })
  return (
    <Live query={query} what="this exclusion" loading={<PageLoading />}>
      {(exclusion) => <Whole slug={slug} exclusion={exclusion} />}
    </Live>
  )
}

function titleOf({ name, names }: ExclusionDetail): string {
  if (name !== null) return name
  const [first] = names
  return names.length === 1 && first ? first.name : `Request for ${count(names.length, 'name')}`
}

function Whole({ slug, exclusion }: { slug: string; exclusion: ExclusionDetail }) {
  const [only] = exclusion.names
  const single = exclusion.names.length === 1 ? only : undefined
  const isAsked = exclusion.state === 'information_asked'
  const question = exclusion.events.findLast(({ kind }) => kind === 'ask_information')
  return (
    <div className="max-w-4xl">
      <PageHead
        title={titleOf(exclusion)}
        action={
          <>
            {single?.exclusionId && single.exclusionState === 'active' && exclusion.refusals.ask === null && (
              <Link href={askAddress(slug, { extends: single.exclusionId })} className={buttonStyle()}>
                Extend
              </Link>
            )}
            <a href={exclusionPdfPath(slug, exclusion.id)} className={buttonStyle()} data-print="hide">
              PDF
            </a>
            {isOpenRequest(exclusion.state) && (
              <Withdraw slug={slug} id={exclusion.id} refusal={exclusion.refusals.withdraw} />
            )}
            {single?.exclusionId && single.exclusionState && isLiveExclusion(single.exclusionState) && (
              <Revoke
                slug={slug}
                id={single.exclusionId}
                name={single.name}
                refusal={exclusion.refusals.revoke}
              />
            )}
          </>
        }
      >
        {resourceTypes[exclusion.resourceType].longLabel}
        {exclusion.names.length > 1 ? 's' : ''} in{' '}
        <Link
          href={accountAddress(slug, exclusion.accountId)}
          className="inline-flex min-h-6 items-center rounded-sm hover:underline hover:underline-offset-3"
        >
          <AccountName name={exclusion.accountName} awsAccountId={exclusion.awsAccountId} />
        </Link>
        , {exclusion.region}
      </PageHead>
      <p className="mb-4 flex flex-wrap items-center gap-2" aria-live="polite">
        {single?.exclusionState ? (
          <>
            <ExclusionBadge state={single.exclusionState} />
            <span className="text-ink-2">{exclusionStateWords[single.exclusionState].means}</span>
          </>
        ) : (
          <>
            <RequestBadge state={exclusion.state} />
            <span className="text-ink-2">{requestStateWords[exclusion.state].means}</span>
          </>
        )}
      </p>
      {isAsked && (
        <div className="mb-5">
          <Callout
            kind="warning"
            title={`${question?.actorName ?? 'Support'} asks: ${question?.words ?? ''}`}
          >
            <AnswerForm slug={slug} id={exclusion.id} refusal={exclusion.refusals.answer} />
          </Callout>
        </div>
      )}
      {single?.exclusionState === 'suspended' && single.exclusionId !== null && (
        <div className="mb-5">
          <Callout
            kind="warning"
            title="What runs is not what was attested"
            action={<AttestAgain slug={slug} id={single.exclusionId} refusal={exclusion.refusals.ask} />}
          >
            <Changes changes={single.changes} />
          </Callout>
        </div>
      )}
      <Facts facts={factsOf(slug, exclusion, single)} />
      {exclusion.names.length > 1 && (
        <Section title="Names">
          <Names slug={slug} exclusion={exclusion} />
        </Section>
      )}
      <Attestations names={exclusion.names} />
      <Section title="What happened">
        <History events={exclusion.events} />
      </Section>
    </div>
  )
}

function Until({ at, asked }: { at: string; asked: string }) {
  return (
    <>
      {exactUtc(at)}, <RelativeTime at={at} />
      {at !== asked && <span className="text-ink-2"> (asked until {exactUtc(asked)})</span>}
    </>
  )
}

function factsOf(slug: string, exclusion: ExclusionDetail, single: RequestedName | undefined) {
  const facts: (readonly [string, ReactNode])[] = [
    ['Safeguard', exclusion.safeguardTitle],
    [
      'Why',
      <span key="why" className="whitespace-pre-wrap">
        {exclusion.reason || 'Not said yet'}
      </span>,
    ],
    [
      'Until',
      <Until key="until" at={single?.endsAt ?? exclusion.askedEndsAt} asked={exclusion.askedEndsAt} />,
    ],
    [
      'Asked by',
      <span key="by">
        {exclusion.requesterName}, <RelativeTime at={exclusion.requestedAt} />
      </span>,
    ],
  ]
  if (exclusion.ticket !== null) facts.push(['Ticket', exclusion.ticket])
  if (exclusion.isUrgent) facts.push(['Urgent', exclusion.urgentBecause ?? 'yes'])
  if (exclusion.endorserName !== null) facts.push(['First approver', exclusion.endorserName])
  if (exclusion.deciderName !== null && exclusion.decidedAt !== null)
    facts.push([
      'Decided by',
      <span key="decided">
        {exclusion.deciderName}, <RelativeTime at={exclusion.decidedAt} />
        {exclusion.decisionReason !== null && <>: “{exclusion.decisionReason}”</>}
      </span>,
    ])
  if (exclusion.respondBy !== null && isOpenRequest(exclusion.state))
    facts.push(['Answer due', <RelativeTime key="due" at={exclusion.respondBy} />])
  if (single?.resourceId)
    facts.push([
      'Resource',
      <span key="resource" className="inline-flex flex-wrap items-center gap-2">
        <Link
          href={resourceAddress(slug, single.resourceId)}
          className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
        >
          Its verdicts and settings
        </Link>
        {single.status && <StatusBadge status={single.status} />}
        <span className="text-ink-2">AWS says {single.awsStatus ?? 'nothing yet'}</span>
      </span>,
    ])
  else if (single) facts.push(['Resource', 'Reserved: AWS lists nothing by this name yet'])
  if (single?.endedByName) facts.push(['Revoked by', `${single.endedByName}: “${single.endedBecause ?? ''}”`])
  if (exclusion.extendsId !== null)
    facts.push([
      'Extends',
      <Link
        key="extends"
        href={exclusionAddress(slug, exclusion.extendsId)}
        className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
      >
        The exclusion before this one
      </Link>,
    ])
  return facts
}

function Names({ slug, exclusion }: { slug: string; exclusion: ExclusionDetail }) {
  return (
    <ul className="border-t border-line">
      {exclusion.names.map((name) => (
        <li
          key={name.name}
          className="grid items-center gap-x-3 gap-y-0.5 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
        >
          <span>
            {name.exclusionState === null ? (
              exclusion.state === 'approved' ? (
                <Badge icon={X}>Not granted</Badge>
              ) : (
                <RequestBadge state={exclusion.state} />
              )
            ) : (
              <ExclusionBadge state={name.exclusionState} />
            )}
          </span>
          <span className="min-w-0 wrap-anywhere">
            {name.exclusionId === null ? (
              <span className="font-[550]">{name.name}</span>
            ) : (
              <Link
                href={exclusionAddress(slug, name.exclusionId)}
                className="inline-flex min-h-6 items-center rounded-sm font-[550] hover:underline hover:underline-offset-3"
              >
                {name.name}
              </Link>
            )}{' '}
            <span className="text-ink-2">
              {name.resourceId === null
                ? 'reserved, not launched yet'
                : `AWS says ${name.awsStatus ?? 'nothing yet'}`}
            </span>
          </span>
          <span className="text-sm text-ink-2">
            {name.endsAt !== null && (
              <>
                ends <RelativeTime at={name.endsAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
