'use client'

import { useQuery } from '@tanstack/react-query'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { count, figure } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { dayUtc } from '#components/time/words.ts'
import { rulesQuery, type RuleRows } from '#lib/client/rules.ts'
import type { RuleChange, RuleState } from '#lib/services/rules/views.ts'
import { ShadowRun } from './shadow-run.tsx'

/** The rules that stop jobs, and what their newer wordings would do before they may. */
export function RulesView({ initial }: { initial: RuleRows }) {
  const query = useQuery({ ...rulesQuery, initialData: initial })
  return (
    <Live query={query} what="the rules" loading={<PageLoading />}>
      {({ rows }) => (
        <>
          <PageHead title={titleOf(rows)}>
            A changed rule runs in shadow over the whole fleet first. Two people put it in force.
          </PageHead>
          {rows.map((rule) => (
            <Rule key={rule.safeguard} rule={rule} />
          ))}
        </>
      )}
    </Live>
  )
}

function titleOf(rows: RuleState[]): string {
  const waiting = rows.filter(({ newer }) => newer.length > 0).length
  if (waiting === 0) return `${count(rows.length, 'rule')} in force, none with a newer revision`
  return `${count(waiting, 'rule')} with a newer revision in shadow`
}

function Rule({ rule }: { rule: RuleState }) {
  const { title, safeguard, inForce, newer, history } = rule
  return (
    <div className="max-w-4xl">
      <Section title={title} aside={<code className="font-mono">{safeguard}</code>}>
        <p className="border-y border-line px-2.5 py-2">
          <strong className="font-[550]">Revision {figure(inForce.revision)} stops jobs</strong> since{' '}
          {dayUtc(inForce.since)}. <span className="text-ink-2">{inForce.changed}</span>
        </p>
        {newer.length === 0 ? (
          <p className="px-2.5 py-3 text-ink-2">
            This portal has no newer revision. When a release brings one, it appears here with what it would
            newly stop and spare in each customer.
          </p>
        ) : (
          newer.map((revision) => <ShadowRun key={revision.revision} rule={rule} revision={revision} />)
        )}
        {history.length > 1 && <History changes={history} />}
      </Section>
    </div>
  )
}

function History({ changes }: { changes: RuleChange[] }) {
  return (
    <details className="mt-3">
      <summary className="min-h-6 cursor-pointer px-2.5 text-ink-2">How it came to be</summary>
      <ul className="mt-1 border-t border-line">
        {changes.map((change) => (
          <li key={change.id} className="border-b border-line-soft px-2.5 py-2 wrap-anywhere">
            Revision {figure(change.revision)}, in force{' '}
            {change.putInForceAt !== null && <RelativeTime at={change.putInForceAt} />}
            {change.putInForceBy !== null &&
              `, by ${change.putInForceBy}, proposed by ${change.proposedBy ?? 'somebody'}`}
            : “{change.reason}”
            {change.totals !== null &&
              ` It was to stop ${figure(change.totals.runningStops)} running jobs and to spare ${figure(change.totals.runningSpares)}.`}
          </li>
        ))}
      </ul>
    </details>
  )
}
