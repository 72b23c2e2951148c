'use client'

import { useState } from 'react'
import { useSignInWith } from '#components/sign-in/sign-in-with.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { freshSignIn, startSignIn } from '#lib/client/sign-in.ts'

/** For acts that cannot be taken back: the provider asks for the password or key again, and comes back here. */
export function SignInAgain() {
  const [isLeaving, setIsLeaving] = useState(false)
  const signInWith = useSignInWith()
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
            startSignIn(signInWith, window.location.href, freshSignIn).catch(() => setIsLeaving(false))
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
