import { CodeBlock } from '#components/ui/code-block.tsx'
import type { TerminationDetail } from '#lib/services/terminations/views.ts'

/** The job's own request, corrected: to read, or to paste where the job is made by hand. */
export function RequestAgain({ again }: { again: NonNullable<TerminationDetail['again']> }) {
  return (
    <details className="mt-2.5">
      <summary className="min-h-6 cursor-default rounded-sm text-ink-2 hover:text-ink">
        The corrected request, whole
      </summary>
      <div className="mt-2 grid gap-2">
        {!again.isWhole && (
          <p className="text-ink-2">
            The portal keeps no hyperparameters: marks stand in their place. Put yours there, or use one of
            the examples above, which read them from AWS.
          </p>
        )}
        <CodeBlock title="JSON" code={again.request} what="corrected request" />
      </div>
    </details>
  )
}
