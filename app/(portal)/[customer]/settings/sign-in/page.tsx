import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { getSignIn } from '#lib/services/sign-in/get-sign-in.ts'
import { SignInView } from './_components/sign-in-view.tsx'

export const metadata: Metadata = { title: 'Sign-in' }

export default async function SignInSettingsPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<{ trial?: string | string[] }>
}) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const { trial } = await searchParams
  return (
    <SignInView
      slug={customer}
      initialView={await getSignIn(ctx)}
      trial={typeof trial === 'string' ? trial : null}
    />
  )
}
