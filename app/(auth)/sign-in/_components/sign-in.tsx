'use client'

import Link from 'next/link'
import { useState } from 'react'
import { signInErrorWords } from '#components/sign-in/sign-in-errors.ts'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { startSignIn } from '#lib/client/sign-in.ts'
import { ownSignIn } from '#lib/domain/sign-in.ts'

/** Where to sign in: an organisation's own provider where it is known, and the portal's. */
export function SignIn({
  error,
  callbackUrl,
  organisation,
}: {
  error: string | null
  callbackUrl: string
  organisation: { slug: string; signInWith: string; host: string } | null
}) {
  const [leavingFor, setLeavingFor] = useState<string | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const words = hasFailed ? signInErrorWords('unreachable') : error === null ? null : signInErrorWords(error)
  function leave(signInWith: string) {
    setLeavingFor(signInWith)
    setHasFailed(false)
    startSignIn(signInWith, callbackUrl).catch(() => {
      setLeavingFor(null)
      setHasFailed(true)
    })
  }
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="mb-1 text-xl font-[620] tracking-tight">Sign in</h1>
        <p className="wrap-anywhere text-ink-2">
          {organisation === null
            ? 'You sign in with your organisation’s account and come back here.'
            : `You sign in at ${organisation.host} and come back here.`}
        </p>
      </div>
      {words !== null && (
        <Callout kind="warning" title={words.title}>
          {words.next}
        </Callout>
      )}
      {organisation !== null && (
        <Button
          look="main"
          className="h-10 w-full"
          isBusy={leavingFor === organisation.signInWith}
          onClick={() => leave(organisation.signInWith)}
        >
          Sign in with {organisation.slug}
        </Button>
      )}
      <Button
        look={organisation === null ? 'main' : 'quiet'}
        className="h-10 w-full"
        isBusy={leavingFor === ownSignIn}
        onClick={() => leave(ownSignIn)}
      >
        {organisation === null ? 'Sign in' : 'Sign in another way'}
      </Button>
      {organisation === null && (
        <Link
          href={`/sign-in?${new URLSearchParams({ organisation: '', callbackUrl }).toString()}`}
          className="text-center text-sm underline"
        >
          Sign in with your organisation
        </Link>
      )}
    </div>
  )
}
