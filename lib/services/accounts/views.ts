import type { AccountStatus, EnforcementMode } from '#lib/domain/accounts/account.ts'
import type { ProofResult } from '#lib/domain/accounts/proof.ts'
import type { HomeRegion } from '#lib/services/customers/views.ts'

export interface AccountRow {
  id: string
  awsAccountId: string
  partition: string
  name: string
  regions: string[]
  status: AccountStatus
  mode: EnforcementMode
  provedAt: string | null
  armedAt: string | null
  /** When it arms by itself; null once support decided, or before a proof. */
  armsAt: string | null
}

export interface AccountDetail extends AccountRow {
  /** Made by the portal; not a secret, and never an input. */
  externalId: string
  proof: ProofResult | null
  regionStates: HomeRegion[]
  roles: { purpose: 'read' | 'remediate' | 'membership'; arn: string }[]
  template: { fileName: string; version: number }
  sweepIntervalSeconds: number
  now: string
}
