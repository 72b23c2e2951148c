import { describe, expect, it } from 'vitest'
import { permissionsOfScope, permissionsOfToken, tokenScopes } from './tokens.ts'

describe('a token', () => {
  it('may read and never act: asking, disputing, revoking and deciding take a person', () => {
    const read = permissionsOfToken(['read'])
    expect(read).toEqual(expect.arrayContaining(['resource:read', 'exclusion:read', 'check:run']))
    for (const act of [
      'ask',
      'revoke',
      'request',
      'dispute',
      'manage',
      'arm',
      'connect',
      'change',
      'acknowledge',
    ])
      expect(read.filter((permission) => permission.endsWith(`:${act}`))).toEqual([])
  })

  it('with the scope of checking may read nothing', () => {
    expect(permissionsOfToken(['check'])).toEqual(['check:run'])
  })

  it('has what its scopes give, each once, and nothing for a scope that is unknown', () => {
    expect(permissionsOfToken(['check', 'read', 'read'])).toEqual(permissionsOfToken([...tokenScopes]))
    expect(new Set(permissionsOfToken([...tokenScopes])).size).toBe(permissionsOfScope.read.length)
    expect(permissionsOfToken(['admin', ''])).toEqual([])
  })
})
