import { describe, expect, it } from 'vitest'
import { attestationText, attestationTexts, attestationVersion } from './attestation.ts'
import { suggestApproval, suggestDecline, suggestQuestion } from './suggest-reason.ts'

const facts = {
  ...{ names: 1, signerName: 'Vera Lind', instances: 4, endsAt: '2026-12-01T10:00:00Z' },
  ...{ failingBuckets: 0, unknownBuckets: 0 },
}

describe('what a reason begins with', () => {
  it('for an approval says how much, who attested, and until when', () => {
    expect(suggestApproval(facts)).toBe(
      '1 resource, 4 instances at most. Vera Lind attested that no PHI or PII is held. Ends 2026-12-01.',
    )
    expect(suggestApproval({ ...facts, names: 3, instances: 1 })).toMatch(
      /^3 resources, 1 instance at most\./,
    )
    expect(suggestApproval({ ...facts, instances: null })).toMatch(/^1 resource\. Vera/)
  })

  it('for a decline names the buckets first, and the fix where there are none', () => {
    expect(suggestDecline({ ...facts, failingBuckets: 1 })).toMatch(/^1 bucket that the job uses fails its/)
    expect(suggestDecline({ ...facts, failingBuckets: 2 })).toMatch(/^2 buckets that the job uses fail its/)
    expect(suggestDecline(facts)).toMatch(/EnableInterContainerTrafficEncryption/)
  })

  it('for a question asks for what we could not read', () => {
    expect(suggestQuestion({ ...facts, unknownBuckets: 1 })).toMatch(/could not read the buckets/)
    expect(suggestQuestion(facts)).toMatch(/^Why can the job not run/)
  })
})

describe('the attestation', () => {
  it('is known by its version, and by no other', () => {
    expect(attestationText(attestationVersion)).toBe(attestationTexts[attestationVersion])
    expect(attestationText(attestationVersion)).toMatch(/PHI.+PII/)
    expect(attestationText(0)).toBeNull()
    expect(attestationText(99)).toBeNull()
  })
})
