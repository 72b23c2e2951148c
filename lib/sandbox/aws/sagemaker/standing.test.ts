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
const arn = (type: string, name: string) => `arn:aws:sagemaker:us-east-1:${ACCOUNT}:${type}/${name}`
const cluster = { InstanceCount: 2, InstanceType: 'ml.m5.xlarge' as const, VolumeSizeInGB: 30 }
const output = { MonitoringOutputs: [{ S3Output: { S3Uri: 's3://b/out', LocalPath: '/opt' } }] }
const watched = { EndpointInput: { EndpointName: 'live', LocalPath: '/opt' } }
const base = { JobDefinitionName: 'watch', RoleArn, JobResources: { ClusterConfig: cluster } }
const NetworkConfig = { EnableInterContainerTrafficEncryption: true }
const truth = { GroundTruthS3Input: { S3Uri: 's3://b/truth' } }

/** Each of the four definitions: made, told, listed by endpoint, and taken away. */
const definitions = {
  DataQuality: () => ({
    create: new sm.CreateDataQualityJobDefinitionCommand({
      ...base,
      DataQualityAppSpecification: { ImageUri: 'image' },
      DataQualityJobInput: watched,
      DataQualityJobOutputConfig: output,
      NetworkConfig,
    }),
    describe: new sm.DescribeDataQualityJobDefinitionCommand(base),
    list: new sm.ListDataQualityJobDefinitionsCommand({ EndpointName: 'live' }),
    drop: new sm.DeleteDataQualityJobDefinitionCommand(base),
  }),
  ModelBias: () => ({
    create: new sm.CreateModelBiasJobDefinitionCommand({
      ...base,
      ModelBiasAppSpecification: { ImageUri: 'image', ConfigUri: 's3://b/c' },
      ModelBiasJobInput: { ...watched, ...truth },
      ModelBiasJobOutputConfig: output,
      NetworkConfig,
    }),
    describe: new sm.DescribeModelBiasJobDefinitionCommand(base),
    list: new sm.ListModelBiasJobDefinitionsCommand({ EndpointName: 'live' }),
    drop: new sm.DeleteModelBiasJobDefinitionCommand(base),
  }),
  ModelQuality: () => ({
    create: new sm.CreateModelQualityJobDefinitionCommand({
      ...base,
      ModelQualityAppSpecification: { ImageUri: 'image' },
      ModelQualityJobInput: { ...watched, ...truth },
      ModelQualityJobOutputConfig: output,
      NetworkConfig,
    }),
    describe: new sm.DescribeModelQualityJobDefinitionCommand(base),
    list: new sm.ListModelQualityJobDefinitionsCommand({ EndpointName: 'live' }),
    drop: new sm.DeleteModelQualityJobDefinitionCommand(base),
  }),
  ModelExplainability: () => ({
    create: new sm.CreateModelExplainabilityJobDefinitionCommand({
      ...base,
      ModelExplainabilityAppSpecification: { ImageUri: 'image', ConfigUri: 's3://b/c' },
      ModelExplainabilityJobInput: watched,
      ModelExplainabilityJobOutputConfig: output,
      NetworkConfig,
    }),
    describe: new sm.DescribeModelExplainabilityJobDefinitionCommand(base),
    list: new sm.ListModelExplainabilityJobDefinitionsCommand({ EndpointName: 'live' }),
    drop: new sm.DeleteModelExplainabilityJobDefinitionCommand(base),
  }),
}

test('data quality definitions', () => isDefinition(definitions.DataQuality(), 'data-quality'))
test('model bias definitions', () => isDefinition(definitions.ModelBias(), 'model-bias'))
test('model quality definitions', () => isDefinition(definitions.ModelQuality(), 'model-quality'))
test('model explainability definitions', () =>
  isDefinition(definitions.ModelExplainability(), 'model-explainability'))

async function isDefinition(given: ReturnType<(typeof definitions)[keyof typeof definitions]>, type: string) {
  // The SDK's send has one overload per command; the four pairs are alike.
  const send = (command: object) =>
    client.send(command as sm.DescribeDataQualityJobDefinitionCommand) as Promise<object>
  const JobDefinitionArn = arn(`${type}-job-definition`, 'watch')
  expect(await send(given.create)).toMatchObject({ JobDefinitionArn })
  await expect(send(given.create)).rejects.toMatchObject({ name: 'ResourceInUse' })
  const described = await send(given.describe)
  expect(described).toMatchObject({ ...base, JobDefinitionArn, NetworkConfig })
  expect(described).not.toHaveProperty('LastModifiedTime')
  expect(await send(given.list)).toMatchObject({
    JobDefinitionSummaries: [
      {
        MonitoringJobDefinitionName: 'watch',
        MonitoringJobDefinitionArn: JobDefinitionArn,
        EndpointName: 'live',
        CreationTime: new Date('2026-03-01T08:00:00Z'),
      },
    ],
  })
  await send(given.drop)
  await expect(send(given.describe)).rejects.toMatchObject({ name: 'ResourceNotFound' })
}

test('a monitoring schedule names a definition or holds one, stops, starts and changes', async () => {
  await client.send(definitions.DataQuality().create)
  const name = { MonitoringScheduleName: 'hourly' }
  await client.send(
    new sm.CreateMonitoringScheduleCommand({
      ...name,
      MonitoringScheduleConfig: { MonitoringJobDefinitionName: 'watch', MonitoringType: 'DataQuality' },
    }),
  )
  const describe = () => client.send(new sm.DescribeMonitoringScheduleCommand(name))
  expect((await describe()).MonitoringScheduleStatus).toBe('Pending')
  world.advance(5_000)
  expect(await describe()).toMatchObject({ MonitoringScheduleStatus: 'Scheduled', EndpointName: 'live' })
  const listed = await client.send(new sm.ListMonitoringSchedulesCommand({ EndpointName: 'live' }))
  expect(listed.MonitoringScheduleSummaries).toMatchObject([
    { MonitoringJobDefinitionName: 'watch', MonitoringType: 'DataQuality' },
  ])
  await client.send(new sm.StopMonitoringScheduleCommand(name))
  world.advance(5_000)
  expect((await describe()).MonitoringScheduleStatus).toBe('Stopped')
  const MonitoringJobDefinition = {
    MonitoringInputs: [watched],
    MonitoringOutputConfig: output,
    MonitoringResources: { ClusterConfig: cluster },
    MonitoringAppSpecification: { ImageUri: 'image' },
    NetworkConfig,
    RoleArn,
  }
  await client.send(
    new sm.UpdateMonitoringScheduleCommand({
      ...name,
      MonitoringScheduleConfig: { MonitoringJobDefinition },
    }),
  )
  world.advance(5_000)
  expect(await describe()).toMatchObject({
    MonitoringScheduleStatus: 'Scheduled',
    MonitoringScheduleConfig: { MonitoringJobDefinition: { NetworkConfig } },
  })
  await client.send(new sm.StopMonitoringScheduleCommand(name))
  world.advance(5_000)
  await client.send(new sm.StartMonitoringScheduleCommand(name))
  await client.send(new sm.DeleteMonitoringScheduleCommand(name))
})

test('a notebook instance must be stopped to be changed or deleted', async () => {
  const name = { NotebookInstanceName: 'lab' }
  await client.send(
    new sm.CreateNotebookInstanceCommand({
      ...{ ...name, InstanceType: 'ml.t3.medium', RoleArn, SubnetId: 'subnet-1', SecurityGroupIds: ['sg-1'] },
      DirectInternetAccess: 'Disabled',
    }),
  )
  world.advance(5_000)
  const describe = () => client.send(new sm.DescribeNotebookInstanceCommand(name))
  expect(await describe()).toMatchObject({
    NotebookInstanceStatus: 'InService',
    DirectInternetAccess: 'Disabled',
    RootAccess: 'Enabled',
    SecurityGroups: ['sg-1'],
  })
  const change = () => client.send(new sm.UpdateNotebookInstanceCommand({ ...name, RootAccess: 'Disabled' }))
  await expect(change()).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Status (InService) not in ([Stopped, Failed]). Unable to transition to (Updating) for Notebook Instance (${arn('notebook-instance', 'lab')}).`,
  })
  await client.send(new sm.StopNotebookInstanceCommand(name))
  expect((await describe()).NotebookInstanceStatus).toBe('Stopping')
  world.advance(5_000)
  await change()
  world.advance(5_000)
  expect(await describe()).toMatchObject({ NotebookInstanceStatus: 'Stopped', RootAccess: 'Disabled' })
  const stopped = await client.send(new sm.ListNotebookInstancesCommand({ StatusEquals: 'Stopped' }))
  expect(stopped.NotebookInstances).toHaveLength(1)
  await client.send(new sm.StartNotebookInstanceCommand(name))
  expect((await describe()).NotebookInstanceStatus).toBe('Pending')
  world.advance(5_000)
  await client.send(new sm.StopNotebookInstanceCommand(name))
  world.advance(5_000)
  await client.send(new sm.DeleteNotebookInstanceCommand(name))
  await expect(describe()).rejects.toMatchObject({ name: 'ValidationException', message: 'RecordNotFound' })
})

test('a domain is asked for by its id', async () => {
  const created = await client.send(
    new sm.CreateDomainCommand({
      DomainName: 'studio',
      AuthMode: 'IAM',
      DefaultUserSettings: { ExecutionRole: RoleArn },
      ...{ SubnetIds: ['subnet-1'], VpcId: 'vpc-1' },
    }),
  )
  const DomainId = created.DomainId ?? ''
  expect(created.DomainArn).toBe(arn('domain', DomainId))
  expect(DomainId).toMatch(/^d-[a-z0-9]+$/)
  world.advance(5_000)
  const describe = () => client.send(new sm.DescribeDomainCommand({ DomainId }))
  expect(await describe()).toMatchObject({
    ...{ DomainId, DomainName: 'studio', Status: 'InService', AppNetworkAccessType: 'PublicInternetOnly' },
  })
  const updated = await client.send(new sm.UpdateDomainCommand({ DomainId, AppNetworkAccessType: 'VpcOnly' }))
  expect(updated.DomainArn).toBe(created.DomainArn)
  world.advance(5_000)
  expect((await describe()).AppNetworkAccessType).toBe('VpcOnly')
  const listed = await client.send(new sm.ListDomainsCommand({}))
  expect(listed.Domains).toMatchObject([{ DomainId, DomainName: 'studio', Status: 'InService' }])
  await client.send(new sm.DeleteDomainCommand({ DomainId }))
  await expect(describe()).rejects.toMatchObject({ name: 'ResourceNotFound' })
})

test('a cluster tells counts reached and aimed at, and answers to its ARN too', async () => {
  const { ClusterArn } = await client.send(
    new sm.CreateClusterCommand({
      ClusterName: 'pod',
      InstanceGroups: [
        {
          ...{ InstanceGroupName: 'workers', InstanceType: 'ml.p5.48xlarge', InstanceCount: 3 },
          ...{ ExecutionRole: RoleArn, LifeCycleConfig: { SourceS3Uri: 's3://b/l', OnCreate: 'on.sh' } },
          InstanceStorageConfigs: [{ EbsVolumeConfig: { VolumeKmsKeyId: 'key' } }],
        },
      ],
      Tags: [{ Key: 'team', Value: 'risk' }],
    }),
  )
  expect(ClusterArn).toMatch(/:cluster\/[a-z0-9]{12}$/)
  world.advance(5_000)
  for (const ClusterName of ['pod', ClusterArn]) {
    expect(await client.send(new sm.DescribeClusterCommand({ ClusterName }))).toMatchObject({
      ClusterStatus: 'InService',
      InstanceGroups: [
        {
          ...{ InstanceGroupName: 'workers', CurrentCount: 3, TargetCount: 3 },
          InstanceStorageConfigs: [{ EbsVolumeConfig: { VolumeKmsKeyId: 'key' } }],
        },
      ],
    })
  }
  const tags = await client.send(new sm.ListTagsCommand({ ResourceArn: ClusterArn }))
  expect(tags.Tags).toHaveLength(1)
  const listed = await client.send(new sm.ListClustersCommand({ SortBy: 'NAME' }))
  expect(listed.ClusterSummaries).toMatchObject([{ ClusterArn, ClusterName: 'pod' }])
  await client.send(new sm.UpdateClusterCommand({ ClusterName: 'pod', NodeRecovery: 'None' }))
  expect((await client.send(new sm.DeleteClusterCommand({ ClusterName: 'pod' }))).ClusterArn).toBe(ClusterArn)
})

test('models, endpoint configurations and endpoints hang together', async () => {
  const ModelName = 'm'
  await client.send(
    new sm.CreateModelCommand({
      ModelName,
      PrimaryContainer: { Image: 'image', ModelDataUrl: 's3://b/m' },
      ExecutionRoleArn: RoleArn,
    }),
  )
  expect(await client.send(new sm.DescribeModelCommand({ ModelName }))).toMatchObject({
    EnableNetworkIsolation: false,
    PrimaryContainer: { ModelDataUrl: 's3://b/m' },
  })
  expect((await client.send(new sm.ListModelsCommand({}))).Models).toHaveLength(1)
  await expect(client.send(new sm.DescribeModelCommand({ ModelName: 'x' }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Could not find model "${arn('model', 'x')}".`,
  })
  const config = (EndpointConfigName: string, KmsKeyId?: string) =>
    client.send(
      new sm.CreateEndpointConfigCommand({
        EndpointConfigName,
        ...(KmsKeyId ? { KmsKeyId } : {}),
        ProductionVariants: [
          { VariantName: 'a', ModelName, InstanceType: 'ml.m5.xlarge', InitialInstanceCount: 2 },
        ],
        DataCaptureConfig: {
          ...{ EnableCapture: true, InitialSamplingPercentage: 10, DestinationS3Uri: 's3://b/capture' },
          CaptureOptions: [{ CaptureMode: 'Input' }],
        },
      }),
    )
  const endpoint = { EndpointName: 'live', EndpointConfigName: 'c1' }
  await expect(client.send(new sm.CreateEndpointCommand(endpoint))).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Could not find endpoint configuration "${arn('endpoint-config', 'c1')}".`,
  })
  await config('c1')
  await config('c2', 'key')
  expect((await client.send(new sm.ListEndpointConfigsCommand({}))).EndpointConfigs).toHaveLength(2)
  expect(
    (await client.send(new sm.DescribeEndpointConfigCommand({ EndpointConfigName: 'c1' }))).KmsKeyId,
  ).toBeUndefined()
  await client.send(new sm.CreateEndpointCommand(endpoint))
  await expect(
    client.send(new sm.UpdateEndpointCommand({ ...endpoint, EndpointConfigName: 'c2' })),
  ).rejects.toMatchObject({ name: 'ValidationException' })
  world.advance(5_000)
  await client.send(new sm.UpdateEndpointCommand({ ...endpoint, EndpointConfigName: 'c2' }))
  world.advance(5_000)
  expect(await client.send(new sm.DescribeEndpointCommand(endpoint))).toMatchObject({
    EndpointStatus: 'InService',
    EndpointConfigName: 'c2',
    ProductionVariants: [{ VariantName: 'a', CurrentInstanceCount: 2 }],
    DataCaptureConfig: { EnableCapture: true, DestinationS3Uri: 's3://b/capture' },
  })
  const found = await client.send(new sm.SearchCommand({ Resource: 'Endpoint' }))
  expect(found.Results).toMatchObject([{ Endpoint: { EndpointName: 'live' } }])
  const models = await client.send(new sm.SearchCommand({ Resource: 'Model' }))
  expect(models.Results).toMatchObject([{ Model: { Model: { ModelName } } }])
  await client.send(new sm.DeleteEndpointCommand(endpoint))
  expect((await client.send(new sm.ListEndpointsCommand({}))).Endpoints).toEqual([])
})

test('feature groups are created, filtered by status and grow', async () => {
  const FeatureGroupName = 'features'
  const feature = (FeatureName: string) => ({ FeatureName, FeatureType: 'String' as const })
  await client.send(
    new sm.CreateFeatureGroupCommand({
      ...{ FeatureGroupName, RecordIdentifierFeatureName: 'id', EventTimeFeatureName: 'at' },
      FeatureDefinitions: [feature('id'), feature('at')],
      OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://b/store', KmsKeyId: 'key' } },
    }),
  )
  const list = (FeatureGroupStatusEquals: sm.FeatureGroupStatus) =>
    client.send(new sm.ListFeatureGroupsCommand({ FeatureGroupStatusEquals }))
  expect((await list('Created')).FeatureGroupSummaries).toEqual([])
  world.advance(5_000)
  expect((await list('Created')).FeatureGroupSummaries).toMatchObject([
    { FeatureGroupName, OfflineStoreStatus: { Status: 'Active' } },
  ])
  await client.send(new sm.UpdateFeatureGroupCommand({ FeatureGroupName, FeatureAdditions: [feature('x')] }))
  const described = await client.send(new sm.DescribeFeatureGroupCommand({ FeatureGroupName }))
  expect(described.FeatureDefinitions).toHaveLength(3)
  await client.send(new sm.DeleteFeatureGroupCommand({ FeatureGroupName }))
})

test('inference experiments run until they are stopped', async () => {
  const Name = 'shadow'
  const infrastructure = { InstanceType: 'ml.m5.xlarge' as const, InstanceCount: 1 }
  await client.send(
    new sm.CreateInferenceExperimentCommand({
      ...{ Name, Type: 'ShadowMode', RoleArn, EndpointName: 'live', KmsKey: 'key' },
      ModelVariants: [
        {
          ...{ ModelName: 'm', VariantName: 'v' },
          InfrastructureConfig: {
            InfrastructureType: 'RealTimeInference',
            RealTimeInferenceConfig: infrastructure,
          },
        },
      ],
      ShadowModeConfig: { SourceModelVariantName: 'v', ShadowModelVariants: [] },
    }),
  )
  world.advance(5_000)
  const describe = () => client.send(new sm.DescribeInferenceExperimentCommand({ Name }))
  expect(await describe()).toMatchObject({ Status: 'Running', KmsKey: 'key' })
  const listed = await client.send(new sm.ListInferenceExperimentsCommand({ StatusEquals: 'Running' }))
  expect(listed.InferenceExperiments).toMatchObject([{ Name, Type: 'ShadowMode' }])
  await client.send(
    new sm.StopInferenceExperimentCommand({
      ...{ Name, ModelVariantActions: { v: 'Retain' }, DesiredState: 'Cancelled' },
    }),
  )
  world.advance(5_000)
  expect(await describe()).toMatchObject({
    Status: 'Cancelled',
    CompletionTime: new Date('2026-03-01T08:00:10Z'),
  })
  const deleted = await client.send(new sm.DeleteInferenceExperimentCommand({ Name }))
  expect(deleted.InferenceExperimentArn).toBe(arn('inference-experiment', Name))
})

test('search refuses what AWS cannot search, and finds nothing of what is not here', async () => {
  const search = (resource: string) =>
    client.send(new sm.SearchCommand({ Resource: resource as sm.ResourceType }))
  await expect(search('ProcessingJob')).rejects.toMatchObject({ name: 'ValidationException' })
  expect((await search('Pipeline')).Results).toEqual([])
})
