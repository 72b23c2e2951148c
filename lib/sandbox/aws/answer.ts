import { setTimeout as sleep } from 'node:timers/promises'
import { authenticate } from '#lib/sandbox/aws/authenticate.ts'
import { sourceIdentityOf, type Caller } from '#lib/sandbox/aws/caller.ts'
import { isRead } from '#lib/sandbox/aws/cloudtrail/record.ts'
import { tell } from '#lib/sandbox/aws/cloudtrail/tell.ts'
import { AwsError, Refusal } from '#lib/sandbox/aws/errors.ts'
import type { Fault } from '#lib/sandbox/aws/faults.ts'
import { requestId } from '#lib/sandbox/aws/ids.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import { operationOf, perform, spelled } from '#lib/sandbox/aws/perform.ts'
import type { Sandbox } from '#lib/sandbox/aws/sandbox.ts'
import type { Call, Service } from '#lib/sandbox/aws/service.ts'
import { guessService, serviceNamed } from '#lib/sandbox/aws/services.ts'
import type { WireRequest, WireResponse } from '#lib/sandbox/aws/wire/http.ts'
import { parseAuthorization, type Authorization } from '#lib/sandbox/aws/wire/sigv4.ts'

/** What is known of a request by the time it is answered, for the call log. */
interface Trail {
  arrivedAt: number
  action: string
  region: string | null
  caller: Caller | undefined
  resource: string | null
  errorCode: string | null
}

/** Answers one AWS request, or `drop`: the connection is to be cut. */
export async function answer(sandbox: Sandbox, request: WireRequest): Promise<WireResponse | 'drop'> {
  const auth = parseAuthorization(request.headers['authorization'])
  const service = (auth && serviceNamed(auth.service)) ?? guessService(request)
  const id = requestId()
  const trail: Trail = {
    arrivedAt: sandbox.clock(),
    action: 'Unknown',
    region: auth?.region ?? null,
    caller: undefined,
    resource: null,
    errorCode: null,
  }
  let response: WireResponse | 'drop'
  try {
    response = await attempt(sandbox, { request, service, auth, id, trail })
  } catch (error) {
    const refusal = spelled(service, error)
    trail.errorCode = refusal.code
    response = service.refuse(refusal, id, request)
  }
  record(sandbox, service, trail, response)
  return response
}

interface Exchange {
  request: WireRequest
  service: Service
  auth: Authorization | undefined
  id: string
  trail: Trail
}

async function attempt(sandbox: Sandbox, exchange: Exchange): Promise<WireResponse | 'drop'> {
  const { request, service, auth, id, trail } = exchange
  if (!auth) throw new Refusal('missing_token')
  if (serviceNamed(auth.service) === undefined) {
    throw new Refusal('unknown_action', `The sandbox does not know the service ${auth.service}`)
  }
  const { action, input } = service.read(request)
  trail.action = action
  const now = sandbox.clock()
  const caller = authenticate(sandbox.world, request, auth, now)
  trail.caller = caller
  const { broken, isAnswerLost, isEmptied } = await meetFaults(sandbox, exchange, caller, input)
  if (broken) return broken
  const call: Call = {
    world: sandbox.world,
    settings: sandbox.world.settings,
    // Read again: a fault or the latency setting may have taken time.
    now: sandbox.clock(),
    caller,
    region: auth.region,
    action,
    input,
  }
  const resource = operationOf(service, action).resource(call)
  trail.resource = resource
  const userAgent = request.headers['user-agent']
  const happened = { call, service: service.name, requestId: id, userAgent, resource }
  try {
    const output = perform(service, call)
    // What reading brings about follows from the clock again.
    if (!isRead(action)) sandbox.state.touch()
    tell(sandbox, { ...happened, output })
    if (isAnswerLost) return 'drop'
    return service.answer(action, isEmptied ? emptied(output, id) : output, id)
  } catch (error) {
    tell(sandbox, { ...happened, error: spelled(service, error) })
    throw error
  }
}

async function meetFaults(
  sandbox: Sandbox,
  { service, auth, trail }: Exchange,
  caller: Caller,
  input: JsonObject,
): Promise<{ broken?: WireResponse | 'drop'; isAnswerLost: boolean; isEmptied: boolean }> {
  const faults = sandbox.faults.hit({
    service: service.name,
    action: trail.action,
    accountId: caller.accountId,
    region: auth?.region ?? '',
    principalArn: caller.arn,
    isLaterPage: service.isLaterPage(input),
  })
  const latency = faults.reduce(
    (sum, fault) => sum + (fault.latencyMs ?? 0),
    sandbox.world.settings.latencyMs,
  )
  if (latency > 0) await sleep(latency)
  for (const fault of faults) {
    const broken = suffer(fault, caller, `${service.name}:${trail.action}`)
    if (broken) return { broken, isAnswerLost: false, isEmptied: false }
  }
  return {
    isAnswerLost: faults.some(({ kind }) => kind === 'lost_answer'),
    isEmptied: faults.some(({ kind }) => kind === 'empty_pages'),
  }
}

/** A list's answer without its entries, and with a token of its own: a list that never ends. */
function emptied(output: object, token: string): object {
  const lists = Object.entries(output).filter(([, value]) => Array.isArray(value))
  if (lists.length === 0) return output
  return { ...output, ...Object.fromEntries(lists.map(([field]) => [field, []])), NextToken: token }
}

function suffer(fault: Fault, caller: Caller, permission: string): WireResponse | 'drop' | undefined {
  switch (fault.kind) {
    case 'latency':
    case 'lost_answer':
    case 'empty_pages':
      return undefined
    case 'drop':
      return 'drop'
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>Welcome to the hotel network</body></html>',
      }
    case 'throttle':
      throw new Refusal('throttled')
    case 'error_500':
    case 'page_half':
      throw new Refusal('internal')
    case 'region_off':
      // STS knows of the region's switch; to all others the account's keys are strangers there.
      if (permission.startsWith('sts:'))
        throw new AwsError('RegionDisabledException', 'STS is not activated in this region', 403)
      throw new Refusal('unknown_key')
    case 'expired_token':
      throw new Refusal('expired')
    case 'access_denied':
      throw new Refusal(
        'denied',
        `User: ${caller.arn} is not authorized to perform: ${permission} because no identity-based policy allows the ${permission} action`,
      )
  }
}

function record(sandbox: Sandbox, service: Service, trail: Trail, response: WireResponse | 'drop'): void {
  const { caller } = trail
  sandbox.calls.add({
    arrivedAt: new Date(trail.arrivedAt).toISOString(),
    at: new Date(sandbox.clock()).toISOString(),
    service: service.name,
    action: trail.action,
    accountId: caller?.accountId ?? null,
    region: trail.region,
    principalArn: caller?.arn ?? null,
    sourceIdentity: (caller && sourceIdentityOf(caller)) ?? null,
    resource: trail.resource,
    status: response === 'drop' ? 0 : response.status,
    errorCode: trail.errorCode,
  })
}
