import { describe, expect, it } from 'vitest'
import { checkText, decidingVerdict } from './check-text.ts'

function lines(text: string): (number | string)[] {
  const checked = checkText(text)
  if (checked.kind === 'unreadable') return [checked.why, checked.line]
  return (decidingVerdict(checked.report)?.reasons ?? []).map(({ line }) => line)
}

function fixed(text: string): string | null {
  const checked = checkText(text)
  return checked.kind === 'checked' ? checked.fixed : checked.why
}

const json = `{
  "HyperParameterTuningJobName": "risk",
  "TrainingJobDefinitions": [
    {
      "EnableInterContainerTrafficEncryption": true
    },
    {
      "DefinitionName": "second",
      "EnableInterContainerTrafficEncryption": false
    }
  ]
}
`

const yaml = `# Our job
TrainingJobName: risk
RoleArn: arn:aws:iam::111122223333:role/sm   # who it runs as
EnableInterContainerTrafficEncryption: false
ResourceConfig:
  InstanceCount: 2
`

describe('checkText', () => {
  it('says the line that decides', () => {
    expect(lines(json)).toEqual([5, 9])
    expect(lines(json.replaceAll('  ', '\t'))).toEqual([5, 9])
    expect(lines(yaml)).toEqual([4])
    // Where the setting is missing, the nearest thing around it.
    expect(lines(yaml.replace('EnableInterContainerTrafficEncryption: false\n', ''))).toEqual([2])
    expect(lines(`\uFEFF${json}`)).toEqual([5, 9])
  })

  it.each<[string, string, string, number]>([
    ['nothing', ' \n', 'It is empty', 1],
    ['JSON cut short', '{"a": 1,\n"b": ', 'It is not JSON', 2],
    ['JSON with a word too many', '{\n"a": 1,\n"b" x\n}', 'It is not JSON', 3],
    [
      'a key given twice',
      '{\n"TrainingJobName": "a",\n"TrainingJobName": "b"\n}',
      'Map keys must be unique',
      3,
    ],
    ['YAML that is none', 'a: 1\nb: [\n', 'It is not YAML', 3],
    ['two documents', 'a: 1\n---\nb: 2\n', 'several documents', 2],
    ['a word', 'hello', 'not an object', 1],
    ['nesting without end', '['.repeat(100_000), 'It is', 1],
    ['nesting without end in YAML', '- '.repeat(20_000), 'nested too deeply', 1],
    [
      'aliases without end',
      `a: &a [x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n`,
      'cannot be read',
      1,
    ],
    ['too much', 'a'.repeat(2_000_001), 'too long', 1],
    ['an alias of nothing', 'a: *b', 'It', 1],
  ])('says why it cannot read %s', (_, text, why, line) => {
    const checked = checkText(text)
    expect(checked.kind).toBe('unreadable')
    expect(checked.exitCode).toBe(2)
    const [said, at] = lines(text)
    expect(said).toContain(why)
    expect(at).toBe(line)
  })

  it('puts a request right and changes nothing else', () => {
    expect(fixed(json)).toBe(
      json.replace(
        '"EnableInterContainerTrafficEncryption": false',
        '"EnableInterContainerTrafficEncryption": true',
      ),
    )
    expect(fixed(yaml)).toBe(
      yaml.replace('Encryption: false', 'Encryption: true').replace('   # who', ' # who'),
    )
    const once = fixed(yaml) ?? ''
    expect(checkText(once)).toMatchObject({ exitCode: 0 })
    expect(fixed(once)).toBe(once)
  })

  it('makes the object that holds the setting, in the document’s spelling', () => {
    expect(fixed('processingJobName: a\nappSpecification: {}\nnetworkConfig:\n')).toBe(
      'processingJobName: a\nappSpecification: {}\nnetworkConfig:\n  enableInterContainerTrafficEncryption: true\n',
    )
    expect(JSON.parse(fixed('{"AutoMLJobName": "a", "AutoMLJobInputDataConfig": []}') ?? '')).toEqual({
      AutoMLJobName: 'a',
      AutoMLJobInputDataConfig: [],
      SecurityConfig: { EnableInterContainerTrafficEncryption: true },
    })
  })

  it('makes a request of what AWS described, under a new name', () => {
    const described = {
      TrainingJobName: 'risk',
      TrainingJobArn: 'arn:x',
      TrainingJobStatus: 'Completed',
      CreationTime: '2026-11-01',
      HyperParameters: { selectedInstanceCount: 'kept' },
      ResourceConfig: { InstanceCount: 2, SelectedInstanceCount: 2 },
      InputDataConfig: [{ ChannelName: 'train' }],
      EnableInterContainerTrafficEncryption: false,
    }
    expect(JSON.parse(fixed(JSON.stringify(described)) ?? '')).toEqual({
      TrainingJobName: 'risk-again',
      HyperParameters: { selectedInstanceCount: 'kept' },
      ResourceConfig: { InstanceCount: 2 },
      InputDataConfig: [{ ChannelName: 'train' }],
      EnableInterContainerTrafficEncryption: true,
    })
  })

  it('makes a request of an event, in the API’s spelling, the customer’s own words as they are', () => {
    const text = `eventName: CreateTrainingJob
requestParameters:
  trainingJobName: risk
  environment: { myVar: x }
`
    expect(fixed(text)).toBe(
      'TrainingJobName: risk-again\nEnableInterContainerTrafficEncryption: true\nEnvironment:\n  myVar: x\n',
    )
  })

  it('puts right what borrows from elsewhere in YAML', () => {
    const text = `HyperParameterTuningJobName: a
TrainingJobDefinitions:
  - &first { DefinitionName: x }
  - *first
`
    const again = fixed(text) ?? ''
    expect(checkText(again)).toMatchObject({ exitCode: 0 })
  })

  it('has no corrected request where the text alone is not enough', () => {
    expect(
      fixed(
        '{"MonitoringScheduleName": "a", "MonitoringScheduleConfig": {"MonitoringJobDefinitionName": "b", "MonitoringType": "DataQuality"}}',
      ),
    ).toBeNull()
    expect(fixed('{"HyperParameterTuningJobName": "a", "TrainingJobDefinitions": [7]}')).toBeNull()
    expect(fixed('{"ModelName": "a", "PrimaryContainer": {}}')).toBeNull()
  })
})
