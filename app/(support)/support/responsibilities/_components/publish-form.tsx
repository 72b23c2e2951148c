'use client'

import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { Changes } from '#components/raci/changes.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { usePublishRaci } from '#lib/client/responsibilities.ts'
import {
  compareRaci,
  partyNames,
  type RaciEvidence,
  raciLetters,
  type RaciLetter,
  raciParties,
  raciProblems,
  type RaciRow,
} from '#lib/domain/raci.ts'
import type { RaciVersionView } from '#lib/services/raci/views.ts'

const letters = Object.keys(raciLetters) as RaciLetter[]
const evidenceChoices: { value: RaciEvidence | ''; label: string }[] = [
  { value: '', label: 'Nothing' },
  { value: 'enforcement', label: 'Enforcement' },
  { value: 'resources', label: 'Resources' },
  { value: 'attestations', label: 'Attestations' },
]

/** A name for a new row that no other row has. */
function freshId(rows: readonly RaciRow[]): string {
  for (let number = rows.length + 1; ; number++)
    if (!rows.some(({ id }) => id === `row-${number}`)) return `row-${number}`
}

/** The next version, begun from the one in force; what differs is shown before it is published. */
export function PublishForm({ base }: { base: RaciVersionView }) {
  const [rows, setRows] = useState<RaciRow[]>(base.rows)
  const [note, setNote] = useState('')
  const [isTried, setIsTried] = useState(false)
  const publish = usePublishRaci()
  const router = useRouter()
  const { say } = useToast()
  const next = base.version + 1
  const changes = compareRaci(base.rows, rows)
  const problems = [
    ...raciProblems(rows),
    ...rows.flatMap(({ item }, row) =>
      item.trim().length < 3 ? [{ row, message: 'Say what is to be done.' }] : [],
    ),
  ]
  const noteError = note.trim().length < 5 ? 'Say what changed and why.' : undefined
  const change = (index: number, part: Partial<RaciRow>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <>
      <PageHead title={`Write version ${next}`}>
        It begins as version {base.version}. Every customer sees it at once and is asked to acknowledge it.
      </PageHead>
      <Form
        submitLabel={`Publish version ${next}`}
        isSubmitting={publish.isPending || publish.isSuccess}
        submitError={
          publish.error ??
          (isTried && changes.length === 0 ? new Error('Nothing differs from the version in force.') : null)
        }
        onCancel={() => router.push('/support/responsibilities')}
        onSubmit={(event) => {
          event.preventDefault()
          setIsTried(true)
          if (problems.length > 0 || noteError !== undefined || changes.length === 0) return
          publish.mutate(
            { basedOn: base.version, note, rows },
            {
              onSuccess: ({ version }) => {
                say(`Version ${version} is published`, 'Customers are asked to acknowledge it.')
                router.push('/support/responsibilities')
              },
            },
          )
        }}
      >
        <ol className="border-t border-line">
          {rows.map((row, index) => (
            <li
              key={row.id}
              className="grid gap-x-6 gap-y-3 border-b border-line-soft py-4 lg:grid-cols-[minmax(0,1fr)_auto_auto_11.5rem]"
            >
              <Field
                label={`Item ${index + 1}`}
                error={isTried ? problems.find((problem) => problem.row === index)?.message : undefined}
              >
                {(parts) => (
                  <Textarea
                    {...parts}
                    rows={2}
                    value={row.item}
                    onChange={(event) => change(index, { item: event.target.value })}
                  />
                )}
              </Field>
              {raciParties.map((party) => (
                <fieldset key={party}>
                  <legend className="mb-1 font-[550]">
                    {partyNames[party]}
                    <span className="sr-only">, item {index + 1}</span>
                  </legend>
                  <div className="grid grid-cols-2 gap-x-4">
                    {letters.map((letter) => (
                      <Checkbox
                        key={letter}
                        isChecked={row[party].includes(letter)}
                        onChange={(isChecked) =>
                          change(index, {
                            [party]: letters.filter((one) =>
                              one === letter ? isChecked : row[party].includes(one),
                            ),
                          })
                        }
                      >
                        {raciLetters[letter]}
                      </Checkbox>
                    ))}
                  </div>
                </fieldset>
              ))}
              <div className="grid content-between justify-items-start gap-2">
                <Select
                  label={`Evidence for item ${index + 1}`}
                  value={row.evidence ?? ''}
                  choices={evidenceChoices.map(({ value, label }) => ({ value, label: `Opens: ${label}` }))}
                  onChange={(value) => change(index, { evidence: value === '' ? null : value })}
                />
                <Button
                  look="quiet"
                  size="small"
                  disabled={rows.length === 1}
                  disabledReason="A matrix has at least one row."
                  onClick={() => setRows(rows.filter((_, at) => at !== index))}
                  aria-label={`Remove item ${index + 1}`}
                >
                  <Trash2 aria-hidden className="size-3.5" />
                  Remove
                </Button>
              </div>
            </li>
          ))}
        </ol>
        <div>
          <Button
            onClick={() =>
              setRows([
                ...rows,
                { id: freshId(rows), item: '', cleardata: ['I'], customer: ['R', 'A'], evidence: null },
              ])
            }
          >
            <Plus aria-hidden className="size-4" />
            Add an item
          </Button>
        </div>
        <Section title={`What version ${next} changes`}>
          <Changes changes={changes} empty={`Nothing yet: it is the same as version ${base.version}.`} />
        </Section>
        <Field
          label="Note"
          help="Customers read it beside the version: what changed, and why. Never write patient data."
          error={isTried ? noteError : undefined}
        >
          {(parts) => <Textarea {...parts} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </Form>
    </>
  )
}
