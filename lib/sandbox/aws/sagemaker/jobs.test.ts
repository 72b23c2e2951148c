import * as sm from '@aws-sdk/client-sagemaker'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ACCOUNT, administrator, openWorld, type TestWorld } from '#lib/sandbox/aws/test-world.ts'

let world: TestWorld
let client: sm.SageMakerClient

beforeEach(async () => {
  world = await openWorld()
  client = world.sagemaker(administrator(ACCOUNT))
})
afterEach(() => world.close())

const RoleArn = `arn:aws:iam::${ACCOUNT}:role/sagemaker`
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k`
const arn = (type: string, name: string) => `arn:aws:sagemaker:us-east-1:${ACCOUNT}:${type}/${name}`
const s3 = (S3Uri: string) => ({ S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri } })

const processing = (name: string, NetworkConfig?: sm.NetworkConfig): sm.CreateProcessingJobRequest => ({
  ProcessingJobName: name,
  ProcessingResources: {
    ClusterConfig: {
      ...{ InstanceCount: 2, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30, VolumeKmsKeyId: KEY },
    },
  },
  AppSpecification: { ImageUri: 'image' },
  RoleArn,
  ...(NetworkConfig ? { NetworkConfig } : {}),
})

test('a processing job runs, is listed, stopped and deleted', async () => {
  const request = processing('clean', { EnableInterContainerTrafficEncryption: true })
  const name = { ProcessingJobName: 'clean' }
  const created = await client.send(new sm.CreateProcessingJobCommand(request))
  expect(created.ProcessingJobArn).toBe(arn('processing-job', 'clean'))
  await client.send(new sm.CreateProcessingJobCommand(processing('other')))
  await expect(client.send(new sm.CreateProcessingJobCommand(request))).rejects.toMatchObject({
    name: 'ResourceInUse',
  })
  const described = await client.send(new sm.DescribeProcessingJobCommand(name))
  expect(described).toMatchObject({ ...request, ProcessingJobStatus: 'InProgress' })
  const other = await client.send(new sm.DescribeProcessingJobCommand({ ProcessingJobName: 'other' }))
  expect(other.NetworkConfig).toBeUndefined()
  await client.send(new sm.StopProcessingJobCommand(name))
  await expect(client.send(new sm.StopProcessingJobCommand(name))).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The request was rejected because the processing job is in status Stopping.',
  })
  world.advance(5_000)
  const stopped = await client.send(new sm.ListProcessingJobsCommand({ StatusEquals: 'Stopped' }))
  expect(stopped.ProcessingJobSummaries).toEqual([
    {
      ProcessingJobName: 'clean',
      ProcessingJobArn: arn('processing-job', 'clean'),
      ProcessingJobStatus: 'Stopped',
      CreationTime: new Date('2026-03-01T08:00:00Z'),
      LastModifiedTime: new Date('2026-03-01T08:00:05Z'),
      ProcessingEndTime: new Date('2026-03-01T08:00:05Z'),
    },
  ])
  await client.send(new sm.DeleteProcessingJobCommand(name))
  await expect(client.send(new sm.DescribeProcessingJobCommand(name))).rejects.toMatchObject({
    name: 'ResourceNotFound',
  })
})

test('a policy can deny processing jobs without encryption', async () => {
  const { AccessKey } = await userWith(world, {
    Effect: 'Deny',
    Action: 'sagemaker:CreateProcessingJob',
    Resource: '*',
    Condition: { BoolIfExists: { 'sagemaker:InterContainerTrafficEncryption': 'false' } },
  })
  const bound = world.sagemaker({
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  })
  const refused = bound.send(new sm.CreateProcessingJobCommand(processing('a')))
  await expect(refused).rejects.toMatchObject({ name: 'AccessDeniedException' })
  const encrypted = processing('a', { EnableInterContainerTrafficEncryption: true })
  await bound.send(new sm.CreateProcessingJobCommand(encrypted))
})

async function userWith(inWorld: TestWorld, statement: object) {
  const iam = await import('@aws-sdk/client-iam')
  const admin = inWorld.iam(administrator(ACCOUNT))
  await admin.send(new iam.CreateUserCommand({ UserName: 'ann' }))
  const Statement = [{ Effect: 'Allow', Action: '*', Resource: '*' }, statement]
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await admin.send(new iam.PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'p', PolicyDocument }))
  return admin.send(new iam.CreateAccessKeyCommand({ UserName: 'ann' }))
}

test('AutoML jobs of both versions share a list; only the second version describes both', async () => {
  const security = { EnableInterContainerTrafficEncryption: true, VolumeKmsKeyId: KEY }
  await client.send(
    new sm.CreateAutoMLJobCommand({
      AutoMLJobName: 'one',
      InputDataConfig: [{ DataSource: s3('s3://b/in'), TargetAttributeName: 'y' }],
      OutputDataConfig: { S3OutputPath: 's3://b/out' },
      ProblemType: 'Regression',
      AutoMLJobObjective: { MetricName: 'MSE' },
      AutoMLJobConfig: { SecurityConfig: security },
      RoleArn,
    }),
  )
  await client.send(
    new sm.CreateAutoMLJobV2Command({
      AutoMLJobName: 'two',
      AutoMLJobInputDataConfig: [{ ChannelType: 'training', DataSource: s3('s3://b/in') }],
      OutputDataConfig: { S3OutputPath: 's3://b/out' },
      AutoMLProblemTypeConfig: { TabularJobConfig: { TargetAttributeName: 'y' } },
      SecurityConfig: { EnableInterContainerTrafficEncryption: false },
      RoleArn,
    }),
  )
  const { AutoMLJobSummaries: jobs } = await client.send(new sm.ListAutoMLJobsCommand({}))
  expect(jobs?.map((job) => job.AutoMLJobName)).toEqual(['two', 'one'])
  const v1 = await client.send(new sm.DescribeAutoMLJobCommand({ AutoMLJobName: 'one' }))
  expect(v1).toMatchObject({ AutoMLJobConfig: { SecurityConfig: security }, AutoMLJobStatus: 'InProgress' })
  const asV2 = await client.send(new sm.DescribeAutoMLJobV2Command({ AutoMLJobName: 'one' }))
  expect(asV2).toMatchObject({
    SecurityConfig: security,
    AutoMLJobInputDataConfig: [{ DataSource: s3('s3://b/in') }],
    AutoMLProblemTypeConfig: { TabularJobConfig: { ProblemType: 'Regression' } },
  })
  await expect(client.send(new sm.DescribeAutoMLJobCommand({ AutoMLJobName: 'two' }))).rejects.toMatchObject({
    name: 'ValidationException',
  })
  await client.send(new sm.StopAutoMLJobCommand({ AutoMLJobName: 'two' }))
  world.advance(5_000)
  const stopped = await client.send(new sm.DescribeAutoMLJobV2Command({ AutoMLJobName: 'two' }))
  expect(stopped).toMatchObject({ AutoMLJobStatus: 'Stopped', AutoMLJobSecondaryStatus: 'Stopped' })
})

test('a transform job has no traffic setting and stops', async () => {
  await client.send(
    new sm.CreateTransformJobCommand({
      TransformJobName: 'batch',
      ModelName: 'm',
      TransformInput: { DataSource: s3('s3://b/in') },
      TransformOutput: { S3OutputPath: 's3://b/out', KmsKeyId: KEY },
      TransformResources: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1 },
      Tags: [{ Key: 'team', Value: 'risk' }],
    }),
  )
  const name = { TransformJobName: 'batch' }
  await client.send(new sm.StopTransformJobCommand(name))
  world.advance(5_000)
  const described = await client.send(new sm.DescribeTransformJobCommand(name))
  expect(described).toMatchObject({
    TransformJobStatus: 'Stopped',
    TransformOutput: { KmsKeyId: KEY },
    TransformEndTime: new Date('2026-03-01T08:00:05Z'),
  })
  const listed = await client.send(new sm.ListTransformJobsCommand({ NameContains: 'BAT' }))
  expect(listed.TransformJobSummaries).toHaveLength(1)
  const tags = await client.send(new sm.ListTagsCommand({ ResourceArn: arn('transform-job', 'batch') }))
  expect(tags.Tags).toEqual([{ Key: 'team', Value: 'risk' }])
})

test('compilation jobs spell their statuses in capitals', async () => {
  const name = { CompilationJobName: 'neo' }
  await client.send(
    new sm.CreateCompilationJobCommand({
      ...name,
      RoleArn,
      InputConfig: { S3Uri: 's3://b/model', Framework: 'PYTORCH' },
      OutputConfig: { S3OutputLocation: 's3://b/out', TargetDevice: 'ml_c5' },
      StoppingCondition: { MaxRuntimeInSeconds: 900 },
    }),
  )
  const running = await client.send(new sm.ListCompilationJobsCommand({ StatusEquals: 'INPROGRESS' }))
  expect(running.CompilationJobSummaries).toMatchObject([{ CompilationTargetDevice: 'ml_c5' }])
  await client.send(new sm.StopCompilationJobCommand(name))
  world.advance(5_000)
  const described = await client.send(new sm.DescribeCompilationJobCommand(name))
  expect(described.CompilationJobStatus).toBe('STOPPED')
  await client.send(new sm.DeleteCompilationJobCommand(name))
})

test('labeling jobs run and stop', async () => {
  const name = { LabelingJobName: 'labels' }
  const lambda = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:pre`
  const WorkteamArn = arn('workteam', 'private-crowd/team')
  await client.send(
    new sm.CreateLabelingJobCommand({
      ...name,
      LabelAttributeName: 'label',
      InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: 's3://b/manifest' } } },
      OutputConfig: { S3OutputPath: 's3://b/out' },
      RoleArn,
      HumanTaskConfig: {
        ...{ WorkteamArn, UiConfig: {}, PreHumanTaskLambdaArn: lambda, TaskTitle: 't' },
        ...{ TaskDescription: 'd', NumberOfHumanWorkersPerDataObject: 1, TaskTimeLimitInSeconds: 60 },
      },
    }),
  )
  const listed = await client.send(new sm.ListLabelingJobsCommand({ StatusEquals: 'InProgress' }))
  expect(listed.LabelingJobSummaryList).toMatchObject([{ WorkteamArn, LabelCounters: { TotalLabeled: 0 } }])
  await client.send(new sm.StopLabelingJobCommand(name))
  const described = await client.send(new sm.DescribeLabelingJobCommand(name))
  expect(described.LabelingJobStatus).toBe('Stopping')
})

test('inference recommendations jobs have names of their own', async () => {
  await client.send(
    new sm.CreateInferenceRecommendationsJobCommand({
      JobName: 'which',
      JobType: 'Default',
      RoleArn,
      InputConfig: { ModelName: 'm' },
    }),
  )
  const running = await client.send(
    new sm.ListInferenceRecommendationsJobsCommand({ StatusEquals: 'IN_PROGRESS', ModelNameEquals: 'm' }),
  )
  expect(running.InferenceRecommendationsJobs).toMatchObject([{ JobName: 'which', ModelName: 'm' }])
  await client.send(new sm.StopInferenceRecommendationsJobCommand({ JobName: 'which' }))
  world.advance(5_000)
  const described = await client.send(new sm.DescribeInferenceRecommendationsJobCommand({ JobName: 'which' }))
  expect(described).toMatchObject({
    JobArn: arn('inference-recommendations-job', 'which'),
    Status: 'STOPPED',
    CompletionTime: new Date('2026-03-01T08:00:05Z'),
  })
})
