import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { orPage, personPageContext } from '#lib/auth/page-context.ts'
import { getPresentedInvitation, presentedInput } from '#lib/services/members/presented-invitation.ts'
import { getMe } from '#lib/services/people/get-me.ts'
import { Invitation } from './_components/invitation.tsx'

export const metadata: Metadata = { title: 'Invitation' }

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const presented = presentedInput.safeParse(await params)
  const ctx = await personPageContext()
  if (!presented.success) notFound()
  const { token } = presented.data
  const { person, memberships, signInWith } = getMe(ctx)
  const invitation = await orPage(getPresentedInvitation(ctx, { token }))
  return (
    <Invitation
      token={token}
      invitation={invitation}
      signedInAs={person.email ?? person.name}
      signInWith={signInWith}
      isMember={memberships.some(({ slug }) => slug === invitation.slug)}
    />
  )
}
