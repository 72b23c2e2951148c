import { MiddleCut } from '#components/text/middle-cut.tsx'
import { count } from '#components/status/figure.ts'
import type { TerminationDetail } from '#lib/services/terminations/views.ts'

/** The training jobs the tuning job had launched, and where their artifacts stay. */
export function Children({ termination }: { termination: TerminationDetail }) {
  const { children, childrenError } = termination
  if (childrenError !== null)
    return (
      <p className="text-ink-2">
        AWS did not let us read the training jobs it had launched ({childrenError}). Some may still run: look
        for them in SageMaker, by the tuning job’s name.
      </p>
    )
  if (children.length === 0)
    return <p className="text-ink-2">It had launched no training job that we know of.</p>
  return (
    <>
      <p className="mb-2 text-ink-2">
        {count(children.length, 'training job')} ended with it. What was written stays in your buckets.
      </p>
      <div
        tabIndex={0}
        role="region"
        aria-label="Training jobs and artifacts"
        className="overflow-x-auto -outline-offset-2"
      >
        <table className="w-full border-collapse whitespace-nowrap">
          <thead>
            <tr>
              {['Training job', 'AWS says', 'Model, if it wrote one'].map((header) => (
                <th
                  key={header}
                  scope="col"
                  className="h-8 border-b border-line px-2.5 text-left text-sm font-medium text-ink-3"
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {children.map(({ name, status, artifacts }) => (
              <tr key={name} className="border-b border-line-soft">
                <td className="h-9.5 px-2.5">
                  <MiddleCut text={name} what="training job name" max={36} className="text-ink" />
                </td>
                <td className="px-2.5">{status}</td>
                <td className="px-2.5">
                  {artifacts === null ? (
                    <span className="text-ink-3">below one of the addresses</span>
                  ) : (
                    <MiddleCut text={artifacts} what="artifacts’ address" />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
