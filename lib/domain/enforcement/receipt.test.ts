import { describe, expect, it } from 'vitest'
import { keepSettings } from '#lib/domain/resources/keep-settings.ts'
import { artifactsOf, leftBehindOf, requestAgain } from './receipt.ts'

const definition = (name: string, isEncrypted: boolean) => ({
  DefinitionName: name,
  EnableInterContainerTrafficEncryption: isEncrypted,
  OutputDataConfig: { S3OutputPath: `s3://models/${name}` },
  CheckpointConfig: { S3Uri: `s3://checkpoints/${name}` },
  InputDataConfig: [{ DataSource: { S3DataSource: { S3Uri: 's3://data/in' } } }],
  ResourceConfig: { InstanceCount: 2, InstanceType: 'ml.m5.xlarge' },
})
const described = {
  HyperParameterTuningJobName: 'risk-hpo',
  HyperParameterTuningJobArn: 'arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/risk-hpo',
  HyperParameterTuningJobStatus: 'Stopped',
  HyperParameterTuningJobConfig: { Strategy: 'Bayesian' },
  TrainingJobDefinitions: [definition('first', true), definition('second', false)],
  TrainingJobStatusCounters: { Completed: 1 },
  CreationTime: '2026-11-25T10:00:00Z',
}

describe('what a stopped job left behind', () => {
  it('is where its definitions write, checkpoints included, and never what it reads', () => {
    const { writes, logGroup } = leftBehindOf(described)
    expect(writes.map(({ uri }) => uri).sort()).toEqual([
      ...['s3://checkpoints/first', 's3://checkpoints/second', 's3://models/first', 's3://models/second'],
    ])
    expect(writes.map(({ path }) => path)).toContain('TrainingJobDefinitions[1].CheckpointConfig.S3Uri')
    expect(logGroup).toBe('/aws/sagemaker/TrainingJobs')
  })

  it('is the models of its training jobs, where one place is all there is', () => {
    const left = leftBehindOf(described)
    expect(artifactsOf(left, 'risk-hpo-001')).toBeNull()
    const single = leftBehindOf({ TrainingJobDefinition: definition('only', false) })
    expect(artifactsOf(single, 'risk-hpo-001')).toBe('s3://models/only/risk-hpo-001/output/')
  })

  it('is nothing we know of where no settings were kept', () => {
    expect(leftBehindOf(null).writes).toEqual([])
  })
})

describe('the request that makes it again', () => {
  it('is the job’s own settings with every switch on, a new name, and nothing that AWS adds', () => {
    const again = requestAgain(described)
    expect(again?.isWhole).toBe(true)
    expect(Object.keys(again?.request ?? {}).sort()).toEqual([
      ...['HyperParameterTuningJobConfig', 'HyperParameterTuningJobName', 'TrainingJobDefinitions'],
    ])
    expect(again?.request).toMatchObject({
      HyperParameterTuningJobName: 'risk-hpo-again',
      TrainingJobDefinitions: [
        { EnableInterContainerTrafficEncryption: true },
        {
          EnableInterContainerTrafficEncryption: true,
          OutputDataConfig: { S3OutputPath: 's3://models/second' },
        },
      ],
    })
  })

  it('says that it is not whole where values were not kept', () => {
    const [first, ...rest] = described.TrainingJobDefinitions
    const kept = keepSettings({
      ...described,
      TrainingJobDefinitions: [{ ...first, StaticHyperParameters: { patients: 'cohort-7' } }, ...rest],
    })
    const again = requestAgain(kept)
    expect(again?.isWhole).toBe(false)
    expect(JSON.stringify(again)).not.toContain('cohort-7')
    expect(requestAgain(null)).toBeNull()
  })
})
