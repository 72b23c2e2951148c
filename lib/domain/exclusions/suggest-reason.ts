/** What an approver's reason begins with, from the brief; people edit it before it is kept. */
export interface ReasonFacts {
  names: number
  signerName: string
  instances: number | null
  endsAt: string
  failingBuckets: number
  unknownBuckets: number
}

function count(value: number, one: string, many = `${one}s`): string {
  return `${value} ${value === 1 ? one : many}`
}

export function suggestApproval(facts: ReasonFacts): string {
  const size = facts.instances === null ? '' : `, ${count(facts.instances, 'instance')} at most`
  return `${count(facts.names, 'resource')}${size}. ${facts.signerName} attested that no PHI or PII is held. Ends ${facts.endsAt.slice(0, 10)}.`
}

export function suggestDecline(facts: ReasonFacts): string {
  if (facts.failingBuckets > 0)
    return `${count(facts.failingBuckets, 'bucket')} that the job uses ${facts.failingBuckets === 1 ? 'fails' : 'fail'} its own safeguards. Put that right first.`
  return 'The job runs the same with EnableInterContainerTrafficEncryption turned on. Launch it again with the fix on the receipt.'
}

export function suggestQuestion(facts: ReasonFacts): string {
  return facts.unknownBuckets > 0
    ? 'We could not read the buckets that this job uses. What do they hold, and who put it there?'
    : 'Why can the job not run with encryption between its instances turned on?'
}
