'use client'

import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { SignInAgain } from '#components/feedback/sign-in-again.tsx'
import { useCustomer, useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { figure } from '#components/status/figure.ts'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { ApiError } from '#lib/client/api.ts'
import { useExport } from '#lib/client/customers.ts'
import { saveFile } from '#lib/client/save-file.ts'

function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${figure(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** How a customer takes its data and goes, and what stays behind. */
export function LeavingView({ slug }: { slug: string }) {
  const { name } = useCustomer()
  const refusal = useRefusal('customer:export')
  const [bytes, setBytes] = useState(0)
  const download = useExport(slug, setBytes)
  const { say } = useToast()
  const isStepUp = download.error instanceof ApiError && download.error.code === 'step_up_required'
  return (
    <div className="max-w-3xl">
      <PageHead title="Take your data, or leave">
        Your data is yours: take all of it whenever you like. Leaving is done with ClearDATA support.
      </PageHead>
      <Section title="All data of this customer">
        <p className="mb-3 text-ink-2">
          One file in JSON Lines: people, invitations, support’s visits, AWS accounts, resources with their
          verdicts and history, terminations, exclusions and the whole audit trail. The last line counts the
          rows, so that you can tell whether it is complete. Taking it is recorded.
        </p>
        <div className="grid justify-items-start gap-3">
          <Button
            isBusy={download.isPending}
            {...refusal}
            onClick={() => {
              setBytes(0)
              download.mutate(undefined, {
                onSuccess: (file) => {
                  saveFile(`${slug}-export.jsonl`, file)
                  say('The file is complete', `${sizeWords(file.size)}, in your downloads.`)
                },
              })
            }}
          >
            {!download.isPending && <Download aria-hidden className="size-4" />}
            {download.isPending ? `Reading, ${sizeWords(bytes)} so far` : 'Download all data'}
          </Button>
          {download.error !== null &&
            (isStepUp ? (
              <SignInAgain />
            ) : (
              <Problem title="The data was not downloaded." error={download.error} />
            ))}
        </div>
      </Section>
      <Section title="How to leave">
        <ol className="list-decimal space-y-1.5 pl-5">
          <li>Download all data, above.</li>
          <li>
            Disconnect each AWS account, and delete the stack{' '}
            <code className="font-mono">cleardata-safeguards</code> in it. From then on we can read and stop
            nothing there.
          </li>
          <li>Ask ClearDATA support to close {name}. They say why, and the reason is recorded.</li>
        </ol>
      </Section>
      <Section title="What closing does">
        <ul className="list-disc space-y-1.5 pl-5">
          <li>Nobody can sign in to {name} any more, and its API tokens are refused.</li>
          <li>Each AWS account is disconnected: nothing is read and no job is terminated there.</li>
          <li>
            Nothing is deleted at once. HIPAA asks that records of how health data was protected are kept for
            six years (45 CFR 164.316); we keep the audit trail, terminations and exclusions that long.
          </li>
          <li>A legal hold keeps everything for as long as it stands.</li>
          <li>
            Support can open {name} again, with its history as it was. Each AWS account is then connected by a
            new proof.
          </li>
        </ul>
      </Section>
    </div>
  )
}
