import type { Tx } from '#lib/db/client.ts'
import type { RaciEvidence } from '#lib/domain/raci.ts'
import type { EvidencePanel } from '#lib/services/raci/views.ts'

/** A row's live evidence. Reads the customer of its transaction, and nothing else. */
export interface EvidenceSource {
  /** One line for the cell. */
  headline: (tx: Tx, customerId: string) => Promise<string>
  panel: (tx: Tx, customerId: string) => Promise<Omit<EvidencePanel, 'source' | 'now'>>
  /** Looking at it is itself recorded, under this action. */
  auditAction?: string
}

export type EvidenceSources = Record<RaciEvidence, EvidenceSource>

export function count(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString('en-US')} ${value === 1 ? one : many}`
}
