import { describe, expect, it } from 'vitest'
import { catalogue, judgeResource } from './catalogue.ts'
import { fixesFor } from './fixes.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'

function fixes(type: ResourceType, safeguard: string, described: unknown) {
  const verdict = judgeResource(type, { kind: 'described', described }).find(
    (one) => one.safeguard === safeguard,
  )
  return fixesFor(safeguard, { name: 'risk', region: 'eu-west-1', reasons: verdict?.reasons ?? [] })
}

describe('fixesFor', () => {
  it('sets the very definitions that fail, and no other', () => {
    const [boto3, cli] = fixes('tuning-job', 'tuning-job-encryption-in-transit', {
      HyperParameterTuningJobName: 'risk',
      TrainingJobDefinitions: [{ EnableInterContainerTrafficEncryption: true }, {}],
    })
    expect(boto3?.code).toContain(
      'request["TrainingJobDefinitions"][1]["EnableInterContainerTrafficEncryption"] = True',
    )
    expect(boto3?.code).not.toContain('[0]')
    expect(boto3?.code).toContain('create_hyper_parameter_tuning_job(**request)')
    expect(cli?.code).toContain('.TrainingJobDefinitions[1].EnableInterContainerTrafficEncryption = true')
    expect(cli?.code).toContain('risk-again')
  })

  it('makes the object that holds the setting where it may be missing', () => {
    const [boto3, cli] = fixes('automl-job', 'automl-job-encryption-in-transit', { AutoMLJobName: 'risk' })
    expect(boto3?.code).toContain('request.setdefault("SecurityConfig", {})')
    expect(cli?.code).toContain('create-auto-ml-job-v2')
  })

  it('makes every object on the way', () => {
    const [boto3] = fixes('monitoring-schedule', 'monitoring-schedule-encryption-in-transit', {
      MonitoringScheduleName: 'risk',
      MonitoringScheduleConfig: { MonitoringJobDefinition: {} },
    })
    expect(boto3?.code).toContain(
      'request["MonitoringScheduleConfig"]["MonitoringJobDefinition"].setdefault("NetworkConfig", {})',
    )
  })

  it('fills name and region into a rule’s own commands', () => {
    const [boto3, cli] = fixesFor('s3-bucket-not-public', { name: 'data', region: 'eu-west-1', reasons: [] })
    expect(boto3?.code).toContain('Bucket="data"')
    expect(cli?.code).toContain('--region eu-west-1 --bucket data')
  })

  it('has none for what needs none', () => {
    expect(fixesFor('gone', { name: 'a', region: 'b', reasons: [] })).toEqual([])
    expect(fixesFor('transform-job-encryption-in-transit', { name: 'a', region: 'b', reasons: [] })).toEqual(
      [],
    )
    expect(fixesFor('training-job-encryption-in-transit', { name: 'a', region: 'b', reasons: [] })).toEqual(
      [],
    )
  })

  it('are whole programs, for each kind whose traffic is switched', () => {
    const broken = { name: `it's "one"`, region: 'eu-west-1' }
    const path = (holder: string) => [
      { message: 'off', path: `${holder}EnableInterContainerTrafficEncryption`, value: false },
      { message: 'on', path: `${holder}On.EnableInterContainerTrafficEncryption`, value: true },
      { message: 'another', path: 'EnableNetworkIsolation', value: false },
      { message: 'nowhere' },
    ]
    const of = (safeguard: string, holder: string) =>
      fixesFor(safeguard, { ...broken, reasons: path(holder) })
    expect(of('tuning-job-encryption-in-transit', 'TrainingJobDefinitions[1].')).toMatchSnapshot()
    expect(of('training-job-encryption-in-transit', '')).toMatchSnapshot()
    expect(of('processing-job-encryption-in-transit', 'NetworkConfig.')).toMatchSnapshot()
    expect(of('automl-job-encryption-in-transit', 'SecurityConfig.')).toMatchSnapshot()
    expect(
      of('monitoring-schedule-encryption-in-transit', 'A.B[0].C.'),
      'what is in a list is there already',
    ).toMatchSnapshot()
    expect(of('data-quality-job-definition-encryption-in-transit', 'NetworkConfig.')).toMatchSnapshot()
  })

  it('are a rule’s own where it is about something else, with the words NAME and REGION filled in', () => {
    for (const { id } of catalogue)
      if (!id.endsWith('-encryption-in-transit') || id.startsWith('s3-') || id.startsWith('transform-'))
        expect(fixesFor(id, { name: 'data', region: 'eu-west-1', reasons: [] }), id).toMatchSnapshot()
  })
})
