'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { cutAccountId } from '#components/text/cut.ts'
import { useServerNow } from '#components/time/clock.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { exclusionAddress, exclusionsAddress } from '#lib/client/addresses.ts'
import { ApiError } from '#lib/client/api.ts'
import {
  type ExclusionSubject,
  previewQuery,
  useAskForExclusion,
  useDraftExclusion,
  useWriteExclusion,
} from '#lib/client/exclusions.ts'
import { attestationTexts, attestationVersion } from '#lib/domain/exclusions/attestation.ts'
import { dayMs } from '#lib/domain/exclusions/limits.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { catalogue, findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import { AskPreview } from './ask-preview.tsx'
import type { AskStart } from './ask-start.ts'
import { NamePicker } from './name-picker.tsx'

const previewDelayMs = 350

/** A value that has rested for a moment: typing asks the server once, not per key. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(key) as Value), previewDelayMs)
    return () => clearTimeout(timer)
  }, [key])
  return rested
}

/** A bucket may lie where the account is not read. */
function regionsOf({ id, regions }: AccountRow, start: AskStart): string[] {
  return id !== start.accountId || start.region === '' || regions.includes(start.region)
    ? regions
    : [...regions, start.region]
}

const exclusive = catalogue.filter(({ group }) => group !== 'posture')

/** Everything on one screen: what, why, until when, and the signature; beside it what support will see. */
export function AskForm({
  slug,
  start,
  accounts,
  maxDays,
}: {
  slug: string
  start: AskStart
  accounts: AccountRow[]
  maxDays: number
}) {
  const router = useRouter()
  const { say } = useToast()
  const refusal = useRefusal('exclusion:ask')
  const nowMs = useServerNow()
  const firstAccount = accounts.find(({ id }) => id === start.accountId) ?? accounts[0]
  const [place, setPlace] = useState({
    accountId: firstAccount?.id ?? '',
    region: start.region || (firstAccount?.regions[0] ?? ''),
  })
  const [safeguard, setSafeguard] = useState(start.safeguard)
  const [names, setNames] = useState(start.names)
  const [planned, setPlanned] = useState(start.planned)
  const [days, setDays] = useState(String(Math.min(start.days, maxDays)))
  const [reason, setReason] = useState(start.reason)
  const [ticket, setTicket] = useState(start.ticket)
  const [isUrgent, setIsUrgent] = useState(start.isUrgent)
  const [urgentBecause, setUrgentBecause] = useState(start.urgentBecause)
  const [isAttested, setIsAttested] = useState(false)
  const ask = useAskForExclusion(slug)
  const draft = useDraftExclusion(slug)
  const discard = useWriteExclusion(slug, start.draftId ?? '')

  const resourceType: ResourceType =
    safeguard === start.safeguard
      ? start.resourceType
      : (findRule(safeguard)?.resourceTypes[0] ?? start.resourceType)
  const dayCount = Number(days)
  const isDaysRight = Number.isInteger(dayCount) && dayCount >= 1 && dayCount <= maxDays
  const endsAt = new Date(nowMs + (isDaysRight ? dayCount : 1) * dayMs).toISOString()
  const about = {
    ...place,
    ...{ resourceType, safeguard, names },
    ...(planned.trim() === '' ? {} : { planned }),
    ...(start.extendsId === undefined ? {} : { extendsId: start.extendsId }),
  }
  const rested = useRested(about)
  const subject: ExclusionSubject = { ...rested, endsAt }
  const { data: preview } = useQuery(previewQuery(slug, subject, isDaysRight ? dayCount : 1))
  const shown = names.length === 0 ? undefined : preview
  const said = ask.error instanceof ApiError ? ask.error.fields : {}
  const isReserved = planned !== '' || shown?.names.some(({ kind }) => kind === 'reserved') === true
  const input = {
    ...about,
    endsAt,
    reason,
    isUrgent,
    ...(ticket.trim() === '' ? {} : { ticket }),
    ...(isUrgent ? { urgentBecause } : {}),
    ...(start.draftId === undefined ? {} : { draftId: start.draftId }),
  }
  const isExtension = start.extendsId !== undefined

  return (
    <>
      <PageHead title={isExtension ? 'Extend an exclusion' : 'Ask for an exclusion'}>
        For one resource each, until an end, decided by ClearDATA support. It stays failing in every count,
        marked excluded.
      </PageHead>
      {refusal.disabled && (
        <div className="mb-4">
          <Callout kind="warning" title={refusal.disabledReason} />
        </div>
      )}
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <Form
          submitLabel="Send request"
          isSubmitting={ask.isPending}
          submitError={ask.error ?? draft.error ?? discard.error}
          onCancel={() => router.push(exclusionsAddress(slug))}
          onSubmit={(event) => {
            event.preventDefault()
            if (refusal.disabled) return
            ask.mutate(
              { ...input, isAttested, attestationVersion },
              {
                onSuccess: ({ id }) => {
                  say('Your request is sent', 'Support answers within a day, sooner if it is urgent.')
                  router.push(exclusionAddress(slug, id))
                },
              },
            )
          }}
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Where" error={said.accountId ?? said.region}>
              {({ id }) => (
                <Select
                  id={id}
                  label="Where"
                  value={`${place.accountId} ${place.region}`}
                  className="w-full"
                  choices={accounts
                    .flatMap((account) =>
                      regionsOf(account, start).map((region) => ({
                        value: `${account.id} ${region}`,
                        label: `${account.name} ${cutAccountId(account.awsAccountId)}, ${region}`,
                      })),
                    )
                    .filter(({ value }) => !isExtension || value === `${start.accountId} ${start.region}`)}
                  onChange={(value) => {
                    const [accountId = '', region = ''] = value.split(' ')
                    setPlace({ accountId, region })
                  }}
                />
              )}
            </Field>
            <Field label="Safeguard" error={said.safeguard}>
              {({ id }) => (
                <Select
                  id={id}
                  label="Safeguard"
                  value={safeguard}
                  className="w-full *:truncate"
                  choices={exclusive
                    .filter(({ id }) => !isExtension || id === start.safeguard)
                    .map((rule) => ({ value: rule.id, label: rule.title }))}
                  onChange={setSafeguard}
                />
              )}
            </Field>
          </div>
          <NamePicker
            slug={slug}
            place={{ ...place, resourceType }}
            names={names}
            onChange={setNames}
            error={said.names}
            isFixed={isExtension}
          />
          {isReserved && (
            <Field
              label="Planned request"
              help="The Create request you will send, as JSON. It is judged now; what runs later must have the same inputs, outputs, role, keys and network."
              error={said.planned ?? shown?.planned?.problem ?? undefined}
            >
              {(parts) => (
                <Textarea
                  {...parts}
                  rows={7}
                  spellCheck={false}
                  className="font-mono text-sm"
                  value={planned}
                  onChange={(event) => setPlanned(event.target.value)}
                />
              )}
            </Field>
          )}
          <Field
            label="Why"
            help="Support decides by it, and it stays on record. No patient data here."
            error={said.reason}
          >
            {(parts) => (
              <Textarea {...parts} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="For how many days"
              help={isDaysRight ? `Ends ${exactUtc(endsAt)}` : `From 1 to ${maxDays}`}
              error={said.endsAt ?? (isDaysRight ? undefined : `Give whole days, at most ${maxDays}.`)}
            >
              {(parts) => (
                <Input
                  {...parts}
                  inputMode="numeric"
                  value={days}
                  onChange={(event) => setDays(event.target.value)}
                />
              )}
            </Field>
            <Field label="Ticket, if there is one" error={said.ticket}>
              {(parts) => (
                <Input
                  {...parts}
                  autoComplete="off"
                  value={ticket}
                  onChange={(event) => setTicket(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Checkbox isChecked={isUrgent} onChange={setIsUrgent}>
            It is urgent
          </Checkbox>
          {isUrgent && (
            <Field label="Why it is urgent" error={said.urgentBecause}>
              {(parts) => (
                <Input
                  {...parts}
                  value={urgentBecause}
                  onChange={(event) => setUrgentBecause(event.target.value)}
                />
              )}
            </Field>
          )}
          <fieldset className="rounded-lg border border-line bg-panel px-3.5 py-2.5">
            <legend className="px-1 font-[550]">Attestation</legend>
            <p className="mb-1 text-ink-2">{attestationTexts[attestationVersion]}</p>
            <Checkbox isChecked={isAttested} onChange={setIsAttested}>
              I attest to this, with my name and the time
            </Checkbox>
            {said.isAttested !== undefined && (
              <p role="alert" className="text-sm font-[550]">
                {said.isAttested}
              </p>
            )}
          </fieldset>
          <div className="flex justify-end gap-2">
            {start.draftId !== undefined && (
              <Button
                look="quiet"
                isBusy={discard.isPending}
                {...refusal}
                onClick={() =>
                  discard.mutate(
                    { act: 'withdraw' },
                    {
                      onSuccess: () => {
                        say('The draft is thrown away')
                        router.push(exclusionsAddress(slug, { view: 'asked' }))
                      },
                    },
                  )
                }
              >
                Throw the draft away
              </Button>
            )}
            <Button
              look="quiet"
              isBusy={draft.isPending}
              disabled={refusal.disabled || names.length === 0 || !isDaysRight}
              disabledReason={refusal.disabled ? refusal.disabledReason : 'Name a resource and an end first.'}
              onClick={() =>
                draft.mutate(input, {
                  onSuccess: () => {
                    say('The draft is kept', 'You find it under Exclusions, Asked.')
                    router.push(exclusionsAddress(slug, { view: 'asked' }))
                  },
                })
              }
            >
              Keep as draft
            </Button>
          </div>
        </Form>
        <aside aria-label="What support will see" className="min-w-0">
          <AskPreview slug={slug} preview={shown} />
        </aside>
      </div>
    </>
  )
}
