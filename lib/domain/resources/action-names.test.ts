import { describe, expect, it } from 'vitest'
import { boto3Name, cliName } from './action-names.ts'

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
  ])('%s', (action, boto3, cli) => {
    expect(boto3Name(action)).toBe(boto3)
    expect(cliName(action)).toBe(cli)
  })
})
