import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { findRules } from './find-rules.ts'

const none = { q: null, group: null, severity: null, type: null }
const ids = (filter: Partial<Parameters<typeof findRules>[0]>) =>
  findRules({ ...none, ...filter }).map(({ id }) => id)

describe('findRules', () => {
  it('gives all of them, in order, where nothing is asked', () => {
    expect(findRules(none)).toEqual(catalogue)
    expect(ids({ q: ' ' })).toHaveLength(catalogue.length)
  })

  it('asks for every word, wherever the safeguard has it', () => {
    expect(ids({ q: 'TUNING job-encryption' })).toEqual(['tuning-job-encryption-in-transit'])
    expect(ids({ q: 'SageMaker.15' })).toContain('model-bias-job-definition-encryption-in-transit')
    expect(ids({ q: 'DirectInternetAccess' })).toContain('notebook-instance-no-direct-internet')
    expect(ids({ q: 'tuning nosuchword' })).toEqual([])
  })

  it('finds a framework and a tool by their names, and a control by its number', () => {
    const hipaa = ids({ q: 'hipaa' })
    expect(hipaa).toContain('tuning-job-encryption-in-transit')
    expect(hipaa).toEqual(catalogue.filter(({ mappings }) => mappings.hipaa.length > 0).map(({ id }) => id))
    for (const [q, of] of [
      ['NIST SP 800-53', 'nist80053'],
      ['Security Hub', 'securityHub'],
      ['Prowler', 'prowler'],
    ] as const)
      expect(ids({ q }), q).toEqual(
        expect.arrayContaining(
          catalogue.filter(({ mappings }) => mappings[of].length > 0).map(({ id }) => id),
        ),
      )
    expect(ids({ q: '164.312(e)(1)' })).toContain('tuning-job-encryption-in-transit')
  })

  it('asks for group, severity and type together', () => {
    expect(ids({ group: 'enforced' })).toEqual(['tuning-job-encryption-in-transit'])
    expect(ids({ type: 'tuning-job', severity: 'critical' })).toEqual(['tuning-job-encryption-in-transit'])
    expect(ids({ type: 's3-bucket', group: 'enforced' })).toEqual([])
    for (const { severity } of findRules({ ...none, severity: 'low' })) expect(severity).toBe('low')
  })
})
