'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { Section } from '#components/shell/section.tsx'
import { SidePanel } from '#components/shell/side-panel.tsx'
import { figure } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import {
  accountAddress,
  accountsAddress,
  exclusionAddress,
  exclusionsAddress,
  resourcesAddress,
  terminationAddress,
  terminationsAddress,
} from '#lib/client/addresses.ts'
import { raciEvidenceQuery } from '#lib/client/responsibilities.ts'
import { partyNames, type RaciEvidence, type RaciRow, responsibleFor } from '#lib/domain/raci.ts'
import type { EvidenceLine, EvidenceLink, EvidencePanel } from '#lib/services/raci/views.ts'

function addressOf(slug: string, link: EvidenceLink): string {
  switch (link.to) {
    case 'terminations':
      return terminationsAddress(slug)
    case 'termination':
      return terminationAddress(slug, link.id)
    case 'resources':
      return resourcesAddress(slug, link.filter)
    case 'exclusion':
      return exclusionAddress(slug, link.id)
    case 'exclusions':
      return exclusionsAddress(slug)
    case 'account':
      return accountAddress(slug, link.id)
    case 'accounts':
      return accountsAddress(slug)
  }
}

function Linked({ slug, link, children }: { slug: string; link: EvidenceLink | null; children: ReactNode }) {
  if (link === null) return <span>{children}</span>
  return (
    <Link
      href={addressOf(slug, link)}
      className="inline-flex min-h-6 items-center rounded-sm underline decoration-line underline-offset-3 hover:decoration-ink"
    >
      {children}
    </Link>
  )
}

function Lines({ slug, lines }: { slug: string; lines: (EvidenceLine & { note?: string })[] }) {
  return (
    <ul className="border-t border-line">
      {lines.map(({ key, text, at, link, note }) => (
        <li key={key} className="border-b border-line-soft py-1.5 wrap-anywhere">
          <Linked slug={slug} link={link}>
            {text}
          </Linked>
          <span className="block text-sm text-ink-2">
            {note}
            {note !== undefined && at !== null && ' · '}
            {at !== null && <RelativeTime at={at} />}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What is so behind one row of the matrix, and what whoever is responsible has to do. */
export function EvidenceOfRow({
  slug,
  row,
  source,
  onClose,
}: {
  slug: string
  row: RaciRow
  source: RaciEvidence
  onClose: () => void
}) {
  const query = useQuery(raciEvidenceQuery(slug, source))
  const who = responsibleFor(row)
    .map((party) => partyNames[party])
    .join(' and ')
  return (
    <SidePanel title={row.item} onClose={onClose}>
      <p className="mb-4 text-ink-2">
        Responsible: <strong className="font-[550] text-ink">{who}</strong>.
        {source === 'attestations' && ' That you looked is recorded.'}
      </p>
      <Live query={query} what="this evidence" loading={<RowsLoading rows={5} />}>
        {(panel) => <Body slug={slug} panel={panel} who={who} />}
      </Live>
    </SidePanel>
  )
}

function Body({ slug, panel, who }: { slug: string; panel: EvidencePanel; who: string }) {
  return (
    <>
      <ul className="mb-5 flex flex-wrap gap-x-7 gap-y-2">
        {panel.figures.map(({ label, value, link }) => (
          <li key={label}>
            <span className="block text-xl font-semibold tracking-tight">
              <Linked slug={slug} link={link}>
                {figure(value)}
              </Linked>
            </span>
            <span className="text-sm text-ink-2">{label}</span>
          </li>
        ))}
      </ul>
      <Section title="Open tasks">
        {panel.tasks.length === 0 ? (
          <p className="border-y border-line py-2 text-ink-2">Nothing is open for {who}.</p>
        ) : (
          <Lines slug={slug} lines={panel.tasks.map((task) => ({ ...task, note: partyNames[task.party] }))} />
        )}
      </Section>
      {panel.lists.map(({ title, empty, lines }) => (
        <Section key={title} title={title}>
          {lines.length === 0 ? (
            <p className="border-y border-line py-2 text-ink-2">{empty}</p>
          ) : (
            <Lines slug={slug} lines={lines} />
          )}
        </Section>
      ))}
    </>
  )
}
