import { describe, expect, it } from 'vitest'
import { defaultPeople, findHintedPerson, parsePeople } from '#lib/sandbox/identity/people.ts'

const ada = { subject: 'ada', name: 'Ada Lovelace', email: 'Ada@northwind.example' }

describe('parsePeople', () => {
  it('takes an address for verified unless told', () => {
    const people = parsePeople([ada, { ...ada, subject: 'eve', emailVerified: false }])
    expect(people.map((person) => person.emailVerified)).toEqual([true, false])
  })

  it('takes our own people', () => {
    expect(parsePeople(defaultPeople)).toHaveLength(defaultPeople.length)
  })

  it.each([
    ['nobody', [], 'at least one person'],
    ['two with one subject', [ada, ada], 'two people share a subject'],
    ['a subject with a space', [{ ...ada, subject: 'a da' }], 'printable ASCII'],
    ['an address that is none', [{ ...ada, email: 'ada' }], 'email'],
    ['a misspelt field', [{ ...ada, emailVerifed: true }], 'emailVerifed'],
  ])('refuses %s', (_which, people, message) => {
    expect(() => parsePeople(people)).toThrow(message)
  })
})

describe('findHintedPerson', () => {
  const people = parsePeople([ada])

  it.each(['ada', 'ada@NORTHWIND.example'])('finds %s', (hint) => {
    expect(findHintedPerson(people, hint)?.subject).toBe('ada')
  })

  it('finds nobody by a name or by part of an address', () => {
    expect(findHintedPerson(people, 'Ada Lovelace')).toBeNull()
    expect(findHintedPerson(people, 'ada@')).toBeNull()
  })
})
