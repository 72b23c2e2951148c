import { describe, expect, it } from 'vitest'
import { isOpenTermination, nextTerminationStates, statesBefore, terminationStates } from './termination.ts'

describe('a termination', () => {
  it('is open while its stop is under way', () => {
    expect(terminationStates.filter(isOpenTermination)).toEqual(['intended', 'stop_sent'])
  })

  it('is stopped only after a stop was sent, and an end leads nowhere', () => {
    expect(statesBefore('stopped')).toEqual(['stop_sent'])
    expect(statesBefore('stop_sent')).toEqual(['intended'])
    expect(statesBefore('spared')).toEqual(['held', 'intended'])
    for (const end of ['stopped', 'ended', 'dismissed'] as const)
      expect(nextTerminationStates[end]).toEqual([])
  })
})
