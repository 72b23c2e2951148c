import { ruleTable } from '#lib/checks/rule-table.ts'
import { outputEncryptionAtRest } from './output-encryption-at-rest.ts'

const key = 'alias/patients'

// It has no failing case: S3 leaves no new object unencrypted.
ruleTable(outputEncryptionAtRest, [
  [
    'a tuning job',
    { HyperParameterTuningJobName: 'a', TrainingJobDefinition: { OutputDataConfig: { KmsKeyId: key } } },
    'protected',
    { type: 'tuning-job', path: 'TrainingJobDefinition.OutputDataConfig.KmsKeyId', says: 'own key' },
  ],
  [
    'a training job under AWS’s key',
    { TrainingJobName: 'a', OutputDataConfig: { S3OutputPath: 's3://b', KmsKeyId: '' } },
    'protected',
    { type: 'training-job', says: 'with a key of AWS’s' },
  ],
  ['a training job that does not say', { TrainingJobName: 'a' }, 'unknown', { type: 'training-job' }],
  [
    'a key that is no text',
    { TrainingJobName: 'a', OutputDataConfig: { KmsKeyId: {} } },
    'unknown',
    { type: 'training-job' },
  ],
  [
    'an output that is no object',
    { TrainingJobName: 'a', OutputDataConfig: 'x' },
    'unknown',
    { type: 'training-job' },
  ],
  [
    'a processing job with a dataset',
    {
      ProcessingJobName: 'a',
      ProcessingOutputConfig: { KmsKeyId: key },
      ProcessingInputs: [{ DatasetDefinition: { AthenaDatasetDefinition: { KmsKeyId: key } } }, {}],
    },
    'protected',
    {
      type: 'processing-job',
      path: 'ProcessingInputs[0].DatasetDefinition.AthenaDatasetDefinition.KmsKeyId',
    },
  ],
  [
    'a processing job without output',
    { ProcessingJobName: 'a' },
    'not_applicable',
    { type: 'processing-job' },
  ],
  [
    'an AutoML job',
    { AutoMLJobName: 'a', OutputDataConfig: { KmsKeyId: key } },
    'protected',
    { type: 'automl-job' },
  ],
  [
    'a monitoring definition',
    { JobDefinitionName: 'a', ModelQualityJobOutputConfig: {} },
    'protected',
    { type: 'model-quality-job-definition' },
  ],
  [
    'a schedule',
    {
      MonitoringScheduleName: 'a',
      MonitoringScheduleConfig: { MonitoringJobDefinition: { MonitoringOutputConfig: { KmsKeyId: key } } },
    },
    'protected',
    { type: 'monitoring-schedule' },
  ],
  [
    'a transform job with capture',
    { TransformJobName: 'a', TransformOutput: {}, DataCaptureConfig: { KmsKeyId: key } },
    'protected',
    { type: 'transform-job', says: 'captured data is encrypted with the customer’s own key' },
  ],
  [
    'an endpoint configuration that captures and answers later',
    {
      EndpointConfigName: 'a',
      DataCaptureConfig: { EnableCapture: true, KmsKeyId: key },
      AsyncInferenceConfig: { OutputConfig: { KmsKeyId: key } },
      ProductionVariants: [{ CoreDumpConfig: { KmsKeyId: key } }, {}],
    },
    'protected',
    { type: 'endpoint-config', says: 'core dumps' },
  ],
  [
    'an endpoint whose capture is off',
    { EndpointName: 'a', DataCaptureConfig: { EnableCapture: false } },
    'not_applicable',
    { type: 'endpoint' },
  ],
  [
    'an offline store',
    { FeatureGroupName: 'a', OfflineStoreConfig: { S3StorageConfig: {} } },
    'protected',
    { type: 'feature-group' },
  ],
  ['no offline store', { FeatureGroupName: 'a' }, 'not_applicable', { type: 'feature-group' }],
  [
    'an experiment that keeps data',
    { Name: 'a', DataStorageConfig: { KmsKey: key } },
    'protected',
    { type: 'inference-experiment' },
  ],
  [
    'a compilation job',
    { CompilationJobName: 'a', OutputConfig: {} },
    'protected',
    { type: 'compilation-job' },
  ],
  ['a kind that writes nothing', { ModelName: 'a' }, 'unknown', { type: 'model' }],
])
