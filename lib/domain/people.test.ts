import { describe, expect, it } from 'vitest'
import { invitationState, isReviewDue, sameAddress, whyMemberMustStay, whyNotAccept } from './people.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = new Date('2026-11-24T12:00:00Z')
const open = { acceptedAt: null, withdrawnAt: null, expiresAt: later }

describe('invitations', () => {
  it.each([
    [open, 'open'],
    [{ ...open, expiresAt: now }, 'expired'],
    [{ ...open, acceptedAt: now, expiresAt: now }, 'accepted'],
    [{ ...open, withdrawnAt: now }, 'withdrawn'],
  ] as const)('%o is %s', (invitation, state) => expect(invitationState(invitation, now)).toBe(state))

  it('are bound to a verified address', () => {
    const invitation = { email: 'Vera@Northwind.example', state: 'open' } as const
    expect(whyNotAccept(invitation, { email: 'vera@northwind.example', emailVerified: true })).toBeNull()
    expect(whyNotAccept(invitation, { email: 'vera@northwind.example', emailVerified: false })).toMatch(
      /verified/,
    )
    expect(whyNotAccept(invitation, { email: 'eve@northwind.example', emailVerified: true })).toMatch(
      /another address/,
    )
    expect(whyNotAccept(invitation, { email: null, emailVerified: true })).toMatch(/another address/)
    expect(whyNotAccept(invitation, { email: ' VERA@northwind.example ', emailVerified: true })).toBeNull()
    expect(sameAddress(' a@b.example', 'A@b.example ')).toBe(true)
    expect(sameAddress('A@b.example ', ' a@b.example')).toBe(true)
  })

  it.each([
    ['accepted', /was used already/],
    ['withdrawn', /was withdrawn/],
    ['expired', /has expired/],
  ] as const)('that are %s let nobody in, and say so', (state, why) => {
    const invitation = { email: 'vera@northwind.example', state }
    expect(whyNotAccept(invitation, { email: invitation.email, emailVerified: true })).toMatch(why)
  })
})

it('keeps the last admin', () => {
  expect(whyMemberMustStay({ isLastAdmin: true })).toMatch(/last admin/)
  expect(whyMemberMustStay({ isLastAdmin: false })).toBeNull()
})

it('asks for a review after 90 days', () => {
  expect(isReviewDue(new Date('2026-08-25T12:00:00Z'), now)).toBe(true)
  expect(isReviewDue(new Date('2026-08-26T12:00:00Z'), now)).toBe(false)
})
