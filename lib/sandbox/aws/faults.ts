import { z } from 'zod'

/** What can be made to go wrong, and for whom. */
const faultSchema = z.strictObject({
  service: z.string().optional(),
  /** `ListTrainingJobs`, with or without `sagemaker:`. */
  action: z.string().optional(),
  accountId: z.string().optional(),
  region: z.string().optional(),
  principalContains: z.string().optional(),
  kind: z.enum([
    'throttle',
    'access_denied',
    'error_500',
    'latency',
    'expired_token',
    'page_half',
    'drop',
    'lost_answer',
    'html',
    'region_off',
    'empty_pages',
  ]),
  latencyMs: z.number().min(0).optional(),
  times: z.number().int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
})

export type FaultRequest = z.infer<typeof faultSchema>
export type Fault = FaultRequest & { id: string; hits: number }

/** What a fault is matched against. */
export interface Target {
  service: string
  action: string
  accountId: string
  region: string
  principalArn: string
  isLaterPage: boolean
}

export class Faults {
  readonly #faults = new Map<string, Fault>()
  #next = 1

  /** Throws a ZodError when `request` is not a fault. */
  add(request: unknown): Fault {
    const fault: Fault = { id: String(this.#next++), hits: 0, ...faultSchema.parse(request) }
    this.#faults.set(fault.id, fault)
    return fault
  }

  list(): Fault[] {
    return [...this.#faults.values()]
  }

  /** Without an id, all of them. Returns whether there was one. */
  remove(id?: string): boolean {
    if (id !== undefined) return this.#faults.delete(id)
    this.#faults.clear()
    return true
  }

  /** The faults this request runs into, each counted as used. */
  hit(target: Target): Fault[] {
    const hits = this.list().filter((fault) => applies(fault, target))
    for (const fault of hits) {
      fault.hits += 1
      if (fault.times !== undefined && fault.hits >= fault.times) this.#faults.delete(fault.id)
    }
    return hits
  }
}

function applies(fault: Fault, target: Target): boolean {
  const isAction =
    fault.action === undefined ||
    fault.action === target.action ||
    fault.action === `${target.service}:${target.action}`
  return (
    isAction &&
    (fault.service === undefined || fault.service === target.service) &&
    (fault.accountId === undefined || fault.accountId === target.accountId) &&
    (fault.region === undefined || fault.region === target.region) &&
    (fault.principalContains === undefined || target.principalArn.includes(fault.principalContains)) &&
    (fault.kind !== 'page_half' || target.isLaterPage) &&
    (fault.probability === undefined || Math.random() < fault.probability)
  )
}
