import type { Deliveries } from '#lib/sandbox/aws/events/deliveries.ts'
import { eventShapes, jobEvent } from '#lib/sandbox/aws/events/job-events.ts'
import type { ServiceEvent } from '#lib/sandbox/aws/events/service-event.ts'
import { launchAll } from '#lib/sandbox/aws/sagemaker/children.ts'
import { countersIn } from '#lib/sandbox/aws/sagemaker/counters.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { takeNews, type Row } from '#lib/sandbox/aws/sagemaker/rows.ts'
import type { Table } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { World } from '#lib/sandbox/aws/world.ts'

const EVERY_MS = 250

/** Sees statuses change, with or without an API call, and puts the events on the bus. */
export class Watch {
  readonly #world: () => World
  readonly #clock: () => number
  readonly #deliveries: Deliveries
  /** The last status told of each job. */
  readonly #told = new WeakMap<Job, string>()
  readonly #timer: NodeJS.Timeout

  constructor(world: () => World, clock: () => number, deliveries: Deliveries) {
    this.#world = world
    this.#clock = clock
    this.#deliveries = deliveries
    this.#timer = setInterval(() => this.look(), EVERY_MS)
    this.#timer.unref()
  }

  /** Tells every change since the last look, in one account or in all. Never throws. */
  look(accountId?: string): void {
    try {
      for (const event of this.#changes(accountId)) this.#deliveries.publish(event)
    } catch (error) {
      process.stderr.write(`sandbox: events: ${String(error)}\n`)
    }
  }

  /** Takes what is there as told: history that was seeded or read from the state file is no news. */
  hush(accountId?: string): void {
    this.#changes(accountId)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #changes(accountId: string | undefined): ServiceEvent[] {
    const { accounts, settings } = this.#world()
    const now = this.#clock()
    const found: { at: number; event: ServiceEvent }[] = []
    // There may be thousands: what one call changed is looked for in its account alone.
    const one = accountId === undefined ? undefined : accounts[accountId]
    for (const account of one ? [one] : Object.values(accounts)) {
      for (const tables of Object.values(account.sagemaker)) {
        const tunings = tables['tuning-job']
        const trainings = (tables['training-job'] ??= {})
        if (tunings) launchAll({ tunings, trainings, settings, now })
        for (const kindId of Object.keys(eventShapes)) {
          for (const row of this.#changed(tables[kindId], now)) {
            const counters = kindId === 'tuning-job' ? countersIn(trainings, row.job, now) : {}
            const event = jobEvent(kindId, row, settings, counters)
            if (event) found.push({ at: row.progress.changedAt, event })
          }
        }
      }
    }
    return found.sort((a, b) => a.at - b.at).map(({ event }) => event)
  }

  /** Rows whose status has not been told. */
  #changed(table: Table | undefined, now: number): Row[] {
    if (!table) return []
    return takeNews(table, now).filter(({ job, progress }) => {
      if (this.#told.get(job) === progress.status) return false
      this.#told.set(job, progress.status)
      return true
    })
  }
}
