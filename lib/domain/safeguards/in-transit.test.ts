import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { catalogue, judgeResource } from './catalogue.ts'
import { type SwitchedType, switchedTypes } from './traffic-switches.ts'

const flag = 'EnableInterContainerTrafficEncryption'
const absent = Symbol('absent')
/** What a switch may hold that is off, and what is neither on nor off. */
const offValues = fc.constantFrom<unknown>(false, null, absent)
const strangeValues = fc.constantFrom<unknown>('true', 'false', 1, 0, [], {}, '')

const holder = (value: unknown) => (value === absent ? {} : { [flag]: value })

/** A resource of a kind with these switches; only a tuning job has more than one. */
const withSwitches: Record<SwitchedType, (values: readonly unknown[]) => object> = {
  'tuning-job': ([first, ...rest]) =>
    rest.length === 0
      ? { HyperParameterTuningJobName: 'a', TrainingJobDefinition: holder(first) }
      : {
          HyperParameterTuningJobName: 'a',
          TrainingJobDefinition: holder(first),
          TrainingJobDefinitions: rest.map(holder),
        },
  'training-job': ([value]) => ({ TrainingJobName: 'a', ...holder(value) }),
  'processing-job': ([value]) => ({ ProcessingJobName: 'a', NetworkConfig: holder(value) }),
  'automl-job': ([value]) => ({ AutoMLJobName: 'a', SecurityConfig: holder(value) }),
  'data-quality-job-definition': ([value]) => ({ JobDefinitionName: 'a', NetworkConfig: holder(value) }),
  'model-bias-job-definition': ([value]) => ({ JobDefinitionName: 'a', NetworkConfig: holder(value) }),
  'model-quality-job-definition': ([value]) => ({ JobDefinitionName: 'a', NetworkConfig: holder(value) }),
  'model-explainability-job-definition': ([value]) => ({
    JobDefinitionName: 'a',
    NetworkConfig: holder(value),
  }),
  'monitoring-schedule': ([value]) => ({
    MonitoringScheduleName: 'a',
    MonitoringScheduleConfig: { MonitoringJobDefinition: { NetworkConfig: holder(value) } },
  }),
}

function status(type: SwitchedType, described: unknown) {
  return judgeResource(type, { kind: 'described', described }).find(
    ({ safeguard }) => safeguard === `${type}-encryption-in-transit`,
  )?.status
}

describe.each(switchedTypes)('encryption in transit of %s', (type) => {
  const most = type === 'tuning-job' ? 11 : 1
  const sizes = fc.integer({ min: 1, max: most })
  const all = (count: number) => Array.from({ length: count }, (): unknown => true)

  it('protects only when every switch is on; any one off fails it', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), offValues, (count, at, off) => {
        expect(status(type, withSwitches[type](all(count)))).toBe('protected')
        const flipped = all(count).map((value, index) => (index === at % count ? off : value))
        expect(status(type, withSwitches[type](flipped))).toBe('failing')
      }),
    )
  })

  it('is unknown for a switch that is neither, unless another is off', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), strangeValues, (count, at, strange) => {
        const values = all(count).map((value, index) => (index === at % count ? strange : value))
        expect(status(type, withSwitches[type](values))).toBe('unknown')
        if (count > 1) {
          const mixed = values.map((value, index) => (index === (at + 1) % count ? false : value))
          expect(status(type, withSwitches[type](mixed))).toBe('failing')
        }
      }),
    )
  })
})

describe('every safeguard', () => {
  const answers = fc.string().map((error) => ({
    kind: 'unreadable' as const,
    gap: { action: 'Describe', error, service: 's3' },
  }))

  it('is never protected or failing on evidence that could not be read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...catalogue), answers, (rule, evidence) => {
        for (const type of rule.resourceTypes) expect(rule.judge(evidence, type).status).toBe('unknown')
      }),
    )
  })

  it('judges any JSON of its kinds, the same way twice, and always says why', () => {
    fc.assert(
      fc.property(fc.constantFrom(...catalogue), fc.jsonValue(), (rule, value) => {
        for (const type of rule.resourceTypes)
          for (const described of [
            value,
            { [resourceTypes[type].nameField]: 'a', KmsKeyId: value, VpcConfig: value },
          ]) {
            const verdict = rule.judge({ kind: 'described', described }, type)
            expect(rule.judge({ kind: 'described', described }, type)).toEqual(verdict)
            expect(verdict.reasons.length).toBeGreaterThan(0)
          }
      }),
    )
  })
})
