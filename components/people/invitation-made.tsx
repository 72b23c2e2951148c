import { ShownOnce } from '#components/form/shown-once.tsx'
import type { MadeInvitation } from '#lib/services/members/views.ts'

/** What the dialogs that invite show at their end: the link, once. */
export function invitationMade(made: MadeInvitation, whenLost: string, onDone: () => void) {
  return {
    title: `Hand this link to ${made.email}`,
    description: 'Only somebody who signs in with that address can use it, once.',
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
