import { describe, expect, it } from 'vitest'
import { isOpenTermination, nextTerminationStates, terminationStates } from './termination.ts'

describe('a termination', () => {
  it('is open while its stop is under way', () => {
    expect(terminationStates.filter(isOpenTermination)).toEqual(['intended', 'stop_sent'])
  })

  it('is stopped only after a stop was sent, and an end leads nowhere', () => {
    const leadingTo = (to: string) =>
      terminationStates.filter((from) => (nextTerminationStates[from] as readonly string[]).includes(to))
    expect(leadingTo('stopped')).toEqual(['stop_sent'])
    expect(leadingTo('stop_sent')).toEqual(['intended'])
    for (const end of ['stopped', 'ended', 'dismissed'] as const)
      expect(nextTerminationStates[end]).toEqual([])
  })
})
