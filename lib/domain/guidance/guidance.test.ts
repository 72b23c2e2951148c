import { describe, expect, it } from 'vitest'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import { findGuidance, guidance, searchGuidance, wordsOf } from './guidance.ts'

describe('guidance', () => {
  it('has the sections of the service’s page, each part with an address of its own', () => {
    expect(guidance.map(({ title }) => title)).toEqual([
      'Overview',
      'Pricing guidelines',
      'Architecture',
      'Automated safeguards',
      'Catalogue',
      'Before launch',
      'IAM group',
      'RACI',
      'API',
    ])
    for (const { parts } of guidance) expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
  })
  it('lists every safeguard that the catalogue has', () => {
    const words = (findGuidance('safeguards')?.parts ?? []).map(wordsOf).join(' ')
    expect(words).toContain(`All ${catalogue.length} safeguards`)
    for (const { id, title } of catalogue)
      expect(searchGuidance(title).some(({ part }) => part.id === id)).toBe(true)
    expect(searchGuidance('SageMaker.15').map(({ part }) => part.id)).toContain(
      'model-bias-job-definition-encryption-in-transit',
    )
  })
  it('is found by all of the words typed', () => {
    const found = searchGuidance('tuning terminated').map(({ section, part }) => `${section.slug}#${part.id}`)
    expect(found).toContain('safeguards#remediation')
    expect(searchGuidance('Safeguard-Sagemaker').map(({ section }) => section.slug)).toContain('iam-group')
    expect(searchGuidance('no such words at all')).toEqual([])
    expect(searchGuidance(' ')).toEqual([])
  })
})
