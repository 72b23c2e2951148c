import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { forgetRows, mendRow } from '#lib/sandbox/aws/sagemaker/rows.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { accountOf, type World } from '#lib/sandbox/aws/world.ts'

/** Resources of one kind in one account and region, by lower-case name: names are unique without regard to case.
 *  Written through the functions below alone, so that sorted rows are never stale. */
export type Table = Record<string, Job>

export function resourcesIn(world: World, accountId: string, region: string, kindId: string): Table {
  const regional = (accountOf(world, accountId).sagemaker[region] ??= {})
  return (regional[kindId] ??= {})
}

export function resourcesOf(call: Call, kindId: string): Table {
  return resourcesIn(call.world, call.caller.accountId, call.region, kindId)
}

export function addResource(table: Table, job: Job, now: number): void {
  table[job.name.toLowerCase()] = job
  mendRow(table, job, now)
}

export function removeResource(table: Table, job: Job): void {
  delete table[job.name.toLowerCase()]
  forgetRows(table)
}

/** After a change that could alter a status, a time or an order. */
export function touchResource(table: Table, job: Job, now: number): void {
  mendRow(table, job, now)
}
