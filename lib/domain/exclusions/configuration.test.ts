import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trainingJobRequest, tuningJobRequest } from '#lib/demo/jobs.ts'
import { keepSettings } from '#lib/domain/resources/keep-settings.ts'
import {
  attestedConfiguration,
  attestedResource,
  configurationChanges,
  configurationText,
} from './configuration.ts'

const shape = { name: 'job', instances: 2, isEncrypted: false }

describe('the attested configuration', () => {
  it('is the same for the request and for what AWS then says of the job', () => {
    const request = tuningJobRequest('111122223333', 'nw-models', { ...shape, isPaired: true })
    const described = {
      ...request,
      HyperParameterTuningJobStatus: 'InProgress',
      CreationTime: new Date(0),
      BestTrainingJob: { TrainingJobName: 'x', ModelArtifacts: { S3ModelArtifacts: 's3://other/x' } },
      TrainingJobDefinitions: request.TrainingJobDefinitions?.map((definition) => ({
        ...definition,
        OutputDataConfig: { ...definition.OutputDataConfig, KmsKeyId: '' },
      })),
    }
    expect(attestedConfiguration(keepSettings(described))).toEqual(attestedConfiguration(request))
    expect(attestedConfiguration(request)).toEqual({
      inputs: ['s3://nw-models/train/'],
      outputs: ['s3://nw-models/models/'],
      roles: ['arn:aws:iam::111122223333:role/ml-training'],
      keys: [],
      network: [],
    })
  })

  it('takes in keys, network, checkpoints and file systems', () => {
    const request = {
      ...trainingJobRequest('111122223333', 'b', shape),
      VpcConfig: { Subnets: ['subnet-2', 'subnet-1'], SecurityGroupIds: ['sg-1'] },
      ResourceConfig: { VolumeKmsKeyId: 'key-1', InstanceCount: 1 },
      CheckpointConfig: { S3Uri: 's3://checks/x' },
      Extra: [{ DataSource: { FileSystemDataSource: { FileSystemId: 'fs-1', DirectoryPath: '/in' } } }],
    }
    expect(attestedConfiguration(request)).toMatchObject({
      inputs: ['/in', 'fs-1', 's3://b/train/'],
      outputs: ['s3://b/models/', 's3://checks/x'],
      keys: ['key-1'],
      network: ['sg-1', 'subnet-1', 'subnet-2'],
    })
  })

  it.each<[string, string, string, unknown]>([
    ['roles', 'a role of the model', 'arn:r', { ExecutionRoleArn: 'arn:r' }],
    ['keys', 'a key by its ARN', 'k', { OutputDataConfig: { KmsKeyArn: 'k' } }],
    ['keys', 'a key of a volume', 'k', { VolumeKmsKeyId: 'k' }],
    ['keys', 'a key by its short name', 'k', { KmsKey: 'k' }],
    ['network', 'a subnet alone', 'subnet-1', { SubnetId: 'subnet-1' }],
    ['inputs', 'a model’s data', 's3://m/x', { PrimaryContainer: { ModelDataUrl: 's3://m/x' } }],
    ['inputs', 'a data set', 's3://d/x', { DatasetS3Uri: 's3://d/x' }],
    ['outputs', 'captured data', 's3://c/x', { DataCaptureConfig: { DestinationS3Uri: 's3://c/x' } }],
    ['outputs', 'a tensor board', 's3://t/x', { TensorBoardOutputConfig: { S3OutputPath: 's3://t/x' } }],
    ['outputs', 'debug hooks', 's3://h/x', { DebugHookConfig: { S3Uri: 's3://h/x' } }],
  ])('counts to the %s %s', (part, _, text, described) => {
    const nothing = { inputs: [], outputs: [], roles: [], keys: [], network: [] }
    expect(attestedConfiguration(described)).toEqual({ ...nothing, [part]: [text] })
  })

  it('takes nothing that is no text, is empty, or that AWS alone writes', () => {
    const nothing = { inputs: [], outputs: [], roles: [], keys: [], network: [] }
    const described = {
      ...{ RoleArn: 7, KmsKeyId: '', Subnets: [null, ''], S3Uri: { S3Uri: 's3://inside/x' } },
      ...{ S3UriOf: 's3://no/x', KmsKeyIdOf: 'no', S3UriList: ['s3://no/x'] },
      ModelArtifacts: { S3Uri: 's3://made/x' },
      OverallBestTrainingJob: { RoleArn: 'arn:other' },
      ProfilerRuleEvaluationStatuses: [{ S3Uri: 's3://made/y' }],
    }
    expect(attestedConfiguration(described)).toEqual(nothing)
  })

  it('names what changed, and the buckets', () => {
    const before = attestedConfiguration(tuningJobRequest('111122223333', 'a', shape))
    const after = attestedConfiguration(tuningJobRequest('111122223333', 'z', shape))
    expect(configurationChanges(before, before)).toEqual([])
    expect(configurationChanges(before, after)).toEqual([
      { part: 'inputs', added: ['s3://z/train/'], removed: ['s3://a/train/'] },
      { part: 'outputs', added: ['s3://z/models/'], removed: ['s3://a/models/'] },
    ])
  })

  it('takes a bucket for what lies in it', () => {
    const bucket = { type: 's3-bucket', name: 'ml-data', settings: { Name: 'ml-data' } }
    expect(attestedResource(bucket)).toMatchObject({ inputs: ['s3://ml-data/'], outputs: [] })
    const request = tuningJobRequest('111122223333', 'a', { name: 'a', instances: 1, isEncrypted: false })
    expect(attestedResource({ type: 'tuning-job', name: 'a', settings: request })).toEqual(
      attestedConfiguration(request),
    )
  })

  it('knows the data of other kinds than training', () => {
    expect(
      attestedConfiguration({
        DataQualityJobInput: {
          BatchTransformInput: { DataCapturedDestinationS3Uri: 's3://captured/', LocalPath: '/opt' },
        },
        OutputConfig: { S3OutputLocation: 's3://compiled/' },
      }),
    ).toMatchObject({ inputs: ['s3://captured/'], outputs: ['s3://compiled/'] })
  })

  it('never throws, and does not depend on order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.webUrl(), { maxLength: 5 }), (junk, uris) => {
        const entries = uris.map((S3Uri) => ({ S3Uri }))
        const one = attestedConfiguration({ junk, InputDataConfig: entries })
        const other = attestedConfiguration({ InputDataConfig: [...entries, ...entries].reverse(), junk })
        expect(configurationText(one)).toBe(configurationText(other))
      }),
    )
  })
})
