'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { memberRoleWords } from '#components/people/role-words.ts'
import { Facts } from '#components/text/facts.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { cn } from '#components/ui/cn.ts'
import { useAcceptInvitation } from '#lib/client/members.ts'
import { startSignIn } from '#lib/client/sign-in.ts'
import type { PresentedInvitation } from '#lib/services/members/views.ts'

/** What an invitation is for, and the one button that takes it; or why it cannot be taken. */
export function Invitation({
  token,
  invitation,
  signedInAs,
  signInWith,
  isMember,
}: {
  token: string
  invitation: PresentedInvitation
  signedInAs: string
  /** Where they are signed in, as its addresses call it. */
  signInWith: string
  isMember: boolean
}) {
  const { customerName, slug, role, email, expiresAt, refusal } = invitation
  const accept = useAcceptInvitation()
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="mb-1 text-xl font-[620] tracking-tight wrap-anywhere">
          {isMember ? `You belong to ${customerName}` : `Join ${customerName}`}
        </h1>
        <p className="text-ink-2">
          {isMember
            ? 'You are a member already, so there is nothing to accept.'
            : `You are invited as ${memberRoleWords[role].aWord}. ${memberRoleWords[role].means}`}
        </p>
      </div>
      {!isMember && (
        <Facts
          facts={[
            ['Customer', customerName],
            ['Role', memberRoleWords[role].word],
            ['For', email],
            ['Signed in as', signedInAs],
            ...(refusal === null ? [['Ends', <RelativeTime key="ends" at={expiresAt} />] as const] : []),
          ]}
        />
      )}
      {refusal !== null && !isMember && <Callout kind="warning" title={refusal} />}
      {accept.error !== null && <Problem title="You did not join." error={accept.error} />}
      {isMember ? (
        <Link href={`/${slug}`} className={cn(buttonStyle({ look: 'main' }), 'h-10 w-full')}>
          Go to {customerName}
        </Link>
      ) : (
        refusal === null && (
          <Button
            look="main"
            className="h-10 w-full"
            isBusy={accept.isPending || accept.isSuccess}
            onClick={() =>
              // A whole load: who the person is changed for every part of the portal.
              accept.mutate(token, { onSuccess: ({ slug: joined }) => window.location.assign(`/${joined}`) })
            }
          >
            Accept
          </Button>
        )
      )}
      {!isMember && <OtherAccount signInWith={signInWith} isMain={refusal !== null} />}
      {!isMember && (
        <Link
          href={`/sign-in?${new URLSearchParams({ organisation: '', callbackUrl: `/invitation/${token}` }).toString()}`}
          className="text-center text-sm underline"
        >
          Sign in with your organisation
        </Link>
      )}
    </div>
  )
}

/** The provider asks who it is, and comes back to this invitation. */
function OtherAccount({ signInWith, isMain }: { signInWith: string; isMain: boolean }) {
  const [isLeaving, setIsLeaving] = useState(false)
  return (
    <Button
      look={isMain ? 'main' : 'quiet'}
      className="h-10 w-full"
      isBusy={isLeaving}
      onClick={() => {
        setIsLeaving(true)
        startSignIn(signInWith, window.location.href, { prompt: 'login' }).catch(() => setIsLeaving(false))
      }}
    >
      Sign in with another account
    </Button>
  )
}
