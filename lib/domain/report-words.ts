import { keptUntil, type ReportModel } from '#lib/domain/evidence.ts'
import type { StatusCounts } from '#lib/domain/safeguards/counts.ts'

const number = new Intl.NumberFormat('en-US')

/** "1,121 protected, 43 failing (5 of them excluded), 21 unknown, 99 not applicable": a score never stands without all counts. */
export function countsWords(counts: StatusCounts): string {
  const { protected: good, failing, excluded, unknown, not_applicable: none } = counts
  const excused = excluded === 0 ? '' : ` (${number.format(excluded)} of them excluded)`
  return `${number.format(good)} protected, ${number.format(failing)} failing${excused}, ${number.format(unknown)} unknown, ${number.format(none)} not applicable`
}

/** "1 day", "1,200 days" */
export function amountWords(amount: number, one: string): string {
  return `${number.format(amount)} ${one}${amount === 1 ? '' : 's'}`
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
export function measuredWords({ measured, accounts, from }: ReportModel): string[] {
  const regions = accounts.reduce((total, { regions: own }) => total + own.length, 0)
  const whole = measured.wholeListsEverySeconds
  return [
    `${amountWords(accounts.length, 'AWS account')} and ${amountWords(regions, 'region')} were watched for running tuning jobs every ${measured.sweepIntervalSeconds} seconds and asked for all else that is new or can change every ${measured.inventoryIntervalSeconds} seconds, through a role that can read and nothing else. ${amountWords(measured.safeguards, 'safeguard')} judge what AWS answers.`,
    ...(whole === undefined
      ? []
      : [
          `Of jobs and what else only grows in number, AWS is asked for its whole lists every ${amountWords(whole / 3600, 'hour')}: what was deleted is counted until then.`,
        ]),
    `What could not be read is unknown: never a pass, never a fail. A verdict is one safeguard on one resource; posture is counted with the rest. An excluded verdict is failing and excused: it is counted as failing.`,
    `Enforced: ${measured.enforced.join('; ')}. A tuning job that fails it in an armed account is terminated.`,
    ...accounts.flatMap(({ name, watchedSince }) =>
      watchedSince === undefined || (watchedSince !== null && watchedSince <= from)
        ? []
        : [
            watchedSince === null
              ? `${name} was never connected: nothing is known of it.`
              : `${name} was not watched before ${timeWords(watchedSince)}: nothing is known of it from then.`,
          ],
    ),
  ]
}

/** Who was there, who answers for what, and how long this is kept. */
export function standingWords({ people, raci, madeAt, legalHold }: ReportModel): string[] {
  const signed =
    raci.acknowledgedBy === null
      ? 'not acknowledged'
      : `acknowledged by ${raci.acknowledgedBy} on ${timeWords(raci.acknowledgedAt ?? '')}`
  return [
    `${amountWords(people.admins, 'admin')} and ${amountWords(people.viewers, 'viewer')} use the portal. Support looked in ${amountWords(people.supportVisits, 'time')} in this period.`,
    `Version ${raci.version} of the responsibilities is in force, ${signed}.`,
    `This report is kept as it was made until ${keptUntil(new Date(madeAt)).toISOString().slice(0, 10)} at the least.${legalHold ? ' A legal hold is in force: nothing is taken away while it is.' : ''}`,
  ]
}

/** The command that verifies an export of the trail. */
export const verifyCommand =
  'npm run --silent audit:verify -- export.jsonl --public-key key.pem --report report.json'

/** How somebody else checks it, in steps. */
export function verifySteps({ digest }: ReportModel): string[] {
  if (digest === null)
    return ['The portal had no signing key when this report was made, so nothing of it is signed.']
  return [
    'Export the trail (Evidence, Audit trail, Export and sign) and download the public key beside it. Take report.json from this report’s ZIP. Nothing else is needed:',
    verifyCommand,
    `The export holds digest ${digest.number} with the hash below, signed with key ${digest.keyId}. It covers row ${digest.seq} of the trail and all before it; one of them says that this report was made, and the hash of what it says. The command finds that row for the report.json of the ZIP, or says that there is none.`,
  ]
}
