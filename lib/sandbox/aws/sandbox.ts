import type { CallLog } from '#lib/sandbox/aws/calls.ts'
import type { Faults } from '#lib/sandbox/aws/faults.ts'
import type { Deliveries } from '#lib/sandbox/aws/events/deliveries.ts'
import type { Watch } from '#lib/sandbox/aws/events/watch.ts'
import type { StateFile } from '#lib/sandbox/aws/state-file.ts'
import type { World } from '#lib/sandbox/aws/world.ts'

/** One running sandbox: its world, and what the control address turns. */
export interface Sandbox {
  world: World
  faults: Faults
  calls: CallLog
  state: StateFile
  deliveries: Deliveries
  watch: Watch
  /** Epoch milliseconds. */
  clock: () => number
}
