import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { landingPath } from '#lib/auth/page-context.ts'
import { SignOutButton } from './_components/sign-out-button.tsx'

export const metadata: Metadata = { title: 'No access' }

export default async function NoAccessPage() {
  // Somebody who does belong somewhere has no business here: an old link, or an invitation accepted since.
  const path = await landingPath()
  if (path !== '/no-access') redirect(path)
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="mb-1 text-xl font-[620] tracking-tight">
          You are signed in, but belong to no customer
        </h1>
        <p className="text-ink-2">
          Ask an admin of your organisation, or ClearDATA support, to add you. Then sign in again. If you have
          another account, sign out and use that one.
        </p>
      </div>
      <SignOutButton />
    </div>
  )
}
