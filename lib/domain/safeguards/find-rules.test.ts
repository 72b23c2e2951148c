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

  it('asks for group, severity and type together', () => {
    expect(ids({ group: 'enforced' })).toEqual(['tuning-job-encryption-in-transit'])
    expect(ids({ type: 'tuning-job', severity: 'critical' })).toEqual(['tuning-job-encryption-in-transit'])
    expect(ids({ type: 's3-bucket', group: 'enforced' })).toEqual([])
    for (const { severity } of findRules({ ...none, severity: 'low' })) expect(severity).toBe('low')
  })
})
