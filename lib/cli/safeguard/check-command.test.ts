import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { replaceOne } from '#lib/checks/rule-table.ts'
import { runCatalogue } from './catalogue-command.ts'
import { runCheck } from './check-command.ts'

const definition = (isOn: boolean) => ({
  DefinitionName: 'first',
  EnableInterContainerTrafficEncryption: isOn,
  ResourceConfig: { InstanceCount: 2, InstanceType: 'ml.m5.xlarge' },
  OutputDataConfig: { S3OutputPath: 's3://data/out' },
})
const tuning = (isOn: boolean) => ({
  HyperParameterTuningJobName: 'risk',
  HyperParameterTuningJobConfig: { Strategy: 'Bayesian' },
  TrainingJobDefinitions: [definition(true), definition(isOn)],
})
const processing = { ProcessingJobName: 'clean', AppSpecification: { ImageUri: 'x' }, NetworkConfig: {} }

async function check(text: string | Error, ...args: string[]) {
  let [out, err] = ['', '']
  const exitCode = await runCheck(args.length > 0 ? args : ['-'], {
    read: () => (text instanceof Error ? Promise.reject(text) : Promise.resolve(text)),
    out: (said) => (out += said),
    err: (said) => (err += said),
  })
  return { exitCode, out, err }
}

describe('safeguard check', () => {
  it.each<[string, unknown, number, string]>([
    [
      'a job that would run',
      tuning(true),
      0,
      'Passes: a hyperparameter tuning job made from this would run.',
    ],
    ['a job that would be terminated', tuning(false), 1, 'would be terminated'],
    ['a job that fails', processing, 1, 'would be reported, not stopped'],
    [
      'a job that is over',
      { ...tuning(false), HyperParameterTuningJobStatus: 'Stopped' },
      1,
      'this hyperparameter tuning job would be reported',
    ],
    ['what cannot be decided', { ...tuning(true), TrainingJobDefinitions: [7] }, 2, 'Cannot be decided'],
  ])('%s', async (_, document, exitCode, said) => {
    const result = await check(JSON.stringify(document))
    expect(result.exitCode).toBe(exitCode)
    expect(result.out).toContain(said)
  })

  it('names file and line', async () => {
    const { out } = await check(JSON.stringify(tuning(false), null, 2), 'job.json')
    expect(out).toContain('job.json:20: Traffic between this job’s 2 instances is not encrypted')
  })

  it('prints the document and nothing else with --json', async () => {
    const failing = await check(JSON.stringify(tuning(false)), '-', '--json')
    expect(JSON.parse(failing.out)).toMatchObject({
      resourceType: 'tuning-job',
      decision: 'terminate',
      verdicts: expect.arrayContaining([
        expect.objectContaining({ safeguard: 'tuning-job-encryption-in-transit', status: 'failing' }),
      ]) as unknown,
    })
    expect(Object.keys(JSON.parse(failing.out) as object)).toEqual(['resourceType', 'decision', 'verdicts'])
    expect(failing.err).toBe('')
    const undecided = await check(JSON.stringify({ TrainingJobDefinition: 7 }), '-', '--json')
    expect(undecided).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('Cannot be decided') as string,
    })
    expect(JSON.parse(undecided.out)).toMatchObject({ decision: 'report' })
    const unreadable = await check('{', '-', '--json')
    expect(unreadable).toMatchObject({ exitCode: 2, out: '' })
    expect(unreadable.err).toContain('<standard input>:1: It is not JSON')
  })

  it('prints the corrected request and nothing else with --fix', async () => {
    const { exitCode, out, err } = await check(JSON.stringify(tuning(false)), '-', '--fix')
    expect(exitCode).toBe(1)
    expect(JSON.parse(out)).toEqual(tuning(true))
    expect(err).toContain('would be terminated')
    const both = await check(JSON.stringify(tuning(false)), '-', '--fix', '--json')
    expect(JSON.parse((JSON.parse(both.out) as { fixed: string }).fixed)).toEqual(tuning(true))
    const none = await check('{"ModelName": "a", "PrimaryContainer": {}}', '-', '--fix')
    expect(none).toMatchObject({
      exitCode: 0,
      out: '',
      err: expect.stringContaining('cannot be made') as string,
    })
  })

  it('says what is wrong with how it was called', async () => {
    expect(await check('', '--what')).toMatchObject({ exitCode: 2, out: '' })
    expect(await check('', 'a', 'b')).toMatchObject({
      exitCode: 2,
      err: 'Name one file, or - for standard input.\n',
    })
    const missing = await check(Object.assign(new Error('no'), { code: 'ENOENT' }), 'gone.json')
    expect(missing).toMatchObject({ exitCode: 2, err: 'gone.json: it cannot be read (ENOENT).\n' })
    expect(await check(new Error('no'), 'gone.json')).toMatchObject({ exitCode: 2 })
  })

  it('lets no control character of a document reach the terminal', async () => {
    const named = { ...tuning(false), TrainingJobDefinitions: [{ DefinitionName: '\u001b[2Jx' }] }
    expect((await check(JSON.stringify(named))).out).not.toMatch(/\u001b/)
  })

  it('answers 2,000 malformed documents with 2 or an honest verdict, and never throws', async () => {
    const valid: unknown[] = [
      tuning(true),
      tuning(false),
      processing,
      { TrainingJobName: 'a', RoleArn: 'r', EnableInterContainerTrafficEncryption: true },
      {
        JobDefinitionName: 'a',
        DataQualityJobInput: {},
        NetworkConfig: { EnableInterContainerTrafficEncryption: true },
      },
      {
        eventName: 'CreateAutoMLJobV2',
        eventSource: 'sagemaker.amazonaws.com',
        requestParameters: {
          autoMLJobName: 'a',
          securityConfig: { enableInterContainerTrafficEncryption: true },
        },
      },
    ]
    const noise = fc.oneof(fc.jsonValue(), fc.constantFrom('true', 'yes', 1, null, [], {}))
    const damaged = fc
      .tuple(
        fc.constantFrom(...valid),
        fc.nat(),
        noise,
        fc.boolean(),
        fc.nat(),
        fc.string({ maxLength: 3 }),
        fc.constantFrom('keep', 'cut', 'insert', 'drop'),
      )
      .map(([value, at, by, isYaml, place, extra, how]) => {
        const changed = replaceOne(value, at, by)
        const text = isYaml ? stringify(changed) : JSON.stringify(changed, null, 2)
        const offset = text.length === 0 ? 0 : place % text.length
        if (how === 'cut') return text.slice(0, offset)
        if (how === 'insert') return text.slice(0, offset) + extra + text.slice(offset)
        if (how === 'drop') return text.slice(0, offset) + text.slice(offset + 1)
        return text
      })
    let decided = 0
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        const { exitCode, out, err } = await check(text, '-', '--json')
        expect([0, 1, 2]).toContain(exitCode)
        expect(out + err).not.toMatch(/\n\s+at .+:\d+:\d+/)
        if (out === '') {
          expect(exitCode).toBe(2)
          expect(err).toMatch(/^<standard input>:\d+: .+/)
          return
        }
        decided++
        const report = JSON.parse(out) as {
          resourceType: string
          verdicts: { safeguard: string; status: string }[]
        }
        const transit = report.verdicts.find(
          ({ safeguard }) => safeguard === `${report.resourceType}-encryption-in-transit`,
        )
        const expected = { protected: 0, not_applicable: 0, failing: 1, unknown: 2 }[
          transit?.status ?? 'not_applicable'
        ]
        expect(exitCode).toBe(expected)
      }),
      { numRuns: 2000 },
    )
    // The fuzz reaches the judges, and does not stop at the parser.
    expect(decided).toBeGreaterThan(200)
  })
})

describe('safeguard catalogue', () => {
  it('lists every safeguard, as data or to read', () => {
    let out = ''
    const io = {
      read: () => Promise.reject(new Error('nothing is read')),
      out: (said: string) => (out += said),
      err: () => undefined,
    }
    expect(runCatalogue(['--json'], io)).toBe(0)
    const rules = JSON.parse(out) as { id: string; fix: { text: string } }[]
    expect(rules[0]?.id).toBe('tuning-job-encryption-in-transit')
    expect(rules.every(({ fix }) => fix.text.length > 0)).toBe(true)
    out = ''
    expect(runCatalogue([], io)).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(rules.length)
    expect(runCatalogue(['--what'], io)).toBe(2)
  })
})
