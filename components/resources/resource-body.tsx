import ExternalLink from 'lucide-react/icons/external-link'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountName } from '#components/accounts/account-name.tsx'
import { ResourceExclusions } from '#components/exclusions/resource-exclusions.tsx'
import { Section } from '#components/shell/section.tsx'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Facts } from '#components/text/facts.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { accountAddress, askAddress, safeguardAddress, terminationAddress } from '#lib/client/addresses.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { groupWords } from '#lib/domain/safeguards/rule.ts'
import type { ResourceDetail, VerdictView } from '#lib/services/resources/views.ts'
import { decidedAt } from '#lib/domain/safeguards/decided-at.ts'
import { Answers } from './answers.tsx'
import { BucketUsers } from './bucket-users.tsx'
import { Fixes } from './fixes.tsx'
import { Reasons } from './reasons.tsx'
import { Settings } from './settings.tsx'
import { Timeline } from './timeline.tsx'
import { UsedBuckets } from './used-buckets.tsx'

/** Everything about one resource: verdicts with reasons and fixes, the settings that decided, its history. */
export function ResourceBody({ slug, resource }: { slug: string; resource: ResourceDetail }) {
  const decided = decidedAt(resource.verdicts)
  const isBucket = resource.type === 's3-bucket'
  return (
    <>
      {resource.terminationId !== null && (
        <p className="mb-4">
          <Link
            href={terminationAddress(slug, resource.terminationId)}
            className={buttonStyle({ look: 'main' })}
          >
            Read the receipt of its termination
          </Link>
        </p>
      )}
      <Facts
        facts={[
          ['Type', resourceTypes[resource.type].longLabel],
          [
            'Account',
            <Link
              key="account"
              href={accountAddress(slug, resource.accountId)}
              className="inline-flex min-h-6 items-center rounded-sm hover:underline hover:underline-offset-3"
            >
              <AccountName name={resource.accountName} awsAccountId={resource.awsAccountId} />
            </Link>,
          ],
          ['Region', resource.region === '' ? 'AWS did not say' : resource.region],
          ...(isBucket ? bucketFacts(resource) : jobFacts(resource)),
          [
            'Read',
            resource.describedAt === null ? (
              'never in full'
            ) : (
              <RelativeTime key="read" at={resource.describedAt} />
            ),
          ],
          ['ARN', <MiddleCut key="arn" text={resource.arn} what="ARN" max={36} />],
        ]}
      />
      <Section title={resource.verdicts.length === 1 ? 'Its verdict' : 'Its verdicts'}>
        {resource.verdicts.length === 0 ? (
          <p className="text-ink-2">Not judged yet. It was listed; its settings are read next.</p>
        ) : (
          <div className="grid gap-5">
            {resource.verdicts.map((verdict) => (
              <Verdict key={verdict.safeguard} slug={slug} verdict={verdict} />
            ))}
          </div>
        )}
      </Section>
      {isBucket ? (
        <>
          <Section title="What AWS answered">
            <Answers answers={resource.answers} decided={decided} />
          </Section>
          <Section title="Used by">
            <BucketUsers slug={slug} usedBy={resource.usedBy} />
          </Section>
        </>
      ) : (
        <>
          <Section title="Buckets it reads and writes">
            <UsedBuckets slug={slug} buckets={resource.buckets} notFollowed={resource.notFollowed} />
          </Section>
          <Section title="Settings">
            {resource.settings === null || resource.settings === undefined ? (
              <p className="text-ink-2">
                We have no settings of this resource: AWS did not let us read them.
              </p>
            ) : (
              <Settings settings={resource.settings} decided={decided} />
            )}
          </Section>
        </>
      )}
      {(resource.exclusions.length > 0 || resource.failing.length > 0) && (
        <Section
          title="Exclusions"
          aside={
            resource.failing.length > 0 && (
              <Link
                href={askAddress(slug, { resource: resource.id })}
                className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
              >
                Ask for an exclusion
              </Link>
            )
          }
        >
          <ResourceExclusions slug={slug} exclusions={resource.exclusions} />
        </Section>
      )}
      <Section title="What happened">
        <Timeline entries={resource.timeline} />
      </Section>
    </>
  )
}

type Fact = readonly [string, ReactNode]

function jobFacts({ awsStatus, instanceCount, creationTime, endTime }: ResourceDetail): Fact[] {
  return [
    ['AWS says', awsStatus ?? 'nothing yet'],
    ['Instances', instanceCount ?? 'AWS does not say'],
    [
      'Created',
      creationTime === null ? 'AWS does not say' : <RelativeTime key="created" at={creationTime} />,
    ],
    ['Ended', endTime === null ? 'not yet' : <RelativeTime key="ended" at={endTime} />],
  ]
}

/** S3 gives a bucket no status, and its age only to those who may list all buckets. */
function bucketFacts({ awsStatus, closedAt }: ResourceDetail): Fact[] {
  if (closedAt === null) return []
  return [[awsStatus === null ? 'Not used since' : 'Gone since', <RelativeTime key="closed" at={closedAt} />]]
}

function Verdict({ slug, verdict }: { slug: string; verdict: VerdictView }) {
  return (
    <article className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge status={verdict.status} />
        <h3 className="font-semibold">{verdict.title}</h3>
      </div>
      <Reasons reasons={verdict.reasons} />
      <p className="text-ink-2">
        {verdict.why}{' '}
        <a
          href={verdict.source}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-6 items-center gap-1 rounded-sm text-accent underline underline-offset-3"
        >
          What AWS says <ExternalLink aria-hidden className="size-3.5" />
          <span className="sr-only">(opens in a new tab)</span>
        </a>
      </p>
      <p className="text-sm text-ink-2">
        {groupWords[verdict.group]} Judged <RelativeTime at={verdict.judgedAt} />.{' '}
        <Link
          href={safeguardAddress(slug, verdict.safeguard)}
          className="inline-flex min-h-6 items-center rounded-sm underline decoration-line underline-offset-3 hover:decoration-ink"
        >
          About this safeguard
        </Link>
      </p>
      <Fixes fixes={verdict.fixes} />
    </article>
  )
}
