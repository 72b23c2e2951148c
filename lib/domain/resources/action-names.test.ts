import { describe, expect, it } from 'vitest'
import { boto3Name, cliName, nameAgain } from './action-names.ts'

describe('action names', () => {
  it.each([
    [
      'CreateHyperParameterTuningJob',
      'create_hyper_parameter_tuning_job',
      'create-hyper-parameter-tuning-job',
    ],
    ['CreateAutoMLJobV2', 'create_auto_ml_job_v2', 'create-auto-ml-job-v2'],
    ['CreateAIBenchmarkJob', 'create_ai_benchmark_job', 'create-ai-benchmark-job'],
    ['CreateMlflowApp', 'create_mlflow_app', 'create-mlflow-app'],
    ['ListMFADevices', 'list_mfa_devices', 'list-mfa-devices'],
    ['GetS3Object', 'get_s3_object', 'get-s3-object'],
  ])('%s', (action, boto3, cli) => {
    expect(boto3Name(action)).toBe(boto3)
    expect(cliName(action)).toBe(cli)
  })
})

it('names a job that is created again, within the 32 characters of the shortest limit', () => {
  expect(nameAgain('risk')).toBe('risk-again')
  expect(nameAgain('a'.repeat(32))).toBe(`${'a'.repeat(26)}-again`)
  expect(nameAgain('a'.repeat(32))).toHaveLength(32)
})
