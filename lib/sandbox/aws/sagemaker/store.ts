import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { accountOf, type World } from '#lib/sandbox/aws/world.ts'

/** Resources of one kind in one account and region, by lower-case name: names are unique without regard to case. */
export function resourcesIn(
  world: World,
  accountId: string,
  region: string,
  kindId: string,
): Record<string, Job> {
  const regional = (accountOf(world, accountId).sagemaker[region] ??= {})
  return (regional[kindId] ??= {})
}

export function resourcesOf(call: Call, kindId: string): Record<string, Job> {
  return resourcesIn(call.world, call.caller.accountId, call.region, kindId)
}
