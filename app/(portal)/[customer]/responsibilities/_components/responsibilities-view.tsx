'use client'

import { useQuery } from '@tanstack/react-query'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Download from 'lucide-react/icons/download'
import FileText from 'lucide-react/icons/file-text'
import Printer from 'lucide-react/icons/printer'
import Link from 'next/link'
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { Changes } from '#components/raci/changes.tsx'
import { Legend } from '#components/raci/legend.tsx'
import { RaciTable } from '#components/raci/raci-table.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { dayUtc } from '#components/time/words.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { responsibilitiesAddress } from '#lib/client/addresses.ts'
import { raciFilePath, responsibilitiesQuery } from '#lib/client/responsibilities.ts'
import { compareRaci, raciEvidence } from '#lib/domain/raci.ts'
import type { Responsibilities } from '#lib/services/raci/views.ts'
import { AcknowledgeDialog } from './acknowledge-dialog.tsx'
import { EvidenceOfRow } from './evidence-of-row.tsx'
import { Versions } from './versions.tsx'

/** Who answers for what: the matrix, with what is so right now behind each row. */
export function ResponsibilitiesView({ slug, initial }: { slug: string; initial: Responsibilities }) {
  const query = useQuery({ ...responsibilitiesQuery(slug), initialData: initial })
  return (
    <Live query={query} what="the responsibilities" loading={<PageLoading />}>
      {(data) => <Page slug={slug} data={data} />}
    </Live>
  )
}

function Page({ slug, data }: { slug: string; data: Responsibilities }) {
  const [{ version, compare, evidence }, setView] = useQueryStates(
    {
      version: parseAsInteger,
      compare: parseAsInteger,
      evidence: parseAsStringLiteral(raciEvidence),
    },
    { history: 'push', scroll: false },
  )
  const [isSigning, setIsSigning] = useState(false)
  const refusal = useRefusal('raci:acknowledge')
  const newest = data.versions[0]
  const shown = data.versions.find((one) => one.version === version) ?? newest
  if (shown === undefined || newest === undefined) return null
  const isNewest = shown.version === newest.version
  const other = data.versions.find((one) => one.version === compare && one.version !== shown.version)
  const signed = data.acknowledgements.find((one) => one.version === shown.version)
  const open = shown.rows.find((row) => row.evidence === evidence && evidence !== null)
  return (
    <div className="flex items-start gap-6">
      <div className="min-w-0 flex-1">
        <PageHead
          title="Who answers for what"
          action={
            <span className="flex flex-wrap gap-2" data-print="hide">
              <Button onClick={() => window.print()}>
                <Printer aria-hidden className="size-4" />
                Print
              </Button>
              <a href={raciFilePath(slug, shown.version, 'pdf')} className={buttonStyle({ look: 'plain' })}>
                <FileText aria-hidden className="size-4" />
                PDF
              </a>
              <a href={raciFilePath(slug, shown.version, 'csv')} className={buttonStyle({ look: 'plain' })}>
                <Download aria-hidden className="size-4" />
                CSV
              </a>
              {isNewest && !data.isAcknowledgedByMe && (
                <Button look="main" {...refusal} onClick={() => setIsSigning(true)}>
                  Acknowledge version {newest.version}
                </Button>
              )}
            </span>
          }
        >
          Version {shown.version}, published {dayUtc(shown.publishedAt)} by {shown.publishedBy}.{' '}
          {signed === undefined
            ? `Not acknowledged by ${data.customer.name} yet.`
            : `Acknowledged by ${signed.name} on ${dayUtc(signed.at)}.`}
        </PageHead>
        {!isNewest && (
          <div className="mb-4">
            <Callout
              title={`This is version ${shown.version}. Version ${newest.version} is in force.`}
              action={
                <Link href={responsibilitiesAddress(slug)} className={buttonStyle({ size: 'small' })}>
                  Show version {newest.version}
                </Link>
              }
            />
          </div>
        )}
        <RaciTable
          version={shown.version}
          rows={shown.rows}
          selectedId={open?.id}
          below={(row) =>
            row.evidence !== null && (
              <button
                type="button"
                aria-expanded={open?.id === row.id}
                onClick={() => void setView({ evidence: open?.id === row.id ? null : row.evidence })}
                className="mt-1 inline-flex min-h-6 items-center gap-1 rounded-sm text-left text-accent underline-offset-3 hover:underline"
              >
                {data.headlines[row.evidence]}
                <ArrowRight aria-hidden className="size-3.5 shrink-0" data-print="hide" />
              </button>
            )
          }
        />
        <Legend />
        {other !== undefined && (
          <Section title={`From version ${other.version} to version ${shown.version}`}>
            <Changes
              changes={compareRaci(other.rows, shown.rows)}
              empty="Every cell is the same in both versions."
            />
          </Section>
        )}
        <Section title="Versions">
          <Versions
            data={data}
            shown={shown.version}
            compared={other?.version ?? null}
            show={(next) =>
              void setView({ version: next === newest.version ? null : next, compare: null, evidence: null })
            }
            compare={(next) => void setView({ compare: next })}
          />
        </Section>
      </div>
      {open?.evidence && (
        <EvidenceOfRow
          slug={slug}
          row={open}
          source={open.evidence}
          onClose={() => void setView({ evidence: null })}
        />
      )}
      <AcknowledgeDialog
        slug={slug}
        version={newest.version}
        name={data.myName}
        customer={data.customer.name}
        isOpen={isSigning}
        onClose={() => setIsSigning(false)}
      />
    </div>
  )
}
