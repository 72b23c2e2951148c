'use client'

import { useState } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { SignInAgain } from '#components/feedback/sign-in-again.tsx'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { ApiError } from '#lib/client/api.ts'
import { useEnableProvider, useEndProvider, useTestProvider } from '#lib/client/sign-in.ts'
import type { ProviderView, SignInView } from '#lib/services/sign-in/views.ts'
import { ProviderFacts } from './provider-facts.tsx'

/** The setting that waits: test it, then enable it. */
export function Draft({
  slug,
  draft,
  refusals,
}: {
  slug: string
  draft: ProviderView
  refusals: SignInView['refusals']
}) {
  const refusal = useRefusal('sign_in:manage')
  const test = useTestProvider(slug)
  const enable = useEnableProvider(slug)
  const end = useEndProvider(slug)
  const [asking, setAsking] = useState<'enable' | 'discard' | null>(null)
  const { say } = useToast()
  const why = draft.tested === null ? 'Test it first.' : (refusals.enable ?? '')
  const isStepUp = test.error instanceof ApiError && test.error.code === 'step_up_required'
  return (
    <Section title={draft.tested === null ? 'Saved, to be tested' : 'Tested, to be enabled'}>
      <div className="grid gap-4">
        <ProviderFacts provider={draft} />
        {draft.tested !== null && draft.tested.email === null && (
          <Callout kind="warning" title="It vouches for no address.">
            Invitations are bound to an address, so nobody could accept one. Let your provider send
            email_verified, or save it again with its addresses taken as verified.
          </Callout>
        )}
        {test.error !== null &&
          (isStepUp ? <SignInAgain /> : <Problem title="The test did not begin." error={test.error} />)}
        <div className="flex flex-wrap gap-2">
          <Button
            look={draft.tested === null ? 'main' : 'plain'}
            isBusy={test.isPending || test.isSuccess}
            disabled={refusal.disabled || draft.tested !== null}
            disabledReason={refusal.disabled ? refusal.disabledReason : 'It was tested.'}
            onClick={() => test.mutate()}
          >
            Test it
          </Button>
          <Button
            look={draft.tested === null ? 'plain' : 'main'}
            disabled={refusal.disabled || why !== ''}
            disabledReason={refusal.disabled ? refusal.disabledReason : why}
            onClick={() => setAsking('enable')}
          >
            Enable it
          </Button>
          <Button look="quiet" {...refusal} onClick={() => setAsking('discard')}>
            Discard
          </Button>
        </div>
      </div>
      <ConfirmDialog
        isOpen={asking === 'enable'}
        onClose={() => setAsking(null)}
        title="Enable your provider?"
        description={`People who are invited can sign in at ${new URL(draft.issuer).host} from now on. What was in force before ends, with the sessions of people only it vouched for.`}
        submitLabel="Enable it"
        act={{ ...enable, run: (options) => enable.mutate(undefined, options) }}
        onDone={() => {
          say('Your provider is in force')
          setAsking(null)
        }}
      />
      <ConfirmDialog
        isOpen={asking === 'discard'}
        onClose={() => setAsking(null)}
        title="Discard this setting?"
        description="Its client secret is forgotten. What is in force stays as it is."
        submitLabel="Discard"
        act={{ ...end, run: (options) => end.mutate({ which: 'draft' }, options) }}
        onDone={() => {
          say('The setting is discarded')
          setAsking(null)
        }}
      />
    </Section>
  )
}
