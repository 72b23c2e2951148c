import Link from 'next/link'
import { Section } from '#components/shell/section.tsx'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { safeguardAddress } from '#lib/client/addresses.ts'
import { decidingSafeguard } from '#lib/domain/check/check-document.ts'
import { checkSentence } from '#lib/domain/check/check-words.ts'
import { reasonStatus, weight } from '#lib/domain/safeguards/decided-at.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import type { CheckAnswer } from '#lib/services/check/check-request.ts'
import { LineButton } from './line-button.tsx'

const statusOf: Record<CheckAnswer['exitCode'], VerdictStatus> = {
  0: 'protected',
  1: 'failing',
  2: 'unknown',
}

type Verdict = CheckAnswer['verdicts'][number]

/** What is wrong comes before what is right beside it. */
function worstFirst({ status, reasons }: Verdict): Verdict['reasons'] {
  const weightOf = (reason: Verdict['reasons'][number]) => weight[reasonStatus(status, reason)]
  return reasons.toSorted((left, right) => weightOf(right) - weightOf(left))
}

/** What would become of it, why, what else does not hold, and the request put right. */
export function CheckResult({
  slug,
  answer,
  onLine,
  onUse,
}: {
  slug: string
  answer: CheckAnswer
  onLine: (line: number) => void
  onUse: (fixed: string) => void
}) {
  const { resourceType: type, form, decision, exitCode, verdicts, fixed } = answer
  const id = decidingSafeguard(type)
  const deciding = verdicts.find(({ safeguard }) => safeguard === id)
  const others = verdicts.filter(
    ({ safeguard, status }) => safeguard !== id && (status === 'failing' || status === 'unknown'),
  )
  const [, sentence = ''] = checkSentence({ type, form, decision, exitCode }).split(': ')
  const isJson = fixed?.trimStart().startsWith('{') ?? false
  return (
    <>
      <div className="grid justify-items-start gap-2">
        <StatusBadge status={statusOf[exitCode]} />
        <h2 className="text-lg font-semibold tracking-tight text-balance">
          {sentence.charAt(0).toUpperCase() + sentence.slice(1)}
        </h2>
        {deciding ? (
          <Reasons reasons={worstFirst(deciding)} onLine={onLine} />
        ) : (
          <p className="text-ink-2">No safeguard in transit applies to this kind.</p>
        )}
      </div>
      {exitCode !== 0 && fixed !== null && (
        <Section title="The request put right">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2 [&_pre]:max-h-96">
            <CodeBlock title={isJson ? 'JSON' : 'YAML'} code={fixed} what="the corrected request" />
            <div>
              <Button onClick={() => onUse(fixed)}>Check the corrected request</Button>
            </div>
          </div>
        </Section>
      )}
      {exitCode !== 0 && fixed === null && (
        <p className="mt-3 text-ink-2">The corrected request cannot be made from this text alone.</p>
      )}
      {others.length > 0 && (
        <Section
          title={`Beside it: ${others.length} that do${others.length === 1 ? 'es' : ''} not change the answer`}
        >
          <ul className="grid gap-3">
            {others.map(({ safeguard, status, reasons }) => (
              <li key={safeguard} className="grid gap-1">
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <StatusBadge status={status} />
                  <Link
                    href={safeguardAddress(slug, safeguard)}
                    className="inline-flex min-h-6 items-center rounded-sm font-[550] hover:underline hover:underline-offset-3"
                  >
                    {findRule(safeguard)?.title ?? safeguard}
                  </Link>
                </span>
                <Reasons reasons={reasons} onLine={onLine} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="The same on the command line, for CI">
        <CodeBlock
          title="Ends with 0, 1 or 2: passes, fails, cannot be decided"
          code={`npm run --silent safeguard -- check request.${isJson ? 'json' : 'yaml'} --json`}
          what="the command"
        />
      </Section>
    </>
  )
}

function Reasons({ reasons, onLine }: { reasons: Verdict['reasons']; onLine: (line: number) => void }) {
  return (
    <ul className="grid gap-1">
      {reasons.map(({ message, line }, index) => (
        <li key={index} className="wrap-anywhere">
          <LineButton line={line} onLine={onLine} /> {message}
        </li>
      ))}
    </ul>
  )
}
