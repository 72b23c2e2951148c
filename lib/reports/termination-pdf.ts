import type { TerminationState } from '#lib/domain/enforcement/termination.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { TerminationReceipt } from '#lib/services/terminations/views.ts'
import { Pdf } from './pdf.ts'

const stateWords: Record<TerminationState, string> = {
  observed: 'would have been terminated: its account observes, or enforcement was paused',
  held: 'is held: support decides whether it is stopped',
  dismissed: 'runs on: support decided so',
  intended: 'is being stopped',
  stop_sent: 'is stopping: AWS accepted the stop',
  stopped: 'was terminated',
  ended: 'ended by itself',
  spared: 'was spared',
}

function utc(at: string | null): string {
  return at === null ? '–' : `${at.slice(0, 23).replace('T', ' ')} UTC`
}

/** A receipt as a tagged PDF, in the order in which the page has it. */
export async function terminationPdf(receipt: TerminationReceipt): Promise<Buffer> {
  const { customer, link, madeAt, termination } = receipt
  const { jobName, state, children, childrenError, left, again, fixes, tag, lastError } = termination
  const reasons = termination.reasons.toSorted((a, b) => Number(a.value === true) - Number(b.value === true))
  const rule = findRule(termination.safeguard)
  const pdf = new Pdf({
    title: `${jobName}: receipt`,
    subject: customer.name,
    footer: `${customer.name} · receipt ${termination.id} · made ${utc(madeAt.slice(0, 19))}`,
  })
  pdf
    .title(jobName)
    .text(`This hyperparameter tuning job ${stateWords[state]}.`)
    .text(`${customer.name}, AWS account ${termination.accountName} (${termination.awsAccountId})`, 'quiet')
  if (termination.outcome !== null) pdf.text(termination.outcome)

  pdf.heading('Why')
  for (const { message } of reasons) pdf.text(message)
  if (rule !== null) pdf.text(rule.why, 'quiet')
  pdf.table(
    [{ header: 'Setting, as AWS gave it', width: 0.75 }, { header: 'Value' }],
    reasons.map(({ path, value }) => [path ?? '', value === undefined ? 'not given' : String(value)]),
  )

  pdf.heading('What happened').table(
    [{ header: 'Step', width: 0.55 }, { header: 'When' }],
    [
      [
        termination.detectedBy === 'event' ? 'AWS told of the job' : 'The job was created',
        utc(termination.eventAt),
      ],
      [termination.detectedBy === 'event' ? 'Event received' : 'Found by the sweep', utc(termination.seenAt)],
      ['Described and judged', utc(termination.judgedAt)],
      ['Stop sent, accepted by AWS', utc(termination.stopSentAt)],
      [
        `Ended${termination.finalStatus === null ? '' : `: AWS says ${termination.finalStatus}`}`,
        utc(termination.endedAt),
      ],
    ],
  )
  if (lastError !== null)
    pdf.text(`AWS refused ${lastError.action} (${lastError.error}), last at ${utc(lastError.at)}.`)
  pdf.text(
    termination.creatorArn === null
      ? 'CloudTrail did not tell us who created the job.'
      : `Created by ${termination.creatorArn}, as CloudTrail reports.`,
  )

  pdf.heading('What was left behind')
  if (children.length > 0)
    pdf.table(
      [{ header: 'Training job', width: 0.7 }, { header: 'AWS says' }],
      children.map(({ name, status }) => [name, status]),
    )
  else
    pdf.text(
      childrenError === null
        ? 'It had launched no training job that we know of.'
        : `AWS did not let us read the training jobs it had launched (${childrenError}). Some may still run.`,
    )
  if (left.writes.length > 0)
    pdf.table(
      [{ header: 'It wrote below', width: 0.55 }, { header: 'By its setting' }],
      left.writes.map(({ uri, path }) => [uri, path]),
    )
  pdf.text(`Its training jobs log to ${left.logGroup}. We delete nothing.`)
  if (tag !== null)
    pdf.text(
      tag.error === null
        ? 'The job carries the tag ClearDATA:SafeguardReceipt with the address of this receipt.'
        : `The job could not be tagged with the address of this receipt: ${tag.error}.`,
    )

  if (fixes.length > 0) {
    pdf.heading('Run it again like this')
    for (const { label, code } of fixes) pdf.text(label, 'quiet').text(code, 'code')
  }
  if (again !== null) {
    pdf.heading('The corrected request')
    if (!again.isWhole)
      pdf.text('Values that the portal does not keep stand as marks: put yours in their place.')
    pdf.text(again.request, 'code')
  }

  return pdf
    .heading('Names')
    .table(
      [{ header: 'What', width: 0.2 }, { header: 'Name' }],
      [
        ['Tuning job', termination.arn],
        ['Region', termination.region],
        ['Safeguard', `${rule?.title ?? termination.safeguard}`],
        ['Receipt', termination.id],
        ['In the portal', link],
      ],
    )
    .bytes()
}
