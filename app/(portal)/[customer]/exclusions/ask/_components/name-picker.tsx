'use client'

import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import { useId, useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { resourcesQuery } from '#lib/client/resources.ts'
import { mostNames } from '#lib/domain/exclusions/limits.ts'
import { readNames, refusalOfNames } from '#lib/domain/exclusions/names.ts'

/** Exact names, found by typing among what fails, or reserved by typing a new one. */
export function NamePicker({
  slug,
  place,
  names,
  onChange,
  error,
  isFixed,
}: {
  slug: string
  place: { accountId: string; region: string; resourceType: string }
  names: string[]
  onChange: (names: string[]) => void
  error: string | undefined
  /** An extension is for the same name. */
  isFixed: boolean
}) {
  const listId = useId()
  const [text, setText] = useState('')
  const { data } = useQuery({
    ...resourcesQuery(slug, {
      ...{ q: text.trim() === '' ? null : text.trim(), status: 'failing', type: place.resourceType },
      ...{ account: place.accountId, region: place.region, safeguard: null, excluded: null },
      ...{ sort: null, order: null, after: null },
    }),
    enabled: place.accountId !== '' && !isFixed,
    refetchInterval: false,
  })
  function add() {
    const added = readNames(text)
    if (added.length === 0) return
    onChange([...new Set([...names, ...added])])
    setText('')
  }
  return (
    <Field
      label="Resource"
      help={
        isFixed
          ? 'An extension is for the same resource.'
          : `Type a failing resource’s name, or a new one to reserve it. Exact names only, up to ${mostNames}; Enter adds one.`
      }
      error={error ?? (names.length === 0 ? undefined : (refusalOfNames(names) ?? undefined))}
    >
      {(parts) => (
        <div className="grid gap-1.5">
          {names.length > 0 && (
            <ul className="flex flex-wrap gap-1.5">
              {names.map((name) => (
                <li
                  key={name}
                  className="inline-flex min-h-7 items-center gap-1 rounded-md border border-line bg-panel pl-2 font-mono text-sm"
                >
                  {name}
                  {!isFixed && (
                    <button
                      type="button"
                      aria-label={`Remove ${name}`}
                      onClick={() => onChange(names.filter((other) => other !== name))}
                      className="grid size-7 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
                    >
                      <X aria-hidden className="size-3.5" />
                    </button>
                  )}
                  {isFixed && <span className="pr-2" />}
                </li>
              ))}
            </ul>
          )}
          {!isFixed && (
            <>
              <Input
                {...parts}
                list={listId}
                value={text}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
                onChange={(event) => setText(event.target.value)}
                onBlur={add}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ',') return
                  event.preventDefault()
                  add()
                }}
              />
              <datalist id={listId}>
                {data?.rows
                  .filter(({ name }) => !names.includes(name))
                  .map(({ id, name }) => (
                    <option key={id} value={name} />
                  ))}
              </datalist>
            </>
          )}
        </div>
      )}
    </Field>
  )
}
