'use client'

import { type ReactNode, useId } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'

/** Some of a few: a box each, in their own order, and what is wrong with the choice. */
export function ChoiceList<Value extends string>({
  legend,
  choices,
  chosen,
  onChange,
  error,
}: {
  legend: string
  choices: readonly { value: Value; words: ReactNode }[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
  error?: string | undefined
}) {
  const errorId = useId()
  const values = choices.map(({ value }) => value)
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId} className="grid gap-1.5">
      <legend className="mb-1 font-[550]">{legend}</legend>
      {choices.map(({ value, words }) => (
        <Checkbox
          key={value}
          isChecked={chosen.includes(value)}
          onChange={(isChecked) =>
            onChange(values.filter((other) => (other === value ? isChecked : chosen.includes(other))))
          }
        >
          {words}
        </Checkbox>
      ))}
      <p id={errorId} role="alert" className="text-sm font-[550] empty:hidden">
        {error}
      </p>
    </fieldset>
  )
}
