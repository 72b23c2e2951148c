/** One thing of every kind that is no tuning or training job, as a team would have it in a region. */
interface Where {
  accountId: string
  region: string
  bucket: string
  /** Whether the team has set everything as the safeguards ask. */
  isRight: boolean
  /** In front of each name. */
  topic: string
  at: Date
}

interface Entry {
  request: Record<string, unknown>
  creationTime: string
  endTime?: string
  status?: string
}

/** Requests by the sandbox's name of the kind; what stands there besides them are the models they name. */
export function otherResources(where: Where): Record<string, Entry[]> {
  const { accountId, region, bucket, isRight, topic, at } = where
  const RoleArn = `arn:aws:iam::${accountId}:role/ml-training`
  const key = `arn:aws:kms:${region}:${accountId}:key/6f1c2a54-0d37-4b0e-9f0a-3c9f6b7d2e11`
  const s3 = (path: string) => `s3://${bucket}/${topic}/${path}`
  const image = `${accountId}.dkr.ecr.${region}.amazonaws.com/${topic}:1`
  const clarify = `205585389593.dkr.ecr.${region}.amazonaws.com/sagemaker-clarify-processing:1.0`
  const withKey = (field: string) => (isRight ? { [field]: key } : {})
  const VpcConfig = { Subnets: ['subnet-0a1b2c3d'], SecurityGroupIds: ['sg-0a1b2c3d'] }
  const network = isRight
    ? { EnableInterContainerTrafficEncryption: true, EnableNetworkIsolation: true }
    : { EnableNetworkIsolation: false }
  const cluster = (count: number) => ({
    ClusterConfig: {
      ...{ InstanceType: 'ml.m5.xlarge', InstanceCount: count, VolumeSizeInGB: 30 },
      ...withKey('VolumeKmsKeyId'),
    },
  })
  const entry = (request: Record<string, unknown>, status?: string): Entry => ({
    request,
    creationTime: at.toISOString(),
    endTime: new Date(at.getTime() + 3_600_000).toISOString(),
    ...(status === undefined ? {} : { status }),
  })
  const standing = (request: Record<string, unknown>): Entry => ({ request, creationTime: at.toISOString() })
  const monitoring = (word: string) => ({
    JobDefinitionName: `${topic}-${word.toLowerCase()}`,
    [`${word}AppSpecification`]: {
      ImageUri: image,
      ...(word === 'ModelBias' ? { ConfigUri: s3('bias.json') } : {}),
    },
    [`${word}JobInput`]: { EndpointInput: { EndpointName: topic, LocalPath: '/opt/ml/input' } },
    [`${word}JobOutputConfig`]: {
      MonitoringOutputs: [{ S3Output: { S3Uri: s3('monitoring/'), LocalPath: '/opt/ml/output' } }],
      ...withKey('KmsKeyId'),
    },
    JobResources: cluster(2),
    NetworkConfig: network,
    RoleArn,
  })
  return {
    'processing-job': [
      entry({
        ProcessingJobName: `${topic}-clarify`,
        AppSpecification: { ImageUri: isRight ? clarify : image },
        ProcessingResources: cluster(2),
        ProcessingInputs: [
          {
            InputName: 'in',
            S3Input: { S3Uri: s3('raw/'), LocalPath: '/opt/ml/in', S3DataType: 'S3Prefix' },
          },
        ],
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: 'out',
              S3Output: { S3Uri: s3('clean/'), LocalPath: '/opt/ml/out', S3UploadMode: 'EndOfJob' },
            },
          ],
          ...withKey('KmsKeyId'),
        },
        NetworkConfig: network,
        RoleArn,
      }),
    ],
    'automl-job': [
      entry({
        AutoMLJobName: `${topic}-autopilot`,
        AutoMLJobInputDataConfig: [
          { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: s3('table/') } } },
        ],
        AutoMLProblemTypeConfig: { TabularJobConfig: { TargetAttributeName: 'label' } },
        OutputDataConfig: { S3OutputPath: s3('autopilot/'), ...withKey('KmsKeyId') },
        SecurityConfig: { EnableInterContainerTrafficEncryption: isRight, ...withKey('VolumeKmsKeyId') },
        RoleArn,
      }),
    ],
    'transform-job': [
      entry({
        TransformJobName: `${topic}-batch`,
        ModelName: `${topic}-model`,
        TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: s3('batch/') } } },
        TransformOutput: { S3OutputPath: s3('scored/'), ...withKey('KmsKeyId') },
        TransformResources: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, ...withKey('VolumeKmsKeyId') },
      }),
    ],
    'labeling-job': [
      entry({
        LabelingJobName: `${topic}-labels`,
        LabelAttributeName: 'label',
        InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: s3('manifest.json') } } },
        OutputConfig: { S3OutputPath: s3('labels/'), ...withKey('KmsKeyId') },
        HumanTaskConfig: {
          WorkteamArn: `arn:aws:sagemaker:${region}:${accountId}:workteam/private-crowd/${topic}`,
          TaskTitle: 'Mark the image',
          TaskDescription: 'Mark the image',
          TaskTimeLimitInSeconds: 600,
          NumberOfHumanWorkersPerDataObject: 1,
        },
        RoleArn,
      }),
    ],
    'compilation-job': [
      entry({
        CompilationJobName: `${topic}-compiled`,
        OutputConfig: {
          ...{ S3OutputLocation: s3('compiled/'), TargetDevice: 'ml_c5' },
          ...withKey('KmsKeyId'),
        },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
        RoleArn,
      }),
    ],
    'optimization-job': [
      entry({
        OptimizationJobName: `${topic}-quantized`,
        ModelSource: { S3: { S3Uri: s3('models/') } },
        DeploymentInstanceType: 'ml.g5.xlarge',
        OptimizationConfigs: [{ ModelQuantizationConfig: { Image: image } }],
        OutputConfig: { S3OutputLocation: s3('quantized/'), ...withKey('KmsKeyId') },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
        RoleArn,
      }),
    ],
    'edge-packaging-job': [
      entry({
        EdgePackagingJobName: `${topic}-edge`,
        ...{ CompilationJobName: `${topic}-compiled`, ModelName: `${topic}-model`, ModelVersion: '1' },
        OutputConfig: { S3OutputLocation: s3('edge/'), ...withKey('KmsKeyId') },
        RoleArn,
      }),
    ],
    'inference-recommendations-job': [
      entry({
        JobName: `${topic}-sizing`,
        JobType: 'Default',
        InputConfig: { ModelName: `${topic}-model`, ...withKey('VolumeKmsKeyId') },
        RoleArn,
      }),
    ],
    'agent-job': [
      entry({
        JobName: `${topic}-agent`,
        JobCategory: 'AgentRFT',
        JobConfigSchemaVersion: '1.0.0',
        JobConfigDocument: '{}',
        RoleArn,
      }),
    ],
    'ai-benchmark-job': [
      entry({
        AIBenchmarkJobName: `${topic}-benchmark`,
        BenchmarkTarget: { Endpoint: { Identifier: topic } },
        OutputConfig: { S3OutputLocation: s3('benchmark/') },
        AIWorkloadConfigIdentifier: `${topic}-load`,
        RoleArn,
      }),
    ],
    'data-quality-job-definition': [standing(monitoring('DataQuality'))],
    'model-bias-job-definition': [standing(monitoring('ModelBias'))],
    'model-quality-job-definition': [standing(monitoring('ModelQuality'))],
    'model-explainability-job-definition': [standing(monitoring('ModelExplainability'))],
    'monitoring-schedule': [
      standing({
        MonitoringScheduleName: `${topic}-daily`,
        MonitoringScheduleConfig: {
          ScheduleConfig: { ScheduleExpression: 'cron(0 4 ? * * *)' },
          MonitoringJobDefinitionName: `${topic}-dataquality`,
          MonitoringType: 'DataQuality',
        },
      }),
      standing({
        MonitoringScheduleName: `${topic}-weekly`,
        MonitoringScheduleConfig: {
          ScheduleConfig: { ScheduleExpression: 'cron(0 4 ? * 1 *)' },
          MonitoringJobDefinitionName: `${topic}-modelbias`,
          MonitoringType: 'ModelBias',
        },
      }),
    ],
    model: [
      standing({
        ModelName: `${topic}-model`,
        PrimaryContainer: {
          ...{ Image: image, ModelDataUrl: s3('models/model.tar.gz') },
          ...(isRight ? { ImageConfig: { RepositoryAccessMode: 'Vpc' } } : {}),
        },
        ExecutionRoleArn: RoleArn,
        EnableNetworkIsolation: isRight,
        ...(isRight ? { VpcConfig } : {}),
      }),
    ],
    'model-package': [
      standing({
        ModelPackageName: `${topic}-package`,
        ModelPackageGroupName: topic,
        ModelApprovalStatus: isRight ? 'Approved' : 'PendingManualApproval',
      }),
    ],
    'endpoint-config': [
      standing({
        EndpointConfigName: `${topic}-config`,
        ProductionVariants: [
          {
            ...{ VariantName: 'main', ModelName: `${topic}-model`, InstanceType: 'ml.m5.large' },
            InitialInstanceCount: isRight ? 2 : 1,
          },
        ],
        ...withKey('KmsKeyId'),
      }),
    ],
    endpoint: [standing({ EndpointName: topic, EndpointConfigName: `${topic}-config` })],
    'feature-group': [
      standing({
        FeatureGroupName: `${topic}-features`,
        RecordIdentifierFeatureName: 'id',
        EventTimeFeatureName: 'at',
        FeatureDefinitions: [
          { FeatureName: 'id', FeatureType: 'String' },
          { FeatureName: 'at', FeatureType: 'String' },
        ],
        OfflineStoreConfig: { S3StorageConfig: { S3Uri: s3('features/'), ...withKey('KmsKeyId') } },
        OnlineStoreConfig: {
          EnableOnlineStore: true,
          ...(isRight ? { SecurityConfig: { KmsKeyId: key } } : {}),
        },
        RoleArn,
      }),
    ],
    'inference-experiment': [
      standing({
        Name: `${topic}-shadow`,
        Type: 'ShadowMode',
        EndpointName: topic,
        ModelVariants: [
          {
            ...{ ModelName: `${topic}-model`, VariantName: 'main' },
            InfrastructureConfig: {
              InfrastructureType: 'RealTimeInference',
              RealTimeInferenceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
            },
          },
        ],
        ShadowModeConfig: {
          SourceModelVariantName: 'main',
          ShadowModelVariants: [{ ShadowModelVariantName: 'shadow', SamplingPercentage: 10 }],
        },
        DataStorageConfig: { Destination: s3('shadow/'), ...withKey('KmsKey') },
        ...withKey('KmsKey'),
        RoleArn,
      }),
    ],
    cluster: [
      standing({
        ClusterName: `${topic}-cluster`,
        InstanceGroups: [
          {
            ...{ InstanceGroupName: 'workers', InstanceType: 'ml.p4d.24xlarge', InstanceCount: 4 },
            ...{ LifeCycleConfig: { SourceS3Uri: s3('lifecycle/'), OnCreate: 'on-create.sh' } },
            ExecutionRole: RoleArn,
          },
        ],
        ...(isRight
          ? { VpcConfig: { SecurityGroupIds: ['sg-0a1b2c3d'], Subnets: ['subnet-0a1b2c3d'] } }
          : {}),
      }),
    ],
    'notebook-instance-lifecycle-config': [
      standing({
        NotebookInstanceLifecycleConfigName: `${topic}-start`,
        OnStart: [
          {
            Content: Buffer.from(
              isRight ? 'set -e\npip install pandas\n' : 'export DB=postgres://ml:kZ81xwQp@db.internal/ml\n',
            ).toString('base64'),
          },
        ],
      }),
    ],
    'notebook-instance': [
      standing({
        NotebookInstanceName: `${topic}-notebook`,
        InstanceType: 'ml.t3.medium',
        LifecycleConfigName: `${topic}-start`,
        PlatformIdentifier: isRight ? 'notebook-al2023-v1' : 'notebook-al2-v1',
        DirectInternetAccess: isRight ? 'Disabled' : 'Enabled',
        RootAccess: isRight ? 'Disabled' : 'Enabled',
        ...(isRight ? { SubnetId: 'subnet-0a1b2c3d', SecurityGroupIds: ['sg-0a1b2c3d'] } : {}),
        ...withKey('KmsKeyId'),
        RoleArn,
      }),
    ],
    domain: [
      standing({
        DomainName: `${topic}-studio`,
        AuthMode: isRight ? 'SSO' : 'IAM',
        DefaultUserSettings: { ExecutionRole: RoleArn },
        AppNetworkAccessType: isRight ? 'VpcOnly' : 'PublicInternetOnly',
        SubnetIds: ['subnet-0a1b2c3d'],
        VpcId: 'vpc-0a1b2c3d',
        ...withKey('KmsKeyId'),
      }),
    ],
    image: [
      standing({
        ImageName: `${topic}-image`,
        RoleArn,
        ...(isRight ? { Tags: [{ Key: 'owner', Value: 'ml-platform' }] } : {}),
      }),
    ],
    'app-image-config': [
      standing({
        AppImageConfigName: `${topic}-kernel`,
        KernelGatewayImageConfig: { KernelSpecs: [{ Name: 'python3' }] },
        ...(isRight ? { Tags: [{ Key: 'owner', Value: 'ml-platform' }] } : {}),
      }),
    ],
    'mlflow-app': [standing({ Name: `${topic}-mlflow`, ArtifactStoreUri: s3('mlflow/'), RoleArn })],
    'partner-app': [
      standing({
        Name: `${topic}-comet`,
        ...{ Type: 'comet', Tier: 'small', ExecutionRoleArn: RoleArn, AuthType: 'IAM' },
        ...withKey('KmsKeyId'),
      }),
    ],
  }
}
