import { isOpenTermination } from '#lib/domain/enforcement/termination.ts'
import { accountAddress, exclusionAddress, terminationAddress } from '#lib/client/addresses.ts'
import type { CustomerHome, HomeAccount } from '#lib/services/customers/views.ts'
import type { ExclusionMatter } from '#lib/services/exclusions/views.ts'
import type { GapView } from '#lib/services/scans/views.ts'
import type { TerminationRow } from '#lib/services/terminations/views.ts'

/** One thing that waits for a person, and where it is settled. */
export type Need = { key: string; href: string; act: string } & (
  | { kind: 'termination'; termination: TerminationRow }
  | { kind: 'gap'; account: HomeAccount; region: string; gap: GapView; others: number }
  | { kind: 'region'; account: HomeAccount; region: string; lastCompleteAt: string | null }
  | { kind: 'account'; account: HomeAccount }
  | { kind: 'exclusion'; matter: ExclusionMatter }
)

function accountAct(status: HomeAccount['status'], mayFix: boolean): string {
  if (!mayFix || status === 'disconnected') return 'See why'
  return status === 'pending' ? 'Finish connecting' : 'Fix the role'
}

const newsMs = 3 * 86_400_000

/**
 * What to look at first: stopped jobs of the last three days, then accounts and regions we cannot read. Only who may
 * connect accounts is told to fix a role.
 */
export function needsOf(slug: string, home: CustomerHome, mayFix: boolean): Need[] {
  const nowMs = Date.parse(home.now)
  const terminations = home.newestTerminations
    .filter(({ state, intendedAt }) => isOpenTermination(state) || nowMs - Date.parse(intendedAt) < newsMs)
    .filter(({ state }) => state !== 'spared')
    .slice(0, 3)
    .map((termination): Need => ({
      kind: 'termination',
      key: termination.id,
      href: terminationAddress(slug, termination.id),
      act: 'Read receipt',
      termination,
    }))
  const accounts = home.accounts.flatMap((account): Need[] => {
    const href = accountAddress(slug, account.id)
    if (account.status !== 'connected')
      return [
        {
          kind: 'account',
          key: account.id,
          href,
          act: accountAct(account.status, mayFix),
          account,
        },
      ]
    return account.regions.flatMap((region): Need[] => {
      const key = `${account.id} ${region.region}`
      const [gap, ...others] = region.gaps
      if (gap !== undefined)
        return [
          {
            kind: 'gap',
            key,
            href,
            act: mayFix && gap.error.startsWith('AccessDenied') ? 'Fix the role' : 'See why',
            account,
            region: region.region,
            gap,
            others: others.length,
          },
        ]
      if (region.outcome === 'failed')
        return [
          {
            kind: 'region',
            key,
            href,
            act: 'See why',
            account,
            region: region.region,
            lastCompleteAt: region.lastCompleteAt,
          },
        ]
      return []
    })
  })
  const exclusions = home.exclusionMatters.map((matter): Need => ({
    kind: 'exclusion',
    key: matter.id,
    href: exclusionAddress(slug, matter.id),
    act: { question: 'Answer', suspended: 'Attest again', ending: 'Extend or let go' }[matter.why],
    matter,
  }))
  return [...terminations, ...exclusions, ...accounts]
}
