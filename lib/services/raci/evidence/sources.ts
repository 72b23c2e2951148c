import { attestationsEvidence } from './attestations.ts'
import { enforcementEvidence } from './enforcement.ts'
import { resourcesEvidence } from './resources.ts'
import type { EvidenceSources } from './source.ts'

/** Every source of live evidence. A new one is a file here, a word in lib/domain/raci.ts and this line. */
export const evidenceSources: EvidenceSources = {
  enforcement: enforcementEvidence,
  resources: resourcesEvidence,
  attestations: attestationsEvidence,
}
