'use client'

import { useQuery } from '@tanstack/react-query'
import Printer from 'lucide-react/icons/printer'
import Link from 'next/link'
import { AccountName } from '#components/accounts/account-name.tsx'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live, Problem } from '#components/feedback/problem.tsx'
import { Fixes } from '#components/resources/fixes.tsx'
import { Reasons } from '#components/resources/reasons.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { TerminationBadge } from '#components/terminations/termination-badge.tsx'
import { terminationStateWords } from '#components/terminations/termination-states.ts'
import { Facts } from '#components/text/facts.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { dayUtc, durationWords } from '#components/time/words.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Callout } from '#components/ui/callout.tsx'
import { accountAddress, askAddress, resourceAddress } from '#lib/client/addresses.ts'
import { receiptFile, terminationQuery } from '#lib/client/terminations.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { TerminationDetail } from '#lib/services/terminations/views.ts'
import { Children } from './children.tsx'
import { LeftBehind } from './left-behind.tsx'
import { RequestAgain } from './request-again.tsx'
import { ReceiptActs } from './receipt-acts.tsx'
import { Course } from './course.tsx'
import { Told } from './told.tsx'

/** A termination as a letter: what happened, why, when, what to change, what was left behind. Live. */
export function Receipt({
  slug,
  initialTermination,
}: {
  slug: string
  initialTermination: TerminationDetail
}) {
  const query = useQuery({
    ...terminationQuery(slug, initialTermination.id),
    initialData: initialTermination,
  })
  return (
    <Live query={query} what="this receipt" loading={<PageLoading />}>
      {(termination) => <Letter slug={slug} termination={termination} />}
    </Live>
  )
}

function Letter({ slug, termination }: { slug: string; termination: TerminationDetail }) {
  const { jobName, state, reasons, fixes, lastError, outcome, eventToStopMs, stopSentAt, endedAt } =
    termination
  const failing = reasons.filter(({ value }) => value !== true)
  const right = reasons.filter(({ value }) => value === true)
  return (
    <div className="max-w-3xl">
      <PageHead
        title={`${jobName} ${terminationStateWords[state].headline}`}
        action={
          <>
            <Button onClick={() => window.print()} data-print="hide">
              <Printer aria-hidden className="size-4" />
              Print
            </Button>
            <a href={receiptFile(slug, termination.id, 'pdf')} className={buttonStyle()} data-print="hide">
              PDF
            </a>
            <a href={receiptFile(slug, termination.id, 'json')} className={buttonStyle()} data-print="hide">
              JSON
            </a>
            <Link
              href={askAddress(slug, { termination: termination.id })}
              className={buttonStyle()}
              data-print="hide"
            >
              Ask for an exclusion
            </Link>
          </>
        }
      >
        Hyperparameter tuning job in{' '}
        <Link
          href={accountAddress(slug, termination.accountId)}
          className="inline-flex min-h-6 items-center rounded-sm hover:underline hover:underline-offset-3"
        >
          <AccountName name={termination.accountName} awsAccountId={termination.awsAccountId} />
        </Link>
        , {termination.region}, <RelativeTime at={termination.intendedAt} />.
      </PageHead>
      <p aria-live="polite" className="mb-4 flex flex-wrap items-center gap-2">
        <TerminationBadge state={state} />
        {eventToStopMs !== null && (
          <span className="text-ink-2">
            AWS accepted the stop {durationWords(eventToStopMs)} after{' '}
            {termination.detectedBy === 'event' ? 'the event' : 'the job was created'}.
          </span>
        )}
      </p>
      {outcome !== null && <Callout title={outcome} />}
      <ReceiptActs slug={slug} termination={termination} />
      <Section title="Why">
        <div className="grid gap-2.5">
          <div className="grid items-start justify-items-start gap-x-3 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
            <StatusBadge status="failing" />
            <Reasons reasons={failing} />
          </div>
          {right.length > 0 && (
            <div className="grid items-start justify-items-start gap-x-3 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
              <StatusBadge status="protected" />
              <Reasons reasons={right} />
            </div>
          )}
          <p className="text-ink-2">{findRule(termination.safeguard)?.why}</p>
        </div>
      </Section>
      <Section title="What happened" aside={dayUtc(termination.eventAt) + ', times in UTC'}>
        <Course termination={termination} />
        {lastError !== null && (
          <div className="mt-2">
            <Problem
              title={`AWS refused ${lastError.action}: ${lastError.error}`}
              error={
                new Error(
                  `${lastError.message} Tried ${termination.attempts} ${termination.attempts === 1 ? 'time' : 'times'}; we keep trying while the job runs.`,
                )
              }
            />
          </div>
        )}
      </Section>
      {fixes.length > 0 && (
        <Section title="Run it again like this">
          <Fixes fixes={fixes} />
          {termination.again !== null && <RequestAgain again={termination.again} />}
          <p className="mt-2 text-ink-2">
            Jobs in your own VPC also need UDP 500 and protocol 50 open between the job’s security groups.
          </p>
        </Section>
      )}
      <Section title={endedAt === null ? 'Where it writes' : 'What was left behind'}>
        {stopSentAt !== null && endedAt !== null && <Children termination={termination} />}
        <LeftBehind left={termination.left} tag={termination.tag} />
      </Section>
      <Section title="Who was told">
        <Told slug={slug} termination={termination} />
      </Section>
      <Section title="Names">
        <Facts
          facts={[
            ['Tuning job', <MiddleCut key="arn" text={termination.arn} what="ARN" max={64} />],
            [
              'Resource',
              <Link
                key="resource"
                href={resourceAddress(slug, termination.resourceId)}
                className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
              >
                Its verdicts and settings
              </Link>,
            ],
            [
              'Created by',
              termination.creatorArn === null ? (
                'CloudTrail did not tell us'
              ) : (
                <span key="creator">
                  <MiddleCut text={termination.creatorArn} what="creator’s ARN" max={64} />
                  <span className="block text-sm text-ink-2">as CloudTrail reports</span>
                </span>
              ),
            ],
            ['Receipt', <MiddleCut key="id" text={termination.id} what="receipt id" />],
          ]}
        />
      </Section>
    </div>
  )
}
