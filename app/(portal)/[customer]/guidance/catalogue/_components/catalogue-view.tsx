'use client'

import Search from 'lucide-react/icons/search'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { debounce, useQueryStates } from 'nuqs'
import { State } from '#components/feedback/state.tsx'
import { Section } from '#components/shell/section.tsx'
import { count } from '#components/status/figure.ts'
import { DamagedFilters } from '#components/table/damaged-filters.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select, type Choice } from '#components/ui/select.tsx'
import { safeguardAddress } from '#lib/client/addresses.ts'
import { damagedFilters } from '#lib/client/filter-parsers.ts'
import { resourceTypeIds, resourceTypes } from '#lib/domain/resources/types.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import { findRules } from '#lib/domain/safeguards/find-rules.ts'
import { groupWords, ruleGroups, severities, type Rule } from '#lib/domain/safeguards/rule.ts'
import { catalogueFilterParsers } from './catalogue-filter.ts'
import { SeverityBadge } from './severity-badge.tsx'

const noFilter = { q: null, group: null, severity: null, type: null }
const judgedTypes = resourceTypeIds.filter((id) => catalogue.some((rule) => rule.resourceTypes.includes(id)))
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const choicesOf = <Value extends string>(
  any: string,
  values: readonly Value[],
  label: (value: Value) => string,
): Choice<Value | ''>[] => [
  { value: '', label: any },
  ...values.map((value) => ({ value, label: label(value) })),
]

/** Every safeguard in a line, grouped as they act, filtered by the address. */
export function CatalogueView({ slug }: { slug: string }) {
  const [filter, setFilter] = useQueryStates(catalogueFilterParsers)
  const address = useSearchParams()
  const found = findRules(filter)
  const { q, group, severity, type } = filter
  return (
    <>
      <DamagedFilters
        names={damagedFilters(catalogueFilterParsers, address)}
        onClear={() => void setFilter(noFilter)}
      />
      <div role="search" aria-label="Filter safeguards" className="mb-1 flex flex-wrap items-center gap-1.5">
        <div className="relative w-full sm:w-56">
          <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-ink-3" />
          <Input
            type="search"
            aria-label="Words, id or control"
            placeholder="Words, id or control"
            defaultValue={q ?? ''}
            key={q === null ? 'empty' : 'set'}
            onChange={(event) =>
              void setFilter(
                { q: event.target.value.trim() === '' ? null : event.target.value.trim() },
                { limitUrlUpdates: debounce(150) },
              )
            }
            className="pl-8"
          />
        </div>
        <Select
          isInline
          label="Group"
          value={group ?? ''}
          choices={choicesOf('Any group', ruleGroups, capital)}
          onChange={(next) => void setFilter({ group: next === '' ? null : next })}
        />
        <Select
          isInline
          label="Severity"
          value={severity ?? ''}
          choices={choicesOf('Any severity', severities, capital)}
          onChange={(next) => void setFilter({ severity: next === '' ? null : next })}
        />
        <Select
          isInline
          label="Type"
          value={type ?? ''}
          choices={choicesOf('Any type', judgedTypes, (id) => resourceTypes[id].label)}
          onChange={(next) => void setFilter({ type: next === '' ? null : next })}
        />
        <span role="status" className="text-sm text-ink-2 sm:ml-auto">
          {count(found.length, 'safeguard')}
        </span>
      </div>
      {found.length === 0 && (
        <State
          title="No safeguard matches these filters"
          action={<Button onClick={() => void setFilter(noFilter)}>Clear filters</Button>}
        >
          Take one away, or clear them all.
        </State>
      )}
      {ruleGroups
        .map((name) => ({ name, rules: found.filter((rule) => rule.group === name) }))
        .filter(({ rules }) => rules.length > 0)
        .map(({ name, rules }) => (
          <Section key={name} title={groupWords[name]} aside={rules.length}>
            <ul className="border-t border-line">
              {rules.map((rule) => (
                <Line key={rule.id} slug={slug} rule={rule} />
              ))}
            </ul>
          </Section>
        ))}
    </>
  )
}

function Line({ slug, rule }: { slug: string; rule: Rule }) {
  return (
    <li className="border-b border-line-soft">
      <Link
        href={safeguardAddress(slug, rule.id)}
        className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-0.5 px-2.5 py-1.5 -outline-offset-2 hover:bg-hover"
      >
        <span className="min-w-0 flex-1 basis-72">
          <span className="block">{rule.title}</span>
          <span className="block font-mono text-sm wrap-anywhere text-ink-3">{rule.id}</span>
        </span>
        <SeverityBadge severity={rule.severity} />
      </Link>
    </li>
  )
}
