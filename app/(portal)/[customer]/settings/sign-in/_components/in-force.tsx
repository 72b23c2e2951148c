'use client'

import { useState } from 'react'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { ReasonAct } from '#components/form/reason-act.tsx'
import { useCustomer, useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useEndProvider, useLiftRequirement, useRequireProvider } from '#lib/client/sign-in.ts'
import type { ProviderView, SignInView } from '#lib/services/sign-in/views.ts'
import { ProviderFacts } from './provider-facts.tsx'

/** The provider that people sign in with now, and who else may come in. */
export function InForce({
  slug,
  provider,
  refusals,
}: {
  slug: string
  provider: ProviderView
  refusals: SignInView['refusals']
}) {
  const refusal = useRefusal('sign_in:manage')
  const { role } = useCustomer()
  const require = useRequireProvider(slug)
  const lift = useLiftRequirement(slug)
  const end = useEndProvider(slug)
  const [asking, setAsking] = useState<'require' | 'end' | null>(null)
  const { say } = useToast()
  const { isRequired } = provider
  const off = (why: string | null) =>
    refusal.disabled || why === null ? refusal : { disabled: true, disabledReason: why }
  return (
    <Section title="In force">
      <div className="grid gap-4">
        <ProviderFacts provider={provider} />
        <p className="text-ink-2">
          {isRequired
            ? 'Only people who sign in with it come in. Others are members still, and are let in again once this is lifted.'
            : 'Members who sign in with the portal’s provider come in as well.'}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button {...off(isRequired ? null : refusals.require)} onClick={() => setAsking('require')}>
            {isRequired ? 'Let others in too' : 'Take only its people'}
          </Button>
          {role === 'support' && isRequired && (
            <ReasonAct
              label="Lift the rule"
              title="Let others in beside its people?"
              description="For a customer whose provider broke, so that nobody can come in. Then invite a first admin."
              act={{
                isPending: lift.isPending,
                error: lift.error,
                run: (reason, options) => lift.mutate({ reason }, options),
              }}
            />
          )}
          <Button look="quiet" {...off(refusals.end)} onClick={() => setAsking('end')}>
            End it
          </Button>
        </div>
      </div>
      <ConfirmDialog
        isOpen={asking === 'require'}
        onClose={() => setAsking(null)}
        title={isRequired ? 'Let others in too?' : 'Take only your provider’s people?'}
        description={
          isRequired
            ? 'Members who sign in with the portal’s provider come in again.'
            : 'Members who sign in with the portal’s provider are locked out from their next click on. You may be one of them.'
        }
        submitLabel={isRequired ? 'Let others in' : 'Take only its people'}
        act={{ ...require, run: (options) => require.mutate({ isRequired: !isRequired }, options) }}
        onDone={() => {
          say(isRequired ? 'Others come in again' : 'Only your provider’s people come in')
          setAsking(null)
        }}
      />
      <ConfirmDialog
        isOpen={asking === 'end'}
        onClose={() => setAsking(null)}
        title="End your provider?"
        description="Whoever only it vouches for is locked out from their next click on. Its client secret is forgotten."
        submitLabel="End it"
        act={{ ...end, run: (options) => end.mutate({ which: 'in_force' }, options) }}
        onDone={() => {
          say('Your provider has ended')
          setAsking(null)
        }}
      />
    </Section>
  )
}
