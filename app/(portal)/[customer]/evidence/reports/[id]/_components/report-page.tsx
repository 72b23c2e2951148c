'use client'

import Printer from 'lucide-react/icons/printer'
import type { ReactNode } from 'react'
import { VerdictFigures } from '#components/evidence/verdict-figures.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { count, figure } from '#components/status/figure.ts'
import { Facts } from '#components/text/facts.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { dayUtc, durationWords, exactUtc } from '#components/time/words.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Button } from '#components/ui/button.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { cn } from '#components/ui/cn.ts'
import { reportFilePath } from '#lib/client/evidence.ts'
import type { ReportDetail } from '#lib/services/evidence/views.ts'
import { HistoryChart } from './history-chart.tsx'

/** A report as it was made; the same page is printed. */
export function ReportPage({ slug, report }: { slug: string; report: ReportDetail }) {
  const { model } = report
  const regions = model.accounts.reduce((total, { regions: own }) => total + own.length, 0)
  return (
    <div className="max-w-4xl">
      <PageHead
        title={`Evidence report, ${dayUtc(model.from)} to ${dayUtc(model.to)}`}
        action={
          <span className="flex flex-wrap gap-2" data-print="hide">
            <Button onClick={() => window.print()}>
              <Printer aria-hidden className="size-4" />
              Print
            </Button>
            <a href={reportFilePath(slug, report.id, 'pdf')} className={buttonStyle()}>
              PDF
            </a>
            <a href={reportFilePath(slug, report.id, 'zip')} className={buttonStyle({ look: 'main' })}>
              All files (ZIP)
            </a>
          </span>
        }
      >
        {model.customer.name}. Made {exactUtc(model.madeAt)} by {model.madeBy}.
        {model.legalHold && ' A legal hold is in force.'}
      </PageHead>
      <Section title={`Verdicts at the end: ${count(model.atEnd.total, 'verdict')}`}>
        <VerdictFigures counts={model.atEnd} />
      </Section>
      <Section title={`At the start: ${count(model.atStart.total, 'verdict')}`}>
        {model.atStart.total === 0 ? (
          <p className="text-ink-2">Nothing had been read yet.</p>
        ) : (
          <VerdictFigures counts={model.atStart} />
        )}
      </Section>
      <Section title="In between">
        <HistoryChart history={model.history} />
      </Section>
      <Section title="By safeguard, at the end">
        <Rows
          label="Verdicts by safeguard"
          head={['Safeguard', 'Protected', 'Failing', 'Unknown', 'Not applicable', 'All']}
          ends={[1, 2, 3, 4, 5]}
          rows={model.safeguards.map(({ title, counts }) => [
            title,
            figure(counts.protected),
            figure(counts.failing),
            figure(counts.unknown),
            figure(counts.not_applicable),
            figure(counts.total),
          ])}
          empty=""
        />
      </Section>
      <Section title="Scope">
        <Rows
          label="AWS accounts in scope"
          head={['Account', 'AWS account id', 'Regions', 'Enforcement']}
          rows={model.accounts.map(({ name, awsAccountId, regions: own, mode }) => [
            name,
            awsAccountId,
            own.join(', '),
            mode,
          ])}
          empty="No AWS account is in scope."
        />
      </Section>
      <Section title="How it was measured">
        <p>
          {count(model.accounts.length, 'AWS account')} and {count(regions, 'region')} were watched for
          running tuning jobs every {model.measured.sweepIntervalSeconds} seconds and read in full every{' '}
          {model.measured.inventoryIntervalSeconds ?? model.measured.sweepIntervalSeconds} seconds, through a
          role that can read and nothing else. {count(model.measured.safeguards, 'safeguard')} judge what AWS
          answers. What could not be read is unknown: never a pass, never a fail. A verdict is one safeguard
          on one resource; posture is counted with the rest. Enforced: {model.measured.enforced.join('; ')}.
        </p>
      </Section>
      <Section title="Coverage: how long enforcement was in which state">
        <Rows
          label="Coverage"
          head={['Account', 'Enforcement', 'For']}
          ends={[2]}
          rows={model.coverage.map(({ account, state, seconds }) => [
            account,
            state,
            durationWords(seconds * 1000),
          ])}
          empty="No stretch of enforcement was recorded in this period."
        />
      </Section>
      <Section title={count(model.terminations.length, 'termination')}>
        <Rows
          label="Terminations"
          head={['Job', 'Account', 'Region', 'State', 'Decided']}
          rows={model.terminations.map(({ jobName, account, region, state, decidedAt }) => [
            jobName,
            account,
            region,
            state.replace('_', ' '),
            exactUtc(decidedAt),
          ])}
          empty="No job was terminated."
        />
      </Section>
      <Section title={count(model.exclusions.length, 'exclusion')}>
        <Rows
          label="Exclusions"
          head={['Job', 'Account', 'State', 'From', 'Until']}
          rows={model.exclusions.map(({ jobName, account, state, startsAt, endsAt }) => [
            jobName,
            account,
            state,
            exactUtc(startsAt),
            exactUtc(endsAt),
          ])}
          empty="Nothing was excluded."
        />
      </Section>
      <Section title={count(model.gaps.length, 'gap')}>
        <Rows
          label="Gaps"
          head={['Account', 'Region', 'Could not read', 'Error', 'Times']}
          ends={[4]}
          rows={model.gaps.map(({ account, region, action, error, count: times }) => [
            account,
            region,
            action,
            error,
            figure(times),
          ])}
          empty="Everything could be read when the report was made."
        />
      </Section>
      <Section title="People and responsibilities">
        <Facts
          facts={[
            ['People', `${count(model.people.admins, 'admin')}, ${count(model.people.viewers, 'viewer')}`],
            ['Support', `looked in ${count(model.people.supportVisits, 'time')} in this period`],
            [
              'Matrix',
              model.raci.acknowledgedBy === null
                ? `Version ${model.raci.version}, not acknowledged`
                : `Version ${model.raci.version}, acknowledged by ${model.raci.acknowledgedBy}`,
            ],
          ]}
        />
      </Section>
      <Section title="How to verify it">
        {model.digest === null ? (
          <p>The portal had no signing key when this report was made, so nothing of it is signed.</p>
        ) : (
          <div className="grid gap-3">
            <p>
              Export the trail under Audit trail and download the public key beside it. The export holds
              digest {model.digest.number} with this hash; it covers row {model.digest.seq}, which says that
              this report was made.
            </p>
            <Facts
              facts={[
                ['Digest', <MiddleCut key="d" text={model.digest.hash} what="digest hash" max={70} />],
                ['Report', <MiddleCut key="r" text={report.modelHash} what="report hash" max={70} />],
                ['Key', model.digest.keyId],
              ]}
            />
            <CodeBlock
              title="Needs the export and the key, and nothing else"
              code="npm run --silent audit:verify -- export.jsonl --public-key key.pem"
              what="the verify command"
            />
          </div>
        )}
      </Section>
    </div>
  )
}

/** A plain table of the report; `ends` are the columns of numbers. */
function Rows({
  label,
  head,
  rows,
  ends = [],
  empty,
}: {
  label: string
  head: string[]
  rows: ReactNode[][]
  ends?: number[]
  empty: string
}) {
  if (rows.length === 0) return <p className="border-y border-line px-2.5 py-3 text-ink-2">{empty}</p>
  return (
    <div tabIndex={0} role="region" aria-label={label} className="overflow-x-auto -outline-offset-2">
      <table className="w-full border-collapse">
        <thead>
          <tr>
            {head.map((text, index) => (
              <th
                key={text}
                scope="col"
                className={cn(
                  'h-8 border-b border-line px-2.5 text-left text-sm font-medium whitespace-nowrap text-ink-3',
                  ends.includes(index) && 'text-right',
                )}
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-b border-line-soft">
              {row.map((cell, at) => (
                <td
                  key={at}
                  className={cn('px-2.5 py-1.5 align-top', ends.includes(at) && 'text-right tabular-nums')}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
