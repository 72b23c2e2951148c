/** Requests as a data scientist would send them; only encryption in transit and sizes differ. */
interface JobShape {
  name: string
  instances: number
  /** Undefined leaves the setting out, which AWS takes as off. */
  isEncrypted: boolean | undefined
}

const image = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1'
const roleOf = (accountId: string) => `arn:aws:iam::${accountId}:role/ml-training`

function training(accountId: string, bucket: string, { instances, isEncrypted }: Omit<JobShape, 'name'>) {
  return {
    RoleArn: roleOf(accountId),
    InputDataConfig: [
      {
        ChannelName: 'train',
        DataSource: {
          S3DataSource: {
            S3DataType: 'S3Prefix',
            S3Uri: `s3://${bucket}/train/`,
            S3DataDistributionType: 'ShardedByS3Key',
          },
        },
      },
    ],
    OutputDataConfig: { S3OutputPath: `s3://${bucket}/models/` },
    ResourceConfig: { InstanceType: 'ml.m5.2xlarge', InstanceCount: instances, VolumeSizeInGB: 50 },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    ...(isEncrypted === undefined ? {} : { EnableInterContainerTrafficEncryption: isEncrypted }),
  }
}

const objective = { Type: 'Minimize', MetricName: 'validation:logloss' }
const limits = { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 2 }

/** A tuning job with one definition, or with `first` right and `second` as asked. */
export function tuningJobRequest(
  accountId: string,
  bucket: string,
  shape: JobShape & { isPaired?: boolean },
) {
  const { name, isPaired, ...rest } = shape
  const ranges = { ContinuousParameterRanges: [{ Name: 'eta', MinValue: '0.01', MaxValue: '0.3' }] }
  const definition = (given: Omit<JobShape, 'name'>) => ({
    AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
    ...training(accountId, bucket, given),
  })
  const config = { Strategy: 'Bayesian', ResourceLimits: limits }
  if (!isPaired)
    return {
      HyperParameterTuningJobName: name,
      HyperParameterTuningJobConfig: {
        ...config,
        HyperParameterTuningJobObjective: objective,
        ParameterRanges: ranges,
      },
      TrainingJobDefinition: definition(rest),
    }
  const placed = { TuningObjective: objective, HyperParameterRanges: ranges }
  return {
    HyperParameterTuningJobName: name,
    HyperParameterTuningJobConfig: config,
    TrainingJobDefinitions: [
      { DefinitionName: 'first', ...placed, ...definition({ ...rest, isEncrypted: true }) },
      { DefinitionName: 'second', ...placed, ...definition(rest) },
    ],
  }
}

export function trainingJobRequest(accountId: string, bucket: string, { name, ...rest }: JobShape) {
  return {
    TrainingJobName: name,
    AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
    ...training(accountId, bucket, rest),
  }
}
