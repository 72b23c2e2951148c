'use client'

import { useQuery } from '@tanstack/react-query'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Link from 'next/link'
import { StatusBar } from '#components/chart/status-bar.tsx'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { count, figure } from '#components/status/figure.ts'
import { resourcesAddress } from '#lib/client/addresses.ts'
import { controlsQuery } from '#lib/client/evidence.ts'
import { countsWords } from '#lib/domain/report-words.ts'
import type { ControlRow } from '#lib/services/evidence/views.ts'

/** Controls → the safeguards that stand for them → their verdicts. */
export function FrameworksView({ slug, initial }: { slug: string; initial: { rows: ControlRow[] } }) {
  const query = useQuery({ ...controlsQuery(slug), initialData: initial })
  return (
    <>
      <PageHead title="Controls and the safeguards that stand for them">
        Counts verdicts: one safeguard on one resource each. A control is met by more than what we can read;
        this is the part we can.
      </PageHead>
      <Live query={query} what="the controls" loading={<RowsLoading />}>
        {({ rows }) =>
          (['HIPAA', 'NIST 800-53'] as const).map((framework) => {
            const own = rows.filter((row) => row.framework === framework)
            return (
              <Section key={framework} title={`${framework}: ${count(own.length, 'control')}`}>
                <ul className="border-t border-line">
                  {own.map((row) => (
                    <Control key={row.control} slug={slug} row={row} />
                  ))}
                </ul>
              </Section>
            )
          })
        }
      </Live>
    </>
  )
}

function Control({ slug, row }: { slug: string; row: ControlRow }) {
  const seen = row.safeguards.filter(({ counts }) => counts.total > 0)
  return (
    <li className="border-b border-line-soft">
      <details className="group">
        <summary className="grid min-h-10 cursor-default grid-cols-[11rem_minmax(0,1fr)] items-center gap-x-4 gap-y-1 px-2.5 py-2 hover:bg-hover sm:grid-cols-[11rem_minmax(0,1fr)_minmax(0,1.4fr)]">
          <span className="flex items-center gap-1 font-mono font-[550] whitespace-nowrap">
            <ChevronRight
              aria-hidden
              className="size-3.5 text-ink-3 transition-transform group-open:rotate-90"
            />
            {row.control}
          </span>
          <StatusBar counts={row.counts} of="verdict" size="small" />
          <span className="col-span-2 text-sm text-ink-2 sm:col-span-1">
            {row.counts.total === 0 ? 'Nothing to judge here yet' : countsWords(row.counts)}
          </span>
        </summary>
        <ul className="px-2.5 pb-3 sm:pl-[12.625rem]">
          {seen.map(({ id, title, counts }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
              <span>{title}</span>
              <Link
                href={resourcesAddress(slug, { status: 'failing', safeguard: id })}
                className="inline-flex min-h-6 items-center rounded-sm text-sm text-ink-2 underline decoration-line underline-offset-3 hover:decoration-ink"
              >
                {figure(counts.failing)} of {figure(counts.total)} failing
              </Link>
            </li>
          ))}
          <li className="py-1 text-sm text-ink-2">
            {seen.length === row.safeguards.length
              ? 'Each of its safeguards has something to judge here.'
              : `${count(row.safeguards.length - seen.length, 'more safeguard')} of it had nothing to judge here.`}
          </li>
        </ul>
      </details>
    </li>
  )
}
