/** What support answers to "this was wrong": the rule was right, or the stop was a mistake of ours. */
export const disputeOutcomes = ['upheld', 'mistaken'] as const
export type DisputeOutcome = (typeof disputeOutcomes)[number]

export const disputeOutcomeWords: Record<DisputeOutcome, { word: string; headline: string }> = {
  upheld: { word: 'Upheld', headline: 'Support looked into it: the stop was right.' },
  mistaken: { word: 'Mistaken', headline: 'Support looked into it: the stop was a mistake of ours.' },
}
