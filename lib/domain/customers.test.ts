import { describe, expect, it } from 'vitest'
import { whyNotSlug } from './customers.ts'

describe('a customer’s address', () => {
  it('is small letters, digits and single hyphens', () => {
    for (const slug of ['northwind', 'a1b', 'north-wind-2', 'a'.repeat(40)])
      expect(whyNotSlug(slug)).toBeNull()
    for (const slug of ['', 'ab', '1abc', 'North', 'a--b', 'ab-', 'a b', 'a'.repeat(41)])
      expect(whyNotSlug(slug), slug).toMatch(/3 to 40/)
  })

  it('never shadows a page of ours, and says so', () => {
    for (const slug of ['support', 'api', 'sign-in', 'invitation', 'settings'])
      expect(whyNotSlug(slug), slug).toMatch(/reserved/)
  })
})
