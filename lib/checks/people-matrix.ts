import { randomUUID } from 'node:crypto'
import { addMember } from '#lib/services/people/add-member.ts'
import { addStaff } from '#lib/services/people/add-staff.ts'
import { listStaff } from '#lib/services/people/list-staff.ts'
import { reviewStaff } from '#lib/services/people/review-staff.ts'
import { setupContext } from './test-contexts.ts'
import type { Row } from './verb-row.ts'

/** Somebody the portal has not met. */
export const person = () => ({
  issuer: 'http://localhost:4400',
  subject: randomUUID(),
  name: 'New',
  email: null,
})

/** The rows of the matrix for the verbs of `people`. */
export const peopleMatrix: Record<string, Row> = {
  'people/list-staff': {
    permission: 'staff:read',
    scope: 'staff',
    names: false,
    call: (ctx) => listStaff(ctx),
  },
  'people/review-staff': {
    permission: 'staff:review',
    scope: 'staff',
    names: false,
    call: async (ctx) => {
      const { personId } = await addStaff(setupContext(null), person())
      return reviewStaff(ctx, { personId, answer: 'remove' })
    },
  },
  'people/add-member': {
    permission: 'member:add',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) => addMember(ctx, { ...person(), customerSlug: slug, role: 'viewer' }),
  },
  'people/add-staff': {
    permission: 'staff:add',
    scope: 'system',
    names: false,
    call: (ctx) => addStaff(ctx, person()),
  },
}
