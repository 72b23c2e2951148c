import { describe, expect, it } from 'vitest'
import {
  canInCustomer,
  customerRoles,
  type Permission,
  permissions,
  permissionsOfStaff,
  refusalOf,
} from './permissions.ts'

const allowed = (permission: Permission) => customerRoles.filter((role) => canInCustomer(role, permission))

describe('who may do what', () => {
  it.each([
    ['resource:read', ['viewer', 'admin', 'support']],
    ['exclusion:ask', ['viewer', 'admin']],
    ['group:change', ['admin']],
    ['account:arm', ['support']],
    ['account:pause', ['support']],
    ['termination:release', ['support']],
    ['fleet:stop', []],
    ['scan:run', []],
  ] as const)('%s inside a customer: %o', (permission, roles) => {
    expect(allowed(permission)).toEqual(roles)
  })

  it('keeps what staff decides out of every customer’s hands', () => {
    for (const permission of ['exclusion:decide', 'fleet:stop', 'rule:change', 'audit:read_all'] as const) {
      expect(permissionsOfStaff).toContain(permission)
      expect(allowed(permission)).toEqual([])
    }
  })
})

describe('a refusal', () => {
  it('says who may instead', () => {
    expect(refusalOf('account:arm')).toBe(
      'Only ClearDATA support can arm or disarm enforcement. Ask support.',
    )
    expect(refusalOf('group:change')).toBe(
      'Only a customer admin can change who is in the group. Ask for access instead.',
    )
  })

  it('is a sentence for every permission, also where nobody thought of one', () => {
    for (const permission of permissions) expect(refusalOf(permission)).toMatch(/^[A-Z].+\.$/)
    expect(refusalOf('data:expire')).toBe('Your role does not allow this.')
  })

  it('names support for what only support may, and an admin for what only admins may', () => {
    for (const permission of permissions) {
      const roles = allowed(permission)
      const words = refusalOf(permission)
      if (roles.join() === 'support') expect(words, permission).toContain('Only ClearDATA support')
      if (roles.join() === 'admin') expect(words, permission).toContain('Only a customer admin')
    }
  })
})
