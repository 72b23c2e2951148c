import { describe, expect, it } from 'vitest'
import { hasLocalNvme, outputSlots, volumeSlots } from './key-slots.ts'

describe('instance types with disks of their own', () => {
  it.each([
    ...['ml.m5d.large', 'ml.r5dn.xlarge', 'ml.p4d.24xlarge', 'ml.g4dn.xlarge', 'ml.m6gd.large', 'c5d.large'],
    ...['ml.g5.xlarge', 'ml.g6.xlarge', 'ml.g6e.xlarge', 'ml.gr6.4xlarge', 'ml.gr6f.4xlarge', 'ml.g6f.large'],
    ...['ml.p5.48xlarge', 'ml.p5en.48xlarge', 'ml.p6-b200.48xlarge', 'ml.trn1.32xlarge', 'ml.trn1n.32xlarge'],
    ...[
      'ml.i3.large',
      'ml.i4i.large',
      'ml.im4gn.large',
      'ml.is4gen.large',
      'ml.x2iedn.large',
      'ml.r10d.large',
    ],
    'ml.g5',
  ])('%s has', (type) => {
    expect(hasLocalNvme(type)).toBe(true)
  })

  it.each([
    ...['ml.m5.large', 'ml.c5n.xlarge', 'ml.p3.2xlarge', 'ml.g4.xlarge', 'ml.inf1.xlarge', 'ml.t3.medium'],
    ...[
      'ml.m5',
      'x ml.m5d.large',
      'ml.md.large',
      'm.l.m5d',
      '',
      'ml.g5x.large',
      'ml.g3.4xlarge',
      'ml.trn.large',
    ],
    ...['ml.p5-.large', 'ml.i.large', 'ml.5d.large', 'dl.large'],
  ])('%s has not', (type) => {
    expect(hasLocalNvme(type)).toBe(false)
  })
})

const slotsOf = (slots: typeof volumeSlots | typeof outputSlots) =>
  Object.fromEntries(
    Object.entries(slots).map(([type, read]) => {
      const variant = { InstanceType: 'ml.m5.large', CoreDumpConfig: { KmsKeyId: 'core' } }
      const everything = {
        KmsKeyId: 'own',
        KmsKey: 'own',
        ResourceConfig: {
          ...{ VolumeKmsKeyId: 'volume', InstanceType: 'a', SelectedInstanceType: 'b' },
          ...{ InstanceGroups: [{ InstanceType: 'c' }], InstancePreferences: [{ InstanceType: 'd' }] },
        },
        HyperParameterTuningResourceConfig: {
          ...{ VolumeKmsKeyId: 'tuning', InstanceType: 'e', InstanceConfigs: [{ InstanceType: 'f' }, {}] },
        },
        TrainingJobDefinitions: [
          { ResourceConfig: { VolumeKmsKeyId: 'first' }, OutputDataConfig: { KmsKeyId: 'out' } },
          7,
          { ServerlessJobConfig: {}, OutputDataConfig: {} },
          {},
        ],
        OutputDataConfig: { KmsKeyId: 'out' },
        ProductionVariants: [variant, 7],
        ShadowProductionVariants: [{ ...variant, InstanceType: 'ml.g5.large' }],
        DataCaptureConfig: { KmsKeyId: 'capture' },
        AsyncInferenceConfig: { OutputConfig: { KmsKeyId: 'async' } },
        InstanceGroups: [
          { InstanceStorageConfigs: [{ EbsVolumeConfig: { VolumeKmsKeyId: 'ebs' } }] },
          { InstanceStorageConfigs: [] },
          7,
        ],
        RestrictedInstanceGroups: [{}],
        OnlineStoreConfig: { SecurityConfig: { KmsKeyId: 'online' } },
        OfflineStoreConfig: { S3StorageConfig: { KmsKeyId: 'offline' } },
        MonitoringScheduleConfig: {
          MonitoringJobDefinition: {
            MonitoringResources: { ClusterConfig: { VolumeKmsKeyId: 'schedule', InstanceType: 'g' } },
            MonitoringOutputConfig: { KmsKeyId: 'scheduled-out' },
          },
        },
        ProcessingInputs: [
          { DatasetDefinition: { AthenaDatasetDefinition: { KmsKeyId: 'athena' } } },
          { DatasetDefinition: { RedshiftDatasetDefinition: { KmsKeyId: 'redshift' } } },
          { DatasetDefinition: { AthenaDatasetDefinition: 7 } },
        ],
        ProcessingOutputConfig: { KmsKeyId: 'processed' },
      }
      return [type, [read(everything), read({})]]
    }),
  )

it('each kind names the places of its keys, whatever is missing or malformed beside them', () => {
  expect(slotsOf(volumeSlots)).toMatchSnapshot()
  expect(slotsOf(outputSlots)).toMatchSnapshot()
})

it('an endpoint names a key for what it writes: captured data while capture is on', () => {
  const capture = (EnableCapture?: boolean) =>
    outputSlots.endpoint({ DataCaptureConfig: { EnableCapture, KmsKeyId: 'k' } }).map(({ what }) => what)
  expect(capture()).toEqual(['the captured data'])
  expect(capture(true)).toEqual(['the captured data'])
  expect(capture(false)).toEqual([])
  expect(outputSlots.endpoint({})).toEqual([])
})

it('an endpoint of serverless variants alone has no volume', () => {
  const serverless = { ServerlessConfig: {} }
  expect(volumeSlots['endpoint-config']({ ProductionVariants: [serverless] })).toEqual([])
  expect(
    volumeSlots['endpoint-config']({
      ProductionVariants: [serverless],
      ShadowProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }],
    }),
  ).toMatchObject([{ what: 'the storage volume', instanceTypes: ['ml.g5.xlarge'] }])
  expect(volumeSlots['endpoint-config']({})).toHaveLength(1)
})
