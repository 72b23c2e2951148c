import type { ReportModel, VerdictCounts } from '#lib/domain/evidence.ts'

const number = new Intl.NumberFormat('en-US')

/** "1,121 protected, 43 failing, 21 unknown, 99 not applicable": a score never stands without all counts. */
export function countsWords(counts: VerdictCounts): string {
  const { protected: good, failing, unknown, not_applicable: none } = counts
  return `${number.format(good)} protected, ${number.format(failing)} failing, ${number.format(unknown)} unknown, ${number.format(none)} not applicable`
}

export function timeWords(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`
}

/** How long, in the largest two units. */
export function spanWords(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${hours % 24} h`
  return hours > 0 ? `${hours} h ${Math.floor((seconds % 3600) / 60)} min` : `${Math.floor(seconds / 60)} min`
}

/** How it was measured: the same sentences on the page and in the files. */
export function measuredWords({ measured, accounts }: ReportModel): string[] {
  const regions = accounts.reduce((total, { regions: own }) => total + own.length, 0)
  return [
    `${accounts.length} AWS accounts and ${regions} regions were watched for running tuning jobs every ${measured.sweepIntervalSeconds} seconds and read in full every ${measured.inventoryIntervalSeconds ?? measured.sweepIntervalSeconds} seconds, through a role that can read and nothing else. ${measured.safeguards} safeguards judge what AWS answers.`,
    `What could not be read is unknown: never a pass, never a fail. A verdict is one safeguard on one resource.`,
    `Enforced: ${measured.enforced.join('; ')}. A tuning job that fails it in an armed account is terminated.`,
  ]
}

/** How somebody else checks it, in steps. */
export function verifySteps({ digest }: ReportModel): string[] {
  if (digest === null)
    return ['The portal had no signing key when this report was made, so nothing of it is signed.']
  return [
    'Export the trail (Evidence, Audit trail, Export and sign) and download the public key beside it.',
    'npm run --silent audit:verify -- <export.jsonl> --public-key <key.pem>',
    `The export holds digest ${digest.number} with the hash below. It covers row ${digest.seq}, which says that this report was made.`,
  ]
}
