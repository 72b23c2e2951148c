import type { Tx } from '#lib/db/client.ts'
import { isOpenTermination } from '#lib/domain/enforcement/termination.ts'
import { gapsOfScan } from '#lib/services/scans/gaps-of-scan.ts'
import { count, type EvidenceSource } from './source.ts'

const monthMs = 30 * 86_400_000

async function read(tx: Tx, customerId: string) {
  const since = new Date(Date.now() - monthMs)
  const accounts = await tx.awsAccount.findMany({ where: { customerId }, orderBy: { name: 'asc' } })
  const scans = await tx.regionScan.findMany({ where: { customerId } })
  const terminated = await tx.termination.count({ where: { customerId, stopSentAt: { gte: since } } })
  return { accounts, scans, terminated }
}

/** Row 1: what was terminated, where enforcement is armed, and what we could not read. */
export const enforcementEvidence: EvidenceSource = {
  async headline(tx, customerId) {
    const { accounts, terminated } = await read(tx, customerId)
    const armed = accounts.filter(({ mode, status }) => mode === 'armed' && status === 'connected').length
    return `${count(terminated, 'termination')} in 30 days, ${armed} of ${count(accounts.length, 'account')} armed`
  },

  async panel(tx, customerId) {
    const { accounts, scans, terminated } = await read(tx, customerId)
    const newest = await tx.termination.findMany({
      where: { customerId },
      orderBy: [{ intendedAt: 'desc' }, { id: 'desc' }],
      take: 5,
    })
    const open = await tx.termination.findMany({
      where: { customerId, state: { in: ['intended', 'stop_sent'] } },
      orderBy: { intendedAt: 'asc' },
      take: 20,
    })
    const nameOf = new Map(accounts.map(({ id, name }) => [id, name]))
    const blind = scans.filter((scan) => gapsOfScan(scan).length > 0)
    const isArmed = ({ mode, status }: (typeof accounts)[number]) =>
      mode === 'armed' && status === 'connected'
    return {
      figures: [
        { label: 'terminated in 30 days', value: terminated, link: { to: 'terminations' } },
        { label: 'accounts armed', value: accounts.filter(isArmed).length, link: { to: 'accounts' } },
        { label: 'regions with gaps', value: blind.length, link: { to: 'accounts' } },
      ],
      tasks: [
        ...open.map(({ id, jobName, state, intendedAt }) => ({
          key: id,
          party: 'cleardata' as const,
          text:
            state === 'intended' ? `Stop ${jobName}.` : `Wait until AWS says that ${jobName} has stopped.`,
          at: intendedAt.toISOString(),
          link: { to: 'termination' as const, id },
        })),
        ...accounts
          .filter((account) => !isArmed(account))
          .map(({ id, name, status, armsAt }) => ({
            key: id,
            // Only the customer can put its roles right; arming is ours.
            party: status === 'connected' ? ('cleardata' as const) : ('customer' as const),
            text:
              status === 'connected'
                ? armsAt === null
                  ? `Arm ${name}, or say why it observes.`
                  : `${name} arms by itself.`
                : `Prove the roles of ${name}.`,
            at: armsAt?.toISOString() ?? null,
            link: { to: 'account' as const, id },
          })),
        ...blind.map((scan) => {
          const [gap] = gapsOfScan(scan)
          const account = nameOf.get(scan.accountId) ?? 'an account'
          const isDenied = gap?.error.startsWith('AccessDenied') === true
          return {
            key: `${scan.accountId} ${scan.region}`,
            // Only the customer can give its role a right.
            party: isDenied ? ('customer' as const) : ('cleardata' as const),
            text: !gap
              ? `Read ${scan.region} of ${account} again: the last reading failed.`
              : isDenied
                ? `Let the read role of ${account} call ${gap.service}:${gap.action} in ${scan.region}.`
                : `Read ${scan.region} of ${account} again: ${gap.service}:${gap.action} answered ${gap.error}.`,
            at: (scan.sweptAt ?? scan.inventoryAt)?.toISOString() ?? null,
            link: { to: 'account' as const, id: scan.accountId },
          }
        }),
      ],
      lists: [
        {
          title: 'Newest terminations',
          empty: 'No job was terminated.',
          lines: newest.map(({ id, jobName, region, state, intendedAt }) => ({
            key: id,
            text: `${jobName}, ${region}${isOpenTermination(state) ? ', under way' : ''}`,
            at: intendedAt.toISOString(),
            link: { to: 'termination' as const, id },
          })),
        },
        {
          title: 'Enforcement by account',
          empty: 'No AWS account is connected.',
          lines: accounts.map((account) => ({
            key: account.id,
            text: `${account.name}: ${isArmed(account) ? 'armed' : account.status === 'connected' ? 'observing' : account.status}`,
            at: account.armedAt?.toISOString() ?? null,
            link: { to: 'account' as const, id: account.id },
          })),
        },
      ],
    }
  },
}
