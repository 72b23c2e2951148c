import { describe, expect, it } from 'vitest'
import { createAgain } from './create-again.ts'

describe('createAgain', () => {
  it('sets each path, as jq and as Python do', () => {
    const { cli, boto3, text } = createAgain('tuning-job', 'Again.', [
      ['TrainingJobDefinitions[].EnableNetworkIsolation', true],
      ['A.B', { Subnets: ['SUBNET'] }],
      ['C', false],
    ])
    expect(text).toBe('Again.')
    expect(cli).toContain(
      `jq '.TrainingJobDefinitions[].EnableNetworkIsolation = true | .A.B = {"Subnets":["SUBNET"]} | .C = false'`,
    )
    expect(cli).toContain('aws sagemaker create-hyper-parameter-tuning-job')
    expect(boto3).toContain('request["TrainingJobDefinitions"][0]["EnableNetworkIsolation"] = True')
    expect(boto3).toContain('request["A"]["B"] = {"Subnets":["SUBNET"]}')
    expect(boto3).toContain('request["C"] = False')
  })
})
