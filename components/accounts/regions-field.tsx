'use client'

import { useId } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import type { Partition } from '#lib/domain/accounts/regions.ts'
import { regionsOf } from '#lib/domain/accounts/regions.ts'
import { regionPlaces } from './aws-regions.ts'

/** The regions of one partition that we are to read. */
export function RegionsField({
  partition,
  value,
  onChange,
  error,
}: {
  partition: Partition
  value: string[]
  onChange: (regions: string[]) => void
  error: string | undefined
}) {
  const errorId = useId()
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="mb-1 font-[550]">Regions we read</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] gap-x-4">
        {regionsOf[partition].map((id) => (
          <Checkbox
            key={id}
            isChecked={value.includes(id)}
            onChange={(isChecked) =>
              onChange(isChecked ? [...value, id] : value.filter((region) => region !== id))
            }
          >
            <span className="whitespace-nowrap">
              {id} <span className="text-sm text-ink-3">{regionPlaces[id]}</span>
            </span>
          </Checkbox>
        ))}
      </div>
      <p id={errorId} role="alert" className="text-sm font-[550]">
        {error}
      </p>
    </fieldset>
  )
}
