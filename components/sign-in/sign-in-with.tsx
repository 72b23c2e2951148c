'use client'

import { createContext, use, type ReactNode } from 'react'
import { ownSignIn } from '#lib/domain/sign-in.ts'

const Context = createContext(ownSignIn)

/** Where the person of this page signs in again. */
export function SignInWith({ id, children }: { id: string; children: ReactNode }) {
  return <Context value={id}>{children}</Context>
}

export function useSignInWith(): string {
  return use(Context)
}
