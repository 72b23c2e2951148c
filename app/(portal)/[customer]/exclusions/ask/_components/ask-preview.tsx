'use client'

import Link from 'next/link'
import { Configuration } from '#components/exclusions/configuration.tsx'
import { Reasons } from '#components/resources/reasons.tsx'
import { Section } from '#components/shell/section.tsx'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exclusionAddress } from '#lib/client/addresses.ts'
import type { AskPreview as Preview } from '#lib/services/exclusions/views.ts'

/** What support will see: what each name is, what overlaps, what is attested. Before anything is sent. */
export function AskPreview({ slug, preview }: { slug: string; preview: Preview | undefined }) {
  if (preview === undefined)
    return <p className="text-ink-2">Name a resource, and what support will see appears here.</p>
  return (
    <div aria-live="polite">
      <Section title="What you ask about">
        <ul className="border-t border-line">
          {preview.names.map(({ name, kind, status, awsStatus, problem, overlaps }) => (
            <li key={name} className="grid gap-1 border-b border-line-soft px-0.5 py-2">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 wrap-anywhere">
                <span className="font-mono text-sm">{name}</span>
                {status !== null && <StatusBadge status={status} />}
                <span className="text-ink-2">
                  {kind === 'reserved'
                    ? 'reserved, not launched yet'
                    : `AWS says ${awsStatus ?? 'nothing yet'}`}
                </span>
              </p>
              {problem !== null && <p className="font-[550]">{problem}</p>}
              {overlaps.map((overlap) => (
                <p key={overlap.id} className="text-ink-2">
                  {overlap.kind === 'request' ? 'Asked for already' : 'Excluded already'}, until{' '}
                  <RelativeTime at={overlap.endsAt} />.{' '}
                  <Link
                    href={exclusionAddress(slug, overlap.id)}
                    className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
                  >
                    {overlap.kind === 'request' ? 'See the request' : 'See the exclusion'}
                  </Link>
                </p>
              ))}
            </li>
          ))}
        </ul>
      </Section>
      {preview.planned !== null && preview.planned.reasons.length > 0 && (
        <Section title="The planned request">
          <div className="grid gap-1.5">
            <span>
              <StatusBadge status={preview.planned.status} />
            </span>
            <Reasons reasons={preview.planned.reasons.filter(({ value }) => value !== true)} />
          </div>
        </Section>
      )}
      {preview.configuration !== null && (
        <Section title="What you attest for">
          <Configuration configuration={preview.configuration} />
        </Section>
      )}
      {preview.secondApproverBecause !== null && (
        <p className="mt-4 text-ink-2">Two approvers must agree. {preview.secondApproverBecause}</p>
      )}
    </div>
  )
}
