import { describe, expect, it } from 'vitest'
import { refusalOfSwitch, type SwitchFacts, switchState } from './fleet-switch.ts'

const now = new Date('2026-11-25T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const proposed: SwitchFacts = {
  ...{ proposedBy: 'ann', proposedAt: ago(5), thrownAt: null, withdrawnAt: null },
  ...{ releaseProposedBy: null, releaseProposedAt: null, releasedAt: null },
}
const thrown = { ...proposed, proposedAt: ago(300), thrownAt: ago(299) }
const leaving = { ...thrown, releaseProposedBy: 'ben', releaseProposedAt: ago(59) }

describe('the fleet switch', () => {
  it.each([
    ['open', null],
    ['stop_proposed', proposed],
    ['open', { ...proposed, proposedAt: ago(60) }],
    ['open', { ...proposed, withdrawnAt: ago(1) }],
    ['stopped', thrown],
    ['release_proposed', leaving],
    ['stopped', { ...leaving, releaseProposedAt: ago(60) }],
    ['open', { ...leaving, releasedAt: ago(1) }],
  ] as const)('is %s', (state, facts) => {
    expect(switchState(facts, now)).toBe(state)
  })

  it('takes a second person, both ways', () => {
    const by = (personId: string, facts: SwitchFacts) => ({ facts, personId, now })
    expect(refusalOfSwitch('confirm', 'stop', by('ann', proposed))).toMatch('second person')
    expect(refusalOfSwitch('confirm', 'stop', by('ben', proposed))).toBeNull()
    expect(refusalOfSwitch('confirm', 'release', by('ben', leaving))).toMatch('second person')
    expect(refusalOfSwitch('confirm', 'release', by('ann', leaving))).toBeNull()
    expect(refusalOfSwitch('withdraw', 'stop', by('ann', proposed))).toBeNull()
  })

  it('is proposed only from the other side, and confirmed only while a proposal stands', () => {
    const by = (facts: SwitchFacts | null) => ({ facts, personId: 'ben', now })
    expect(refusalOfSwitch('propose', 'stop', by(null))).toBeNull()
    expect(refusalOfSwitch('propose', 'stop', by(proposed))).toMatch(/stop is proposed\. Reload/)
    expect(refusalOfSwitch('propose', 'stop', by(thrown))).toMatch(/stop is on\. Reload/)
    expect(refusalOfSwitch('propose', 'release', by(thrown))).toBeNull()
    expect(refusalOfSwitch('propose', 'release', by(null))).toMatch(/as each account says\. Reload/)
    expect(refusalOfSwitch('confirm', 'stop', by({ ...proposed, proposedAt: ago(61) }))).toMatch('lapsed')
    expect(refusalOfSwitch('confirm', 'release', by(thrown))).not.toBeNull()
  })
})
