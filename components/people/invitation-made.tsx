import { ShownOnce } from '#components/form/shown-once.tsx'
import type { MadeInvitation } from '#lib/services/members/views.ts'

/** What the dialogs that invite show at their end: the link, once. */
export function invitationMade(
  made: MadeInvitation,
  whenLost: string,
  onDone: () => void,
  /** The addresses whose earlier links this one ended. */
  withdrawn: string[] = [],
) {
  return {
    title: `Hand this link to ${made.email}`,
    description: [
      'Only somebody who signs in with that address can use it, once.',
      ...withdrawn.map((email) => `The earlier link for ${email} is withdrawn: it works no more.`),
    ].join(' '),
    body: (
      <ShownOnce
        title="Invitation link"
        value={made.link}
        what="the invitation link"
        warning="You see this link only now."
        next={`Copy it and send it yourself: the portal mails no invitations. Lost it? ${whenLost}`}
        onDone={onDone}
      />
    ),
  }
}
