'use client'

import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { debounce } from 'nuqs'
import { cutAccountId } from '#components/text/cut.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select, type Choice } from '#components/ui/select.tsx'
import { statusStyles } from '#components/status/status-styles.ts'
import { resourceTypeIds, resourceTypes } from '#lib/domain/resources/types.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import type { ShownResourceFilter } from './resource-filter.ts'

type Change = (
  change: Partial<ShownResourceFilter>,
  options?: { limitUrlUpdates?: ReturnType<typeof debounce> },
) => void

const exclusions: Choice<'' | 'true' | 'false'>[] = [
  { value: '', label: 'Excluded or not' },
  { value: 'true', label: 'Excluded' },
  { value: 'false', label: 'Not excluded' },
]

/** One filter of one word; the first choice is "any" and takes it out of the address. */
function Pick<Value extends string>({
  label,
  any,
  value,
  choices,
  onChange,
}: {
  label: string
  any: string
  value: Value | null
  choices: Choice<Value>[]
  onChange: (value: Value | null) => void
}) {
  return (
    <Select<Value | ''>
      isInline
      label={label}
      value={value ?? ''}
      choices={[{ value: '', label: any }, ...choices]}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  )
}

/** All filters of the resources' table. They live in the address; `change` starts over at the first page. */
export function ResourceFilters({
  filter,
  accounts,
  change,
}: {
  filter: ShownResourceFilter
  accounts: AccountRow[]
  change: Change
}) {
  const regions = [
    ...new Set([
      ...accounts.flatMap(({ regions }) => regions),
      ...(filter.region === null ? [] : [filter.region]),
    ]),
  ].sort()
  const isFiltered = [
    filter.q,
    filter.status,
    filter.type,
    filter.account,
    filter.region,
    filter.safeguard,
    filter.excluded,
  ].some((value) => value !== null)
  return (
    <div role="search" aria-label="Filter resources" className="flex flex-wrap items-center gap-1.5">
      <div className="relative w-full sm:w-56">
        <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-ink-3" />
        <Input
          type="search"
          aria-label="Name or ARN"
          placeholder="Name or ARN"
          defaultValue={filter.q ?? ''}
          key={filter.q === null ? 'empty' : 'set'}
          onChange={(event) =>
            change(
              { q: event.target.value.trim() === '' ? null : event.target.value.trim() },
              { limitUrlUpdates: debounce(250) },
            )
          }
          className="pl-8"
        />
      </div>
      <Pick
        label="Status"
        any="Any status"
        value={filter.status}
        choices={verdictStatuses.map((value) => ({ value, label: statusStyles[value].word }))}
        onChange={(status) => change({ status })}
      />
      <Pick
        label="Type"
        any="Any type"
        value={filter.type}
        choices={resourceTypeIds.map((value) => ({ value, label: resourceTypes[value].label }))}
        onChange={(type) => change({ type })}
      />
      <Pick
        label="Account"
        any="Any account"
        value={filter.account}
        choices={accounts.map(({ id, name, awsAccountId }) => ({
          value: id,
          label: `${name} ${cutAccountId(awsAccountId)}`,
        }))}
        onChange={(account) => change({ account })}
      />
      <Pick
        label="Region"
        any="Any region"
        value={filter.region}
        choices={regions.map((value) => ({ value, label: value }))}
        onChange={(region) => change({ region })}
      />
      <Pick
        label="Safeguard"
        any="Any safeguard"
        value={filter.safeguard}
        choices={catalogue.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(safeguard) => change({ safeguard })}
      />
      <Select<'' | 'true' | 'false'>
        isInline
        label="Exclusion"
        value={filter.excluded ?? ''}
        choices={exclusions}
        onChange={(value) => change({ excluded: value === '' ? null : value })}
      />
      {isFiltered && (
        <Button
          look="quiet"
          onClick={() =>
            change({
              q: null,
              status: null,
              type: null,
              account: null,
              region: null,
              safeguard: null,
              excluded: null,
            })
          }
        >
          <X aria-hidden className="size-3.5" />
          Clear filters
        </Button>
      )}
    </div>
  )
}
