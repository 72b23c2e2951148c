'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Live } from '#components/feedback/problem.tsx'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { signInErrorWords } from '#components/sign-in/sign-in-errors.ts'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { signInQuery } from '#lib/client/sign-in.ts'
import type { SignInView as View } from '#lib/services/sign-in/views.ts'
import { Draft } from './draft.tsx'
import { InForce } from './in-force.tsx'
import { ProviderDialog } from './provider-dialog.tsx'

function titleOf({ inForce }: View): string {
  if (inForce === null) return 'People sign in with the portal’s provider'
  return inForce.isRequired
    ? 'People sign in with your provider alone'
    : 'People sign in with your provider, or the portal’s'
}

/** What became of a test, when one has just come back. */
function TrialResult({ trial }: { trial: string }) {
  if (trial === 'done')
    return (
      <Callout title="The test worked.">
        You signed in with your provider and came back. You are still signed in as before. Enable it below.
      </Callout>
    )
  return (
    <Callout kind="warning" title="The test did not work.">
      {signInErrorWords(trial).title} Check the issuer, the client and the redirect address at your provider,
      then test again.
    </Callout>
  )
}

/** A customer's own OpenID provider: set up, tested by a real sign-in, enabled. */
export function SignInView({
  slug,
  initialView,
  trial,
}: {
  slug: string
  initialView: View
  trial: string | null
}) {
  const query = useQuery({ ...signInQuery(slug), initialData: initialView })
  const refusal = useRefusal('sign_in:manage')
  const [isEditing, setIsEditing] = useState(false)
  const { inForce, draft, redirectAddress } = query.data
  const isDone = trial === 'done' && draft?.tested === null
  return (
    <div className="max-w-3xl">
      <PageHead
        title={titleOf(query.data)}
        action={
          <Button
            look={inForce === null && draft === null ? 'main' : 'plain'}
            {...refusal}
            onClick={() => setIsEditing(true)}
          >
            {inForce === null && draft === null ? 'Set up your provider' : 'Change the provider'}
          </Button>
        }
      >
        An OpenID provider of your own is optional. Whom it vouches for can be a member here and nowhere else.
      </PageHead>
      {trial !== null && !isDone && (draft !== null || trial !== 'done') && (
        <div className="mb-4">
          <TrialResult trial={trial} />
        </div>
      )}
      <Live query={query} what="the sign-in" loading={<RowsLoading />}>
        {(view) => (
          <>
            {view.draft !== null && <Draft slug={slug} draft={view.draft} refusals={view.refusals} />}
            {view.inForce !== null && (
              <InForce slug={slug} provider={view.inForce} refusals={view.refusals} />
            )}
          </>
        )}
      </Live>
      <Section title="At your provider">
        <p className="mb-3 text-ink-2">
          Register a confidential web application there: authorization code with PKCE, the scopes openid,
          profile and email, and this redirect address.
        </p>
        <CodeBlock title="Redirect address" code={redirectAddress} what="the redirect address" isWrapped />
        <p className="mt-3 text-ink-2">
          SAML alone? Put an OpenID bridge before it, such as Keycloak, Entra ID or Okta, and enter the bridge
          here.
        </p>
      </Section>
      <ProviderDialog
        slug={slug}
        known={draft ?? inForce}
        isOpen={isEditing}
        onClose={() => setIsEditing(false)}
      />
    </div>
  )
}
