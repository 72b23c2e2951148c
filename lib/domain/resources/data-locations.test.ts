import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataLocationsOf } from './data-locations.ts'
import { resourceTypeIds, type ResourceType } from './types.ts'

const training = (name: string) => ({
  RoleArn: `arn:aws:iam::111122223333:role/${name}`,
  InputDataConfig: [
    { DataSource: { S3DataSource: { S3Uri: `s3://${name}-in/train`, S3DataType: 'S3Prefix' } } },
    { DataSource: { FileSystemDataSource: { FileSystemId: 'fs-1', FileSystemType: 'EFS' } } },
  ],
  OutputDataConfig: { S3OutputPath: `s3://${name}-out/`, KmsKeyId: 'alias/out' },
  ResourceConfig: { VolumeKmsKeyId: 'alias/volume' },
  CheckpointConfig: { S3Uri: `s3://${name}-out/checkpoints` },
  VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
})

/** The buckets as `name:read` or `name:write`, which is what most kinds are asked. */
function uses(type: ResourceType, described: unknown): string[] {
  return dataLocationsOf(type, described).buckets.flatMap(({ bucket, uses: all }) =>
    all.map(({ access }) => `${bucket}:${access}`),
  )
}

describe('dataLocationsOf', () => {
  it('reads every definition of a tuning job', () => {
    const found = dataLocationsOf('tuning-job', {
      TrainingJobDefinition: training('one'),
      TrainingJobDefinitions: [training('two')],
    })
    expect(found.buckets).toEqual([
      {
        bucket: 'one-in',
        uses: [
          {
            access: 'read',
            path: 'TrainingJobDefinition.InputDataConfig[0].DataSource.S3DataSource.S3Uri',
            uri: 's3://one-in/train',
          },
        ],
      },
      {
        bucket: 'one-out',
        uses: [
          {
            access: 'write',
            path: 'TrainingJobDefinition.OutputDataConfig.S3OutputPath',
            uri: 's3://one-out/',
          },
          {
            access: 'write',
            path: 'TrainingJobDefinition.CheckpointConfig.S3Uri',
            uri: 's3://one-out/checkpoints',
          },
        ],
      },
      expect.objectContaining({ bucket: 'two-in' }),
      expect.objectContaining({ bucket: 'two-out' }),
    ])
    expect(found.roles).toHaveLength(2)
    expect(found.kmsKeys).toEqual(['alias/volume', 'alias/out'])
    expect(found.subnets).toEqual(['subnet-1'])
    expect(found.securityGroups).toEqual(['sg-1'])
    expect(found.notFollowed.map(({ path }) => path)).toEqual([
      'TrainingJobDefinition.InputDataConfig[1].DataSource.FileSystemDataSource',
      'TrainingJobDefinitions[0].InputDataConfig[1].DataSource.FileSystemDataSource',
    ])
  })

  it.each<[ResourceType, unknown, string[]]>([
    [
      'training-job',
      {
        ...training('a'),
        ModelArtifacts: { S3ModelArtifacts: 's3://a-out/model.tar.gz' },
        DebugHookConfig: { S3OutputPath: 's3://debug' },
        ProfilerConfig: { S3OutputPath: 's3://profiles' },
        TensorBoardOutputConfig: { S3OutputPath: 's3://boards' },
      },
      [
        'a-in:read',
        'a-out:read',
        'a-out:write',
        'a-out:write',
        'boards:write',
        'debug:write',
        'profiles:write',
      ],
    ],
    [
      'processing-job',
      {
        ProcessingInputs: [
          { S3Input: { S3Uri: 's3://raw/x' } },
          { DatasetDefinition: { AthenaDatasetDefinition: { OutputS3Uri: 's3://athena/x' } } },
          { DatasetDefinition: { RedshiftDatasetDefinition: { OutputS3Uri: 's3://redshift/x' } } },
        ],
        ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: 's3://done/' } }] },
      },
      ['athena:write', 'done:write', 'raw:read', 'redshift:write'],
    ],
    [
      'automl-job',
      {
        InputDataConfig: [{ DataSource: { S3DataSource: { S3Uri: 's3://in1' } } }],
        OutputDataConfig: { S3OutputPath: 's3://out' },
      },
      ['in1:read', 'out:write'],
    ],
    [
      'automl-job',
      { AutoMLJobInputDataConfig: [{ DataSource: { S3DataSource: { S3Uri: 's3://in2' } } }] },
      ['in2:read'],
    ],
    [
      'model-bias-job-definition',
      {
        ModelBiasJobInput: {
          BatchTransformInput: { DataCapturedDestinationS3Uri: 's3://captured' },
          GroundTruthS3Input: { S3Uri: 's3://truth' },
        },
        ModelBiasAppSpecification: { ConfigUri: 's3://config/x.json' },
        ModelBiasBaselineConfig: { ConstraintsResource: { S3Uri: 's3://base' } },
        ModelBiasJobOutputConfig: { MonitoringOutputs: [{ S3Output: { S3Uri: 's3://bias-out' } }] },
      },
      ['base:read', 'bias-out:write', 'captured:read', 'config:read', 'truth:read'],
    ],
    [
      'monitoring-schedule',
      {
        MonitoringScheduleConfig: {
          MonitoringJobDefinition: {
            MonitoringOutputConfig: { MonitoringOutputs: [{ S3Output: { S3Uri: 's3://watched' } }] },
          },
        },
      },
      ['watched:write'],
    ],
    [
      'transform-job',
      {
        TransformInput: { DataSource: { S3DataSource: { S3Uri: 's3://batch-in' } } },
        TransformOutput: { S3OutputPath: 's3://batch-out' },
        DataCaptureConfig: { DestinationS3Uri: 's3://batch-capture' },
      },
      ['batch-capture:write', 'batch-in:read', 'batch-out:write'],
    ],
    [
      'model',
      {
        PrimaryContainer: { ModelDataUrl: 's3://models/a.tar.gz' },
        Containers: [{ ModelDataSource: { S3DataSource: { S3Uri: 's3://more-models/' } } }],
      },
      ['models:read', 'more-models:read'],
    ],
    [
      'endpoint-config',
      {
        DataCaptureConfig: { DestinationS3Uri: 's3://capture' },
        AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://async' } },
      },
      ['async:write', 'capture:write'],
    ],
    [
      'feature-group',
      { OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://features' } } },
      ['features:write'],
    ],
    ['inference-experiment', { DataStorageConfig: { Destination: 's3://shadow' } }, ['shadow:write']],
    [
      'hyperpod-cluster',
      { InstanceGroups: [{ LifeCycleConfig: { SourceS3Uri: 's3://scripts' } }] },
      ['scripts:read'],
    ],
    ['labeling-job', { OutputConfig: { S3OutputPath: 's3://labels' } }, ['labels:write']],
    ['s3-bucket', { Name: 'data-bucket' }, []],
  ])('%s', (type, described, expected) => {
    expect(uses(type, described)).toEqual(expected)
  })

  it('says what it cannot follow to a bucket', () => {
    const s3 = (S3Uri: string, S3DataType = 'S3Prefix') => ({
      DataSource: { S3DataSource: { S3Uri, S3DataType } },
    })
    const found = dataLocationsOf('training-job', {
      InputDataConfig: [
        s3('s3://data-bucket/manifest', 'ManifestFile'),
        s3('s3://alias-x-s3alias/a'),
        s3('s3://fast--use1-az4--x-s3/a'),
        s3('http://elsewhere/a'),
        { DataSource: { DatasetSource: { DatasetArn: 'arn:x' } } },
      ],
    })
    expect(found.buckets.map(({ bucket }) => bucket)).toEqual(['data-bucket'])
    expect(found.notFollowed.map(({ why }) => why.split(/[,;(]/)[0])).toEqual([
      'It reads a manifest',
      'It reads a SageMaker dataset',
      'It goes through the access point alias-x-s3alias',
      'fast--use1-az4--x-s3 is a directory bucket ',
      'Its address is not one of S3’s.',
    ])
  })

  it('reads the network, models and endpoints of the kinds that name them otherwise', () => {
    expect(
      dataLocationsOf('notebook-instance', { SubnetId: 'subnet-9', SecurityGroups: ['sg-9'] }),
    ).toMatchObject({ subnets: ['subnet-9'], securityGroups: ['sg-9'] })
    expect(
      dataLocationsOf('domain', {
        SubnetIds: ['subnet-8'],
        DefaultUserSettings: { SecurityGroups: ['sg-8'], ExecutionRole: 'arn:aws:iam::1:role/r' },
      }),
    ).toMatchObject({ subnets: ['subnet-8'], securityGroups: ['sg-8'], roles: ['arn:aws:iam::1:role/r'] })
    expect(dataLocationsOf('transform-job', { ModelName: 'm' }).models).toEqual(['m'])
    expect(
      dataLocationsOf('data-quality-job-definition', {
        DataQualityJobInput: { EndpointInput: { EndpointName: 'live' } },
      }).endpoints,
    ).toEqual(['live'])
    expect(dataLocationsOf('agent-job', {}).notFollowed).toHaveLength(1)
  })

  it('says word for word why it cannot follow, and where', () => {
    const why = (DataSource: unknown) =>
      dataLocationsOf('training-job', { InputDataConfig: [{ DataSource }] }).notFollowed
    const at = 'InputDataConfig[0].DataSource'
    expect(why({ FileSystemDataSource: {} })).toEqual([
      {
        path: `${at}.FileSystemDataSource`,
        why: 'It reads a file system (EFS or FSx); SageMaker does not show how that mount is encrypted.',
      },
    ])
    expect(why({ DatasetSource: {} })).toEqual([
      {
        path: `${at}.DatasetSource`,
        why: 'It reads a SageMaker dataset, which does not name its bucket here.',
      },
    ])
    const manifest = {
      path: `${at}.S3DataSource`,
      why: 'It reads a manifest, whose lines may name other buckets; seeing them needs s3:GetObject.',
    }
    expect(why({ S3DataSource: { S3DataType: 'ManifestFile' } })).toEqual([manifest])
    expect(why({ S3DataSource: { S3DataType: 'AugmentedManifestFile' } })).toEqual([manifest])
    expect(why({ S3DataSource: { ManifestS3Uri: 's3://data/m' } })).toEqual([manifest])
    expect(why({ S3DataSource: { S3DataType: 'S3Prefix', ManifestS3Uri: 7 } })).toEqual([])
    for (const nothing of [null, {}, { FileSystemDataSource: 'x', DatasetSource: null }])
      expect(why(nothing)).toEqual([])
    expect(dataLocationsOf('agent-job', {}).notFollowed).toEqual([
      {
        path: 'JobConfigDocument',
        why: 'What the job reads and writes is inside its configuration document, which we do not read.',
      },
    ])
  })

  it('takes neither empty text nor what is no text for a name', () => {
    const found = dataLocationsOf('training-job', {
      RoleArn: '',
      OutputDataConfig: { S3OutputPath: '', KmsKeyId: 7 },
      VpcConfig: { Subnets: ['', 7, null, 'subnet-1', 'subnet-1'], SecurityGroupIds: 'sg-1' },
    })
    expect(found).toEqual({
      ...{ buckets: [], notFollowed: [], roles: [], kmsKeys: [], endpoints: [], models: [] },
      ...{ subnets: ['subnet-1'], securityGroups: [] },
    })
    expect(dataLocationsOf('notebook-instance', { SecurityGroupIds: ['sg-2'] }).securityGroups).toEqual([
      'sg-2',
    ])
    expect(
      dataLocationsOf('domain', { DomainSettings: { SecurityGroupIds: ['sg-3'] } }).securityGroups,
    ).toEqual(['sg-3'])
  })

  it('reads any JSON as any kind without throwing, the same way twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...resourceTypeIds), fc.jsonValue(), (type, value) => {
        expect(dataLocationsOf(type, value)).toEqual(dataLocationsOf(type, value))
      }),
    )
  })
})
