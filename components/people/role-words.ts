import type { MemberRole } from '#lib/domain/people.ts'

/** What a member may, in a word and a sentence. */
export const memberRoleWords: Record<MemberRole, { word: string; aWord: string; means: string }> = {
  viewer: { word: 'Viewer', aWord: 'a viewer', means: 'Sees everything and asks support for changes.' },
  admin: {
    word: 'Admin',
    aWord: 'an admin',
    means: 'Also connects AWS accounts, invites people and makes API tokens.',
  },
}
