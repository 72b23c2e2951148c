import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tuningJobEncryptionInTransit } from './tuning-job-encryption-in-transit.ts'

const judge = (described: unknown) =>
  tuningJobEncryptionInTransit.judge({ kind: 'described', described }, 'tuning-job')
const definition = (flag?: unknown, name?: string) => ({
  ...(name === undefined ? {} : { DefinitionName: name }),
  ...(flag === undefined ? {} : { EnableInterContainerTrafficEncryption: flag }),
  ResourceConfig: { InstanceCount: 4 },
})

describe('tuning-job-encryption-in-transit', () => {
  it.each([
    ['one definition on', { TrainingJobDefinition: definition(true) }, 'protected'],
    ['one definition off', { TrainingJobDefinition: definition(false) }, 'failing'],
    ['one definition absent', { TrainingJobDefinition: definition() }, 'failing'],
    ['one definition null', { TrainingJobDefinition: definition(null) }, 'failing'],
    ['several on', { TrainingJobDefinitions: [definition(true, 'a'), definition(true, 'b')] }, 'protected'],
    [
      'the second of several off',
      { TrainingJobDefinitions: [definition(true, 'a'), definition(false, 'b')] },
      'failing',
    ],
    [
      'both shapes, one off',
      { TrainingJobDefinition: definition(true), TrainingJobDefinitions: [definition(false)] },
      'failing',
    ],
    ['a word instead of a boolean', { TrainingJobDefinition: definition('true') }, 'unknown'],
    ['no definition at all', {}, 'unknown'],
    ['an empty list', { TrainingJobDefinitions: [] }, 'unknown'],
    ['definitions that are not a list', { TrainingJobDefinitions: 'x' }, 'unknown'],
    ['a definition that is no object', { TrainingJobDefinition: 7 }, 'unknown'],
    ['no object', 'nonsense', 'unknown'],
    ['nothing', null, 'unknown'],
  ])('%s', (_, described, status) => {
    expect(judge(described).status).toBe(status)
  })

  it('names the definition and the path that decided', () => {
    const { reasons } = judge({
      TrainingJobDefinitions: [definition(true, 'first'), definition(undefined, 'second')],
    })
    expect(reasons[1]).toMatchObject({
      definition: 'second',
      path: 'TrainingJobDefinitions[1].EnableInterContainerTrafficEncryption',
    })
    expect(reasons[1]?.message).toContain('this job’s 4 instances is not encrypted')
    expect(reasons[1]).not.toHaveProperty('value')
  })

  it('does not excuse a single instance, and says what it means', () => {
    const { status, reasons } = judge({
      TrainingJobDefinition: {
        EnableInterContainerTrafficEncryption: false,
        ResourceConfig: { InstanceCount: 1 },
      },
    })
    expect(status).toBe('failing')
    expect(reasons[0]?.message).toContain('single instance')
  })

  it('is unknown, and names the action, when the job could not be read', () => {
    const gap = { action: 'DescribeHyperParameterTuningJob', error: 'AccessDeniedException' }
    expect(tuningJobEncryptionInTransit.judge({ kind: 'unreadable', gap }, 'tuning-job')).toEqual({
      safeguard: 'tuning-job-encryption-in-transit',
      status: 'unknown',
      reasons: [
        {
          message: expect.stringContaining(
            'sagemaker:DescribeHyperParameterTuningJob answered AccessDeniedException',
          ) as string,
        },
      ],
    })
  })

  it('fails whichever definition is turned off, and protects only when all are on', () => {
    const broken = fc.constantFrom<unknown>(false, null, undefined)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.nat(),
        broken,
        fc.boolean(),
        (count, at, flag, isSingle) => {
          const all = Array.from({ length: isSingle ? 1 : count }, () => definition(true))
          const shaped = (list: unknown[]) =>
            isSingle ? { TrainingJobDefinition: list[0] } : { TrainingJobDefinitions: list }
          expect(judge(shaped(all)).status).toBe('protected')
          const flipped = all.map((entry, index) =>
            index === at % all.length ? { ...entry, EnableInterContainerTrafficEncryption: flag } : entry,
          )
          expect(judge(shaped(flipped)).status).toBe('failing')
        },
      ),
    )
  })

  it('judges any JSON without throwing, the same way twice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(judge(value)).toEqual(judge(value))
      }),
    )
  })
})
