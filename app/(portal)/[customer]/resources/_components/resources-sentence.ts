import { statusStyles } from '#components/status/status-styles.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import type { ShownResourceFilter } from './resource-filter.ts'

/** What the filters ask for, as a sentence: "Failing, in prod-ml, us-east-1." */
export function resourcesSentence(filter: ShownResourceFilter, accounts: readonly AccountRow[]): string {
  const account = accounts.find(({ id }) => id === filter.account)
  const said = [
    filter.status !== null && statusStyles[filter.status].word,
    filter.excluded === 'true' && 'excluded',
    filter.excluded === 'false' && 'not excluded',
    filter.type !== null && resourceTypes[filter.type].label.toLowerCase() + 's',
    account && `in ${account.name}`,
    filter.region !== null && `in ${filter.region}`,
    filter.safeguard !== null && 'judged by one safeguard',
    filter.q !== null && `named “${filter.q}”`,
  ].filter((part): part is string => typeof part === 'string')
  const [first, ...others] = said
  if (first === undefined)
    return 'Everything of SageMaker’s in the connected accounts, and the buckets it reads and writes.'
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', ')}.`
}
