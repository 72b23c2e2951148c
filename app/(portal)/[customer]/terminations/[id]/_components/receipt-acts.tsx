'use client'

import { ReasonAct } from '#components/form/reason-act.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { useDisputeTermination, useSettleHeldStop } from '#lib/client/terminations.ts'
import { disputeOutcomeWords } from '#lib/domain/enforcement/dispute.ts'
import type { TerminationDetail } from '#lib/services/terminations/views.ts'

/** What can be done about a termination: support settles a held one; the customer's people say it was wrong. */
export function ReceiptActs({ slug, termination }: { slug: string; termination: TerminationDetail }) {
  const settle = useSettleHeldStop(slug, termination.id)
  const dispute = useDisputeTermination(slug, termination.id)
  const refusal = useRefusal('termination:release')
  const answer = (given: 'release' | 'dismiss') => ({
    ...settle,
    run: (reason: string, options: { onSuccess: () => void }) =>
      settle.mutate({ answer: given, reason }, options),
  })
  if (termination.state === 'held')
    return (
      <div className="mb-4 flex flex-wrap gap-2" data-print="hide">
        <ReasonAct
          label="Release the stop"
          title={`Stop ${termination.jobName}?`}
          description="The job is stopped now, if it still runs and still fails."
          act={answer('release')}
          {...refusal}
        />
        <ReasonAct
          label="Let it run"
          title={`Let ${termination.jobName} run?`}
          description="This job is not stopped any more. It stays failing in every count."
          act={answer('dismiss')}
          {...refusal}
        />
      </div>
    )
  if (termination.disputeAnswer !== null)
    return (
      <div className="mb-4">
        <Callout title={disputeOutcomeWords[termination.disputeAnswer.outcome].headline}>
          <span className="whitespace-pre-wrap">{termination.disputeAnswer.words}</span> (
          {termination.disputeAnswer.by}, <RelativeTime at={termination.disputeAnswer.at} />)
        </Callout>
      </div>
    )
  if (termination.disputedAt !== null)
    return <p className="mb-4 text-ink-2">Somebody said that this was wrong. Support looks into it.</p>
  return (
    <div className="mb-4" data-print="hide">
      <ReasonAct
        label="This was wrong"
        title="Tell support that this was wrong?"
        description="Support looks at the rule and at this job. It does not start the job again."
        act={{ ...dispute, run: (reason, options) => dispute.mutate({ reason }, options) }}
      />
    </div>
  )
}
