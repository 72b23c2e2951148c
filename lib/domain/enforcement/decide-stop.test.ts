import { describe, expect, it } from 'vitest'
import { accountStatuses, enforcementModes } from '#lib/domain/accounts/account.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'
import { decideStop, type StopFacts } from './decide-stop.ts'

const facts: StopFacts = {
  verdict: 'failing',
  awsStatus: 'InProgress',
  accountStatus: 'connected',
  mode: 'armed',
  isExcluded: false,
  isPaused: false,
}

describe('decideStop', () => {
  it('stops exactly a failing, running, not excluded job in a connected, armed account', () => {
    for (const verdict of verdictStatuses)
      for (const awsStatus of ['InProgress', 'Stopping', 'Stopped', 'Completed', 'Failed', 'Deleting'])
        for (const accountStatus of accountStatuses)
          for (const mode of enforcementModes)
            for (const [isExcluded, isPaused] of [
              [true, false],
              [false, true],
              [false, false],
            ] as const) {
              const isTheOne =
                verdict === 'failing' &&
                awsStatus === 'InProgress' &&
                accountStatus === 'connected' &&
                mode === 'armed' &&
                !isExcluded &&
                !isPaused
              expect(decideStop({ verdict, awsStatus, accountStatus, mode, isExcluded, isPaused }).stop).toBe(
                isTheOne,
              )
            }
  })

  it.each([
    [{ verdict: 'unknown' }, 'not_failing'],
    [{ awsStatus: 'Stopping' }, 'not_running'],
    [{ isExcluded: true, mode: 'observing' }, 'excluded'],
    [{ accountStatus: 'unsafe' }, 'not_connected'],
    [{ mode: 'observing' }, 'observing'],
    [{ isPaused: true }, 'paused'],
    [{ isPaused: true, isExcluded: true }, 'excluded'],
  ] as const)('says why not: %o', (change, because) => {
    expect(decideStop({ ...facts, ...change })).toEqual({ stop: false, because })
  })
})
