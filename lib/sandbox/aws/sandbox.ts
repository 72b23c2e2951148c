import type { CallLog } from '#lib/sandbox/aws/calls.ts'
import type { Faults } from '#lib/sandbox/aws/faults.ts'
import type { StateFile } from '#lib/sandbox/aws/state-file.ts'
import type { World } from '#lib/sandbox/aws/world.ts'

/** One running sandbox: its world, and what the control address turns. */
export interface Sandbox {
  world: World
  faults: Faults
  calls: CallLog
  state: StateFile
  /** Epoch milliseconds. */
  clock: () => number
}
