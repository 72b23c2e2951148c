'use client'

import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { signInErrorWords } from './sign-in-errors.ts'

export function SignIn({ error, callbackUrl }: { error: string | null; callbackUrl: string }) {
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle')
  const words =
    state === 'failed' ? signInErrorWords('unreachable') : error === null ? null : signInErrorWords(error)
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="mb-1 text-xl font-[620] tracking-tight">Sign in</h1>
        <p className="text-ink-2">You sign in with your organisation’s account and come back here.</p>
      </div>
      {words !== null && (
        <Callout kind="warning" title={words.title}>
          {words.next}
        </Callout>
      )}
      <Button
        look="main"
        className="h-10 w-full"
        isBusy={state === 'leaving'}
        onClick={() => {
          setState('leaving')
          signIn('oidc', { callbackUrl }).catch(() => setState('failed'))
        }}
      >
        Sign in
      </Button>
    </div>
  )
}
