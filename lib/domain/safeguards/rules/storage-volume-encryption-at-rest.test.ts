import { describe, expect, it } from 'vitest'
import { ruleTable } from '#lib/checks/rule-table.ts'
import { hasLocalNvme } from '../key-slots.ts'
import { storageVolumeEncryptionAtRest } from './storage-volume-encryption-at-rest.ts'

const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd'
const resources = (InstanceType: string, VolumeKmsKeyId?: unknown) => ({
  ResourceConfig: { InstanceType, ...(VolumeKmsKeyId === undefined ? {} : { VolumeKmsKeyId }) },
})
const cluster = (InstanceType: string, VolumeKmsKeyId?: unknown) => ({
  ClusterConfig: { InstanceType, VolumeKmsKeyId },
})

// It has no failing case: AWS leaves no such storage unencrypted.
ruleTable(storageVolumeEncryptionAtRest, [
  [
    'a tuning job with a key in each definition',
    {
      HyperParameterTuningJobName: 'a',
      TrainingJobDefinitions: [
        resources('ml.m5.xlarge', key),
        { HyperParameterTuningResourceConfig: { VolumeKmsKeyId: key } },
      ],
    },
    'protected',
    {
      type: 'tuning-job',
      path: 'TrainingJobDefinitions[1].HyperParameterTuningResourceConfig.VolumeKmsKeyId',
    },
  ],
  [
    'a tuning job without definitions',
    { HyperParameterTuningJobName: 'a' },
    'unknown',
    { type: 'tuning-job' },
  ],
  [
    'a tuning job with a definition that is no object',
    { HyperParameterTuningJobName: 'a', TrainingJobDefinitions: [7] },
    'unknown',
    { type: 'tuning-job' },
  ],
  [
    'a customer’s key',
    { TrainingJobName: 'a', ...resources('ml.m5.xlarge', key) },
    'protected',
    { type: 'training-job', says: 'own key' },
  ],
  [
    'AWS’s key',
    { TrainingJobName: 'a', ...resources('ml.m5.xlarge') },
    'protected',
    { type: 'training-job', says: 'with a key of AWS’s' },
  ],
  [
    'an empty key is none',
    { TrainingJobName: 'a', ...resources('ml.m5.xlarge', '') },
    'protected',
    { type: 'training-job', says: 'with a key of AWS’s' },
  ],
  [
    'AWS’s alias is AWS’s key',
    { TrainingJobName: 'a', ...resources('ml.m5.xlarge', 'alias/aws/ebs') },
    'protected',
    { type: 'training-job', says: 'with a key of AWS’s' },
  ],
  [
    'local NVMe',
    { TrainingJobName: 'a', ...resources('ml.p4d.24xlarge') },
    'not_applicable',
    { type: 'training-job' },
  ],
  [
    'groups of which one has local NVMe',
    {
      TrainingJobName: 'a',
      ResourceConfig: {
        InstanceGroups: [{ InstanceType: 'ml.p4d.24xlarge' }, { InstanceType: 'ml.m5.large' }],
      },
    },
    'protected',
    { type: 'training-job' },
  ],
  [
    'a serverless training job',
    { TrainingJobName: 'a', ServerlessJobConfig: {} },
    'not_applicable',
    { type: 'training-job' },
  ],
  ['a training job without resources', { TrainingJobName: 'a' }, 'unknown', { type: 'training-job' }],
  [
    'a key that is a number',
    { TrainingJobName: 'a', ...resources('ml.m5.xlarge', 7) },
    'unknown',
    { type: 'training-job' },
  ],
  [
    'resources that are no object',
    { TrainingJobName: 'a', ResourceConfig: 7 },
    'unknown',
    { type: 'training-job' },
  ],
  [
    'a processing job',
    { ProcessingJobName: 'a', ProcessingResources: cluster('ml.m5.large', key) },
    'protected',
    { type: 'processing-job' },
  ],
  ['a processing job without resources', { ProcessingJobName: 'a' }, 'unknown', { type: 'processing-job' }],
  [
    'an AutoML job',
    { AutoMLJobName: 'a', SecurityConfig: { VolumeKmsKeyId: key } },
    'protected',
    { type: 'automl-job', says: 'own key' },
  ],
  [
    'an AutoML job of V1',
    { AutoMLJobName: 'a', AutoMLJobConfig: { SecurityConfig: { VolumeKmsKeyId: key } } },
    'protected',
    { type: 'automl-job', says: 'own key' },
  ],
  [
    'a monitoring definition',
    { JobDefinitionName: 'a', JobResources: cluster('ml.m5.large') },
    'protected',
    { type: 'model-bias-job-definition' },
  ],
  [
    'a schedule with its definition',
    {
      MonitoringScheduleName: 'a',
      MonitoringScheduleConfig: { MonitoringJobDefinition: { MonitoringResources: cluster('ml.g5.xlarge') } },
    },
    'not_applicable',
    { type: 'monitoring-schedule' },
  ],
  [
    'a schedule that names its definition',
    { MonitoringScheduleName: 'a', MonitoringScheduleConfig: { MonitoringJobDefinitionName: 'b' } },
    'not_applicable',
    { type: 'monitoring-schedule' },
  ],
  ['a schedule of nothing', { MonitoringScheduleName: 'a' }, 'unknown', { type: 'monitoring-schedule' }],
  [
    'a schedule with a definition that is no object',
    { MonitoringScheduleName: 'a', MonitoringScheduleConfig: { MonitoringJobDefinition: 7 } },
    'unknown',
    { type: 'monitoring-schedule' },
  ],
  [
    'a transform job',
    { TransformJobName: 'a', TransformResources: { InstanceType: 'ml.m5.large' } },
    'protected',
    { type: 'transform-job' },
  ],
  [
    'a cluster with a key on every volume',
    {
      ClusterName: 'a',
      InstanceGroups: [{ InstanceStorageConfigs: [{ EbsVolumeConfig: { VolumeKmsKeyId: key } }] }],
      RestrictedInstanceGroups: [{}],
    },
    'protected',
    { type: 'hyperpod-cluster', says: 'root volume' },
  ],
  [
    'a cluster with a group that is no object',
    { ClusterName: 'a', InstanceGroups: [7] },
    'unknown',
    { type: 'hyperpod-cluster' },
  ],
  [
    'a cluster with groups that are no list',
    { ClusterName: 'a', InstanceGroups: 7 },
    'unknown',
    { type: 'hyperpod-cluster' },
  ],
  ['a notebook', { NotebookInstanceName: 'a', KmsKeyId: key }, 'protected', { type: 'notebook-instance' }],
  ['a domain', { DomainName: 'a' }, 'protected', { type: 'domain' }],
  [
    'an endpoint configuration',
    { EndpointConfigName: 'a', ProductionVariants: [{ InstanceType: 'ml.m5.large' }] },
    'protected',
    { type: 'endpoint-config' },
  ],
  [
    'an endpoint configuration on local NVMe',
    { EndpointConfigName: 'a', ProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }] },
    'not_applicable',
    { type: 'endpoint-config' },
  ],
  [
    'a serverless endpoint configuration',
    { EndpointConfigName: 'a', ProductionVariants: [{ ServerlessConfig: { MaxConcurrency: 5 } }] },
    'not_applicable',
    { type: 'endpoint-config' },
  ],
  [
    'an online store',
    {
      FeatureGroupName: 'a',
      OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: key } },
    },
    'protected',
    { type: 'feature-group' },
  ],
  ['no online store', { FeatureGroupName: 'a' }, 'not_applicable', { type: 'feature-group' }],
  [
    'an online store that is off',
    { FeatureGroupName: 'a', OnlineStoreConfig: { EnableOnlineStore: false } },
    'not_applicable',
    { type: 'feature-group' },
  ],
  ['an experiment', { Name: 'a', KmsKey: key }, 'protected', { type: 'inference-experiment' }],
  ['a labeling job without automation', { LabelingJobName: 'a' }, 'not_applicable', { type: 'labeling-job' }],
  [
    'a labeling job with automation',
    { LabelingJobName: 'a', LabelingJobAlgorithmsConfig: {} },
    'protected',
    { type: 'labeling-job' },
  ],
  [
    'a recommendations job',
    { JobName: 'a', InputConfig: {} },
    'protected',
    { type: 'inference-recommendations-job' },
  ],
  ['an MLflow app', { Name: 'a' }, 'protected', { type: 'mlflow-app' }],
  ['a kind without storage', { ModelName: 'a' }, 'unknown', { type: 'model' }],
])

describe('hasLocalNvme', () => {
  it.each([
    'ml.p4d.24xlarge',
    'ml.p5.48xlarge',
    'ml.p5en.48xlarge',
    'ml.p6-b200.48xlarge',
    'ml.p6e-gb200.36xlarge',
    'ml.g4dn.xlarge',
    'ml.g5.2xlarge',
    'ml.g6e.xlarge',
    'ml.g7e.2xlarge',
    'ml.gr6.4xlarge',
    'ml.m5d.large',
    'ml.r5d.large',
    'ml.c6gd.large',
    'ml.m6id.large',
    'ml.p3dn.24xlarge',
    'ml.trn1.32xlarge',
    'ml.trn1n.32xlarge',
    'ml.trn2.48xlarge',
    'ml.i3en.24xlarge',
  ])('%s', (type) => {
    expect(hasLocalNvme(type)).toBe(true)
  })
  it.each([
    'ml.m5.large',
    'ml.c5n.18xlarge',
    'ml.p3.2xlarge',
    'ml.p2.xlarge',
    'ml.t3.medium',
    'ml.r6i.large',
    'ml.m7i.large',
    'ml.inf2.xlarge',
    'ml.g5g.xlarge',
    '',
    'ml',
  ])('not %s', (type) => {
    expect(hasLocalNvme(type)).toBe(false)
  })
})
