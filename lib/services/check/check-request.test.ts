import { describe, expect, it } from 'vitest'
import type { Ctx, PersonActor } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { checkAnswer, checkRequest, mostCheckBytes } from './check-request.ts'

const nobody: PersonActor = {
  ...{
    kind: 'person',
    personId: 'p',
    sessionId: 's',
    name: 'P',
    email: null,
    isStaff: false,
    signInWith: 'oidc',
  },
  ...{ authenticatedAt: new Date(0), memberships: [], entries: [] },
}
const as = (actor: Ctx['actor']): Ctx => ({ actor, customerId: null, requestId: 'test' })
const member = as({
  ...nobody,
  memberships: [{ customerId: 'c', slug: 'c', name: 'C', role: 'viewer' }],
})
const token = (permissions: Extract<Ctx['actor'], { kind: 'token' }>['permissions']) =>
  as({ kind: 'token', tokenId: 't', name: 'ci', customerId: 'c', slug: 'c', permissions })
const failing = '{\n  "TrainingJobName": "a",\n  "EnableInterContainerTrafficEncryption": false\n}\n'

function errorOf(act: () => unknown): ServiceError {
  try {
    act()
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
  throw new Error('It did not fail.')
}

describe('checkRequest', () => {
  it('answers what the command line prints, with the line, the exit code and the corrected request', () => {
    const answer = checkRequest(member, { text: failing })
    expect(checkAnswer.strict().parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({
      resourceType: 'training-job',
      decision: 'report',
      form: 'request',
      exitCode: 1,
    })
    expect(answer.verdicts[0]?.reasons[0]?.line).toBe(3)
    expect(answer.fixed).toBe(failing.replace('false', 'true'))
  })

  it.each([
    ['{\n"a": 1,\n"b" }', '3', 'It is not JSON'],
    ['', '1', 'It is empty'],
    ['{"a": 1}', '1', 'no SageMaker request'],
  ])('says why and where it cannot judge %j', (text, line, why) => {
    const { code, message, fields } = errorOf(() => checkRequest(member, { text }))
    expect(code).toBe('invalid')
    expect(message).toMatch(new RegExp(`^Line ${line}: `))
    expect(fields).toMatchObject({ line, text: expect.stringContaining(why) as string })
  })

  it('takes a text of 256 KiB, and none that is longer', () => {
    const padded = failing + ' '.repeat(mostCheckBytes - failing.length)
    expect(checkRequest(member, { text: padded }).exitCode).toBe(1)
    expect(() => checkRequest(member, { text: `${padded} ` })).toThrow('256 KiB')
    expect(() => checkRequest(member, { text: `${padded.slice(1)}é` })).toThrow('256 KiB')
  })

  it('is for everybody who may check somewhere, and nobody else', () => {
    const input = { text: failing }
    expect(checkRequest(as({ ...nobody, isStaff: true }), input).exitCode).toBe(1)
    expect(checkRequest(token(['check:run']), input).exitCode).toBe(1)
    expect(errorOf(() => checkRequest(token(['resource:read']), input)).code).toBe('forbidden')
    expect(errorOf(() => checkRequest(as(nobody), input)).code).toBe('forbidden')
    expect(errorOf(() => checkRequest(as(null), input)).code).toBe('unauthenticated')
  })
})
