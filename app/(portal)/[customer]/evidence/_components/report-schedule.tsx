'use client'

import { useQuery } from '@tanstack/react-query'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { Problem } from '#components/feedback/problem.tsx'
import { monthUtc } from '#components/time/words.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { reportScheduleQuery, useSetReportSchedule } from '#lib/client/evidence.ts'
import type { ReportScheduleView } from '#lib/services/evidence/views.ts'

/** The monthly report: whether it is made, when the next one comes, and the switch. */
export function ReportSchedule({ slug, initial }: { slug: string; initial: ReportScheduleView }) {
  const { data } = useQuery({ ...reportScheduleQuery(slug), initialData: initial })
  const set = useSetReportSchedule(slug)
  const refusal = useRefusal('report:schedule')
  const { say } = useToast()
  const { isOn, month, nextAt, changedByName, changedAt } = data
  return (
    <Section
      title="Every month"
      aside={
        <Button
          size="small"
          {...refusal}
          isBusy={set.isPending}
          onClick={() =>
            set.mutate(
              { isOn: !isOn },
              {
                onSuccess: () => say(isOn ? 'No monthly report from now on' : 'A report is made each month'),
              },
            )
          }
        >
          {isOn ? 'Switch off' : 'Switch on'}
        </Button>
      }
    >
      <p>
        {isOn ? (
          <>
            The report of {monthUtc(`${month}-01T00:00:00Z`)} over all accounts is made{' '}
            <RelativeTime at={nextAt} />. Everybody here is told, with a link to it.
          </>
        ) : (
          'No report is made by itself. What was made is kept.'
        )}
        {changedByName !== null && changedAt !== null && (
          <span className="text-ink-2">
            {' '}
            Switched {isOn ? 'on' : 'off'} by {changedByName} <RelativeTime at={changedAt} />.
          </span>
        )}
      </p>
      {set.error !== null && <Problem title="That did not work." error={set.error} />}
    </Section>
  )
}
