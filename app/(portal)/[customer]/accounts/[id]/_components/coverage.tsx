'use client'

import { useState } from 'react'
import { count } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { durationWords, exactUtc } from '#components/time/words.ts'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Select } from '#components/ui/select.tsx'
import { type CoveragePeriod, coveragePeriods, periodMs } from '#lib/domain/enforcement/coverage-periods.ts'
import { coverageStates, type CoverageState, coverageWords } from '#lib/domain/enforcement/coverage.ts'
import type { CoverageRow, CoverageTimeline } from '#lib/services/enforcement/list-coverage.ts'

const periodWords: Record<CoveragePeriod, string> = {
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
}

/** Ink where enforcement is in force, less and less of it where it is not. Words stand beside each. */
const looks: Record<CoverageState, string> = {
  armed: 'bg-ink',
  held: 'bg-ink-2',
  late: 'bg-ink-3',
  paused: 'bg-[repeating-linear-gradient(135deg,var(--ink-3)_0_2px,var(--line)_2px_5px)]',
  observing: 'bg-line shadow-[inset_0_0_0_1px_var(--ink-3)]',
  blind: 'bg-[repeating-linear-gradient(90deg,var(--ink-3)_0_1px,var(--panel)_1px_4px)]',
  off: 'bg-line-soft',
}
const shownStretches = 8

/** When enforcement was in force and why not: a band of the period, the time in each state, and each stretch. */
export function Coverage({ timeline }: { timeline: CoverageTimeline }) {
  const [period, setPeriod] = useState<CoveragePeriod>('24h')
  const [isWhole, setIsWhole] = useState(false)
  const toMs = Date.parse(timeline.now)
  const fromMs = toMs - periodMs[period]
  const within = timeline.rows.filter(({ endedAt }) => endedAt === null || Date.parse(endedAt) > fromMs)
  const sums = timeline.periods.find((sum) => sum.period === period)?.seconds
  const shown = isWhole ? within : within.slice(0, shownStretches)
  if (timeline.rows.length === 0)
    return <p className="text-ink-2">Nothing recorded yet. It begins with the first reading.</p>
  return (
    <div className="grid grid-cols-1 gap-3">
      <div>
        <Select<CoveragePeriod>
          label="Period"
          value={period}
          choices={coveragePeriods.map((value) => ({ value, label: periodWords[value] }))}
          onChange={setPeriod}
        />
      </div>
      <Band rows={within} fromMs={fromMs} toMs={toMs} label={periodWords[period]} />
      <ul aria-label="Time in each state" className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {coverageStates
          .toReversed()
          .filter((state) => (sums?.[state] ?? 0) > 0)
          .map((state) => (
            <li key={state} className="flex items-baseline gap-2">
              <span aria-hidden className={cn('size-2.5 shrink-0 rounded-[2px]', looks[state])} />
              <span className="min-w-0 flex-1">{coverageWords[state]}</span>
              <span className="whitespace-nowrap text-ink-2">
                {durationWords((sums?.[state] ?? 0) * 1000)}
              </span>
            </li>
          ))}
      </ul>
      <ol aria-label="Stretches" className="border-t border-line">
        {shown.map((row) => (
          <StretchLine key={row.startedAt} row={row} toMs={toMs} />
        ))}
      </ol>
      {within.length > shown.length && (
        <div>
          <Button size="small" onClick={() => setIsWhole(true)}>
            Show all {count(within.length, 'stretch', 'stretches')}
          </Button>
        </div>
      )}
    </div>
  )
}

function StretchLine({ row, toMs }: { row: CoverageRow; toMs: number }) {
  const { state, reason, startedAt, endedAt } = row
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line-soft px-1 py-2">
      <span className="flex min-w-0 flex-1 basis-56 items-baseline gap-2">
        <span aria-hidden className={cn('size-2.5 shrink-0 rounded-[2px]', looks[state])} />
        <span className="min-w-0 wrap-anywhere">
          {coverageWords[state]}
          {reason !== null && <span className="block text-sm text-ink-2">{reason}</span>}
        </span>
      </span>
      <span className="whitespace-nowrap text-ink-2">
        <RelativeTime at={startedAt} />,{' '}
        {durationWords((endedAt === null ? toMs : Date.parse(endedAt)) - Date.parse(startedAt))}
        {endedAt === null && ' so far'}
      </span>
    </li>
  )
}

function Band({
  rows,
  fromMs,
  toMs,
  label,
}: {
  rows: CoverageRow[]
  fromMs: number
  toMs: number
  label: string
}) {
  const share = (ms: number) => `${((100 * (ms - fromMs)) / (toMs - fromMs)).toFixed(3)}%`
  return (
    <div>
      <div
        role="img"
        aria-label={`${label}: enforcement over time. The list below says the same in words.`}
        className="relative h-5 overflow-hidden rounded-[4px] bg-line-soft"
      >
        {rows.map(({ state, reason, startedAt, endedAt }) => {
          const startMs = Math.max(fromMs, Date.parse(startedAt))
          const endMs = endedAt === null ? toMs : Date.parse(endedAt)
          return (
            <span
              key={startedAt}
              title={`${coverageWords[state]}${reason === null ? '' : `. ${reason}`} From ${exactUtc(startedAt)}`}
              className={cn('absolute inset-y-0 min-w-px', looks[state])}
              style={{ left: share(startMs), right: `calc(100% - ${share(endMs)})` }}
            />
          )
        })}
      </div>
      <p className="mt-1 flex justify-between text-sm text-ink-3">
        <span>{exactUtc(new Date(fromMs).toISOString()).slice(0, 16)} UTC</span>
        <span>now</span>
      </p>
    </div>
  )
}
