import * as fs from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { brokenPromises, type Call } from '#lib/checks/enforcement-invariants.ts'
import {
  begin,
  drain,
  type Lane,
  makeMortal,
  type Model,
  openLane,
  resetLane,
  schedules,
} from '#lib/checks/enforcement-model.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'

/**
 * Schedules of events, approvals, kills and refusals in any order, against the real verbs, PostgreSQL and the
 * sandbox. `ENFORCEMENT_SCHEDULES` says how many; with `ENFORCEMENT_TALLY`, a file, goes are summed up and each
 * begins where the last one ended. A schedule follows from its number, which is its seed.
 */
const wanted = Number(process.env.ENFORCEMENT_SCHEDULES ?? 1000)
const tallyFile = process.env.ENFORCEMENT_TALLY
const lanesAtOnce = 8
/** A slow machine with other things to do is slow, not wrong. */
const mostMsEach = 2_000

const readTally = (): number =>
  tallyFile !== undefined && fs.existsSync(tallyFile)
    ? (JSON.parse(fs.readFileSync(tallyFile, 'utf8')) as { held: number }).held
    : 0

let world: TestWorld
/** Where the newest read of the sandbox’s calls ended. */
let lastSeq = 0
let lanes: Lane[]
let makeImmortal: () => void

beforeAll(async () => {
  world = await openTestWorld()
  await world.sandbox.control('settings', { stoppingMs: 30, jobDurationMs: 3_600_000 })
  lanes = []
  for (let lane = 0; lane < lanesAtOnce; lane++) lanes.push(await openLane(world))
  makeImmortal = makeMortal()
})
afterAll(async () => {
  makeImmortal()
  await world.close()
})

async function check(lane: Lane, seed: number): Promise<void> {
  let seq = lastSeq
  const callsSince = async () => {
    const { calls } = await world.sandbox.control<{ calls: Call[] }>(`calls?since=${seq}`)
    seq = calls.at(-1)?.seq ?? seq
    lastSeq = Math.max(lastSeq, seq)
    return calls
  }
  await fc.assert(
    fc.asyncProperty(schedules, async (steps) => {
      await resetLane(lane)
      await callsSince()
      const model: Model = { jobs: [], excuses: [], isDisturbed: false }
      await begin(lane, model)
      await fc.asyncModelRun(() => ({ model, real: lane }), steps)
      await drain(lane)
      expect(await brokenPromises(lane, model, await callsSince())).toEqual([])
    }),
    { seed, numRuns: 1, unbiased: true, endOnFailure: process.env.ENFORCEMENT_SHRINK === undefined },
  )
}

it(
  `keeps its promises over ${wanted} schedules`,
  async () => {
    const from = readTally()
    let next = from
    const held = new Set<number>()
    // Lanes end in any order: what is tallied is up to where all held, so that a go that is cut off leaves no gap.
    let heldUpTo = from
    await Promise.all(
      lanes.map(async (lane) => {
        while (next < from + wanted) {
          const seed = ++next
          await check(lane, seed)
          held.add(seed)
          while (held.has(heldUpTo + 1)) heldUpTo++
          if (tallyFile !== undefined) fs.writeFileSync(tallyFile, JSON.stringify({ held: heldUpTo }))
        }
      }),
    )
    expect(heldUpTo).toBe(from + wanted)
  },
  wanted * mostMsEach,
)
