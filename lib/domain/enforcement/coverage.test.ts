import { expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'

const armed = {
  ...({
    status: 'connected',
    mode: 'armed',
    isPaused: false,
    isBlind: false,
    isLate: false,
    heldStops: 0,
  } as const),
}

it.each([
  [{}, 'armed'],
  [{ heldStops: 2 }, 'held'],
  [{ heldStops: 2, isLate: true }, 'late'],
  [{ isLate: true, isPaused: true }, 'paused'],
  [{ isPaused: true, mode: 'observing' }, 'observing'],
  [{ mode: 'observing', isBlind: true }, 'blind'],
  [{ status: 'unsafe' }, 'blind'],
  [{ status: 'disconnected', isBlind: true }, 'off'],
  [{ status: 'pending' }, 'off'],
] as const)('%o is %s', (change, state) => expect(coverageOf({ ...armed, ...change })).toBe(state))
