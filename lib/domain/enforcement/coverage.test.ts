import { expect, it } from 'vitest'
import { coverageOf, coverageReason } from './coverage.ts'

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

const causes = {
  isFleetStopped: false,
  pauseReason: 'Ticket NW-1',
  blindRegions: [{ region: 'eu-west-1', action: 'sts:AssumeRole', error: 'AccessDenied' }],
  lateRegions: ['us-east-1', 'us-west-2'],
}

it.each([
  ['armed', {}, null],
  ['held', {}, null],
  ['paused', {}, 'Ticket NW-1'],
  ['paused', { isFleetStopped: true }, 'Fleet-wide stop by ClearDATA.'],
  ['blind', {}, 'eu-west-1: sts:AssumeRole answered AccessDenied.'],
  ['blind', { blindRegions: [] }, 'A role is unsafe, so we do not use it.'],
  ['late', {}, 'No reading in time of us-east-1, us-west-2.'],
] as const)('%s with %o is because of %s', (state, change, reason) =>
  expect(
    coverageReason(state, {
      ...causes,
      ...change,
      blindRegions: [...((change as typeof causes).blindRegions ?? causes.blindRegions)],
    }),
  ).toBe(reason),
)

it('names every region that cannot be read, and says nothing of none that is late', () => {
  const gap = { action: 'ListTrainingJobs', error: 'AccessDenied' }
  const blindRegions = [
    { region: 'us-east-1', ...gap },
    { region: 'eu-west-1', ...gap },
  ]
  const none = { isFleetStopped: false, pauseReason: null, blindRegions, lateRegions: [] }
  expect(coverageReason('blind', none)).toBe(
    'us-east-1: ListTrainingJobs answered AccessDenied. eu-west-1: ListTrainingJobs answered AccessDenied.',
  )
  expect(coverageReason('late', none)).toBeNull()
  expect(coverageReason('late', { ...none, lateRegions: ['us-east-1', 'eu-west-1'] })).toBe(
    'No reading in time of us-east-1, eu-west-1.',
  )
})
