'use client'

import Printer from 'lucide-react/icons/printer'
import { VerdictFigures } from '#components/evidence/verdict-figures.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { count } from '#components/status/figure.ts'
import { Facts } from '#components/text/facts.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { dayUtc, exactUtc } from '#components/time/words.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { cn } from '#components/ui/cn.ts'
import { reportFilePath } from '#lib/client/evidence.ts'
import { mostShownRows, type ReportTable, reportTables } from '#lib/domain/report-tables.ts'
import { measuredWords, standingWords, verifyCommand, verifySteps } from '#lib/domain/report-words.ts'
import type { ReportDetail } from '#lib/services/evidence/views.ts'
import { HistoryChart } from './history-chart.tsx'

/** A report as it was made; the same page is printed. */
export function ReportPage({ slug, report }: { slug: string; report: ReportDetail }) {
  const { model } = report
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
      {report.isAsRecorded === false && (
        <div className="mb-4">
          <Callout title="This report is not what the trail says was made.">
            What is kept of it was changed since. Rely on none of its numbers, and tell support.
          </Callout>
        </div>
      )}
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
      <Section title="How it was measured">
        <div className="grid gap-2">
          {measuredWords(model).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      </Section>
      {reportTables(model).map((table) => (
        <Section key={table.id} title={table.title}>
          <Rows table={table} />
        </Section>
      ))}
      <Section title="People and responsibilities">
        <div className="grid gap-2">
          {standingWords(model).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      </Section>
      <Section title="How to verify it">
        <Verify report={report} />
      </Section>
    </div>
  )
}

function Verify({ report }: { report: ReportDetail }) {
  const { model, modelHash } = report
  const steps = verifySteps(model)
  if (model.digest === null) return <p>{steps[0]}</p>
  return (
    <div className="grid gap-3">
      {steps.map((step) =>
        step === verifyCommand ? (
          <CodeBlock
            key={step}
            title="Needs the export and the key, and nothing else"
            code={step}
            what="the verify command"
          />
        ) : (
          <p key={step}>{step}</p>
        ),
      )}
      <Facts
        facts={[
          ['Digest', <MiddleCut key="d" text={model.digest.hash} what="digest hash" max={70} />],
          ['Report', <MiddleCut key="r" text={modelHash} what="report hash" max={70} />],
          ['Key', model.digest.keyId],
        ]}
      />
    </div>
  )
}

/** A plain table of the report, as far as a person reads. */
function Rows({ table }: { table: ReportTable }) {
  const columns = table.columns.filter(({ isExtra }) => isExtra !== true)
  if (table.rows.length === 0)
    return <p className="border-y border-line px-2.5 py-3 text-ink-2">{table.empty}</p>
  return (
    <>
      <div tabIndex={0} role="region" aria-label={table.title} className="overflow-x-auto -outline-offset-2">
        <table className="w-full border-collapse">
          <thead>
            <tr>
              {columns.map(({ header, isNumber }) => (
                <th
                  key={header}
                  scope="col"
                  className={cn(
                    'h-8 border-b border-line px-2.5 text-left text-sm font-medium whitespace-nowrap text-ink-3',
                    isNumber === true && 'text-right',
                  )}
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, mostShownRows).map((row, index) => (
              <tr key={index} className="border-b border-line-soft">
                {columns.map(({ header, isNumber }, at) => (
                  <td
                    key={header}
                    className={cn(
                      'px-2.5 py-1.5 align-top',
                      isNumber === true ? 'text-right tabular-nums' : 'max-sm:min-w-40',
                    )}
                  >
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rows.length > mostShownRows && (
        <p className="mt-1.5 text-sm text-ink-2">The first {mostShownRows}; the ZIP holds all.</p>
      )}
    </>
  )
}
