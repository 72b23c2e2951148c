import type { Metadata } from 'next'
import { SignOutButton } from './_components/sign-out-button.tsx'

export const metadata: Metadata = { title: 'No access' }

export default function NoAccessPage() {
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
