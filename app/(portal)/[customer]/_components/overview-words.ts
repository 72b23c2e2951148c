import { count, figure } from '#components/status/figure.ts'
import type { CustomerHome } from '#lib/services/customers/views.ts'

/** The title says the state: "38 resources need a fix, one job was terminated in the last day". */
export function overviewTitle(home: CustomerHome): string {
  const { counts } = home
  const toFix = counts.failing - counts.excluded
  const amount = home.terminatedInADay
  const stopped =
    amount === 0
      ? null
      : `${amount === 1 ? 'one job was' : `${figure(amount)} jobs were`} terminated in the last day`
  const fix =
    toFix > 0
      ? `${count(toFix, 'resource')} ${toFix === 1 ? 'needs' : 'need'} a fix`
      : counts.unknown > 0
        ? `${count(counts.unknown, 'resource')} could not be judged`
        : counts.total === 0
          ? 'No resources found yet'
          : 'Nothing needs a fix'
  return stopped === null ? fix : `${fix}, ${stopped}`
}

/** "3 AWS accounts, 5 regions" */
export function overviewScope(home: CustomerHome): string {
  const regions = home.accounts.reduce((sum, { regions }) => sum + regions.length, 0)
  return `${count(home.accounts.length, 'AWS account')}, ${count(regions, 'region')}`
}

/** The sentence about what we could not read; null when everything was read in full. */
export function overviewGaps(home: CustomerHome): string | null {
  const regions = home.accounts
    .filter(({ status }) => status === 'connected')
    .flatMap(({ regions }) => regions)
  const unread = regions.filter(({ outcome }) => outcome === null).length
  const partial = regions.filter(
    ({ outcome, gaps }) => outcome === 'partial' || outcome === 'failed' || gaps.length > 0,
  ).length
  const said = [
    partial > 0
      ? `${partial === 1 ? 'One region' : `${figure(partial)} regions`} could not be read in full.`
      : '',
    unread > 0 ? `${unread === 1 ? 'One region' : `${figure(unread)} regions`} not read yet.` : '',
  ].filter(Boolean)
  return said.length === 0 ? null : said.join(' ')
}
