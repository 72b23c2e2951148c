import type { TerminationDetail } from '#lib/services/terminations/views.ts'

/** One step of a termination: when, what, and how long after the step before. */
export interface CourseStep {
  what: string
  at: string | null
  /** Milliseconds after the step before; null for the first and for what has not happened. */
  afterMs: number | null
  kind: 'step' | 'stop' | 'end'
}

function endWords({ state, finalStatus, endedAt }: TerminationDetail): string {
  if (endedAt === null) return state === 'stop_sent' ? 'Waiting for AWS to say that it stopped' : 'Stopped'
  if (state === 'ended')
    return `The job ended by itself${finalStatus === null ? '' : `: AWS says ${finalStatus}`}`
  return `Stopped${finalStatus === null || finalStatus === 'Stopped' ? '' : `: AWS says ${finalStatus}`}`
}

/** The course of a termination: started → seen → judged → stop sent → stopped, with what each step took. */
export function courseOf(termination: TerminationDetail): CourseStep[] {
  const { detectedBy, eventAt, seenAt, judgedAt, heldAt, stopSentAt, endedAt, state } = termination
  const steps: Omit<CourseStep, 'afterMs'>[] = [
    { what: detectedBy === 'event' ? 'AWS told of the job' : 'Job created', at: eventAt, kind: 'step' },
    { what: detectedBy === 'event' ? 'Event received' : 'Found by the sweep', at: seenAt, kind: 'step' },
    { what: 'Described and judged', at: judgedAt, kind: 'step' },
  ]
  if (heldAt !== null) steps.push({ what: 'Held for support', at: heldAt, kind: 'step' })
  if (stopSentAt !== null || state === 'intended')
    steps.push({
      what: stopSentAt === null ? 'Sending the stop' : 'Stop sent, accepted by AWS',
      at: stopSentAt,
      kind: 'stop',
    })
  if (state !== 'spared' && (stopSentAt !== null || endedAt !== null))
    steps.push({ what: endWords(termination), at: endedAt, kind: 'end' })
  return steps.map((step, index) => {
    const before = steps[index - 1]?.at
    return {
      ...step,
      afterMs:
        before === undefined || before === null || step.at === null
          ? null
          : Date.parse(step.at) - Date.parse(before),
    }
  })
}
