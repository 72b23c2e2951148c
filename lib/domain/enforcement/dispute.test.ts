import { expect, it } from 'vitest'
import { disputeOutcomes, disputeOutcomeWords } from './dispute.ts'

it('says of each outcome who was right', () => {
  expect(disputeOutcomes.map((outcome) => disputeOutcomeWords[outcome].word)).toEqual(['Upheld', 'Mistaken'])
  expect(disputeOutcomeWords.upheld.headline).toMatch(/the stop was right\.$/)
  expect(disputeOutcomeWords.mistaken.headline).toMatch(/a mistake of ours\.$/)
})
