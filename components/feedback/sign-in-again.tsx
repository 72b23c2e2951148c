'use client'

import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'

/** For acts that cannot be taken back: the provider asks for the password or key again, and comes back here. */
export function SignInAgain() {
  const [isLeaving, setIsLeaving] = useState(false)
  return (
    <Callout
      kind="warning"
      title="Sign in again to do this."
      action={
        <Button
          size="small"
          isBusy={isLeaving}
          onClick={() => {
            setIsLeaving(true)
            signIn('oidc', { callbackUrl: window.location.href }, { prompt: 'login', max_age: '0' }).catch(
              () => setIsLeaving(false),
            )
          }}
        >
          Sign in again
        </Button>
      }
    >
      Your sign-in is older than 15 minutes. You come back to this page afterwards.
    </Callout>
  )
}
