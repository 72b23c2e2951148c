import { expect, it } from 'vitest'
import { findRule } from './catalogue.ts'
import { createAgain } from './create-again.ts'

it('sets what a request needs, in boto3 and for the command line', () => {
  const fix = createAgain('domain', 'Create it again.', [
    ['KmsKeyId', 'KEY'],
    ['DefaultUserSettings.VpcConfig.Subnets', ['a']],
    ['IsOn', false],
  ])
  expect(fix).toEqual({
    text: 'Create it again.',
    cli: [
      '# request.json is the request that created it; give it another name where the old one stays',
      `jq '.KmsKeyId = "KEY" | .DefaultUserSettings.VpcConfig.Subnets = ["a"] | .IsOn = false' request.json > fixed.json`,
      'aws sagemaker create-domain --region REGION --cli-input-json file://fixed.json',
    ].join('\n'),
    boto3: [
      'import boto3',
      '',
      'sagemaker = boto3.client("sagemaker", region_name="REGION")',
      '# `request` is the request that created it; give it another name where the old one stays',
      'request["KmsKeyId"] = "KEY"',
      'request["DefaultUserSettings"]["VpcConfig"]["Subnets"] = ["a"]',
      'request["IsOn"] = False',
      'sagemaker.create_domain(**request)',
    ].join('\n'),
  })
})

it('sets it in each of a list', () => {
  const { cli, boto3 } = createAgain('endpoint-config', '', [['ProductionVariants[].InstanceCount', 2]])
  expect(cli).toContain(`jq '.ProductionVariants[].InstanceCount = 2' request.json`)
  expect(boto3).toContain('for each in request["ProductionVariants"]:\n    each["InstanceCount"] = 2\n')
})

it('sets it in every definition of a tuning job, whichever way it has them', () => {
  const { cli, boto3 } = findRule('tuning-job-encryption-in-transit')?.fix ?? { cli: '', boto3: '' }
  expect(cli).toContain(
    `jq '(.TrainingJobDefinition // .TrainingJobDefinitions[]).EnableInterContainerTrafficEncryption = true' request.json`,
  )
  expect(boto3).toContain(
    [
      'for each in request.get("TrainingJobDefinitions") or [request["TrainingJobDefinition"]]:',
      '    each["EnableInterContainerTrafficEncryption"] = True',
      'sagemaker.create_hyper_parameter_tuning_job(**request)',
    ].join('\n'),
  )
})
