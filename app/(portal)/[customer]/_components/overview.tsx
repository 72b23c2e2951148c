'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { StatusBar, StatusFigures } from '#components/chart/status-bar.tsx'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { count } from '#components/status/figure.ts'
import { TerminationList } from '#components/terminations/termination-list.tsx'
import { Age } from '#components/time/age.tsx'
import { resourcesAddress, terminationsAddress } from '#lib/client/addresses.ts'
import { homeQuery } from '#lib/client/customers.ts'
import type { CustomerHome } from '#lib/services/customers/views.ts'
import { FirstSteps, isStarting } from './first-steps.tsx'
import { Needs } from './needs.tsx'
import { needsOf } from './needs-of.ts'
import { overviewGaps, overviewScope, overviewTitle } from './overview-words.ts'
import { RegionsTable } from './regions-table.tsx'

/** A customer's first page: what needs them, then how everything stands. Live. */
export function Overview({ slug, initialHome }: { slug: string; initialHome: CustomerHome }) {
  const query = useQuery({ ...homeQuery(slug), initialData: initialHome })
  return (
    <Live query={query} what="the overview" loading={<PageLoading />}>
      {(home) =>
        isStarting(home) ? <FirstSteps slug={slug} home={home} /> : <State slug={slug} home={home} />
      }
    </Live>
  )
}

function State({ slug, home }: { slug: string; home: CustomerHome }) {
  const mayFix = !useRefusal('account:connect').disabled
  const needs = needsOf(slug, home, mayFix)
  return (
    <>
      <PageHead title={overviewTitle(home)}>
        {overviewScope(home)}, oldest reading{' '}
        <Age readAt={home.oldestReadAt} intervalSeconds={home.inventoryIntervalSeconds} />.{' '}
        {overviewGaps(home)}
      </PageHead>
      <Section title="Needs you">
        <Needs needs={needs} />
      </Section>
      <Section
        title={
          <>
            How{' '}
            <Link
              href={resourcesAddress(slug)}
              className="underline decoration-line underline-offset-3 hover:decoration-ink"
            >
              {count(home.counts.total, 'resource')}
            </Link>{' '}
            {home.counts.total === 1 ? 'stands' : 'stand'}, each by its worst verdict
          </>
        }
        aside={<Age readAt={home.oldestReadAt} intervalSeconds={home.inventoryIntervalSeconds} />}
      >
        <StatusBar counts={home.counts} />
        <div className="mt-3">
          <StatusFigures counts={home.counts} linkTo={(filter) => resourcesAddress(slug, filter)} />
        </div>
      </Section>
      <Section title="AWS accounts and regions">
        <RegionsTable slug={slug} home={home} />
      </Section>
      <Section
        title="Newest terminations"
        aside={
          <Link
            href={terminationsAddress(slug)}
            className="inline-flex min-h-6 items-center rounded-sm hover:text-ink hover:underline"
          >
            All terminations
          </Link>
        }
      >
        {home.newestTerminations.length === 0 ? (
          <p className="border-y border-line px-2.5 py-3 text-ink-2">No job was terminated.</p>
        ) : (
          <TerminationList slug={slug} rows={home.newestTerminations} />
        )}
      </Section>
    </>
  )
}
