import { AwsError, type RefusalKind } from '#lib/sandbox/aws/errors.ts'
import { isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Operation, Service, Spelling } from '#lib/sandbox/aws/service.ts'
import type { WireRequest } from '#lib/sandbox/aws/wire/http.ts'
import { element } from '#lib/sandbox/aws/wire/xml.ts'

/** The AWS query protocol: a form in, XML out. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export function queryService(
  name: string,
  namespace: string,
  operations: Record<string, Operation>,
): Service {
  const attributes = ` xmlns="${namespace}"`
  return {
    name,
    operations,
    read: readQuery,
    spell: querySpelling,
    isLaterPage: (input) => input['Marker'] !== undefined || input['NextToken'] !== undefined,
    answer: (action, output, requestId) => {
      const result = Object.keys(output).length > 0 ? element(`${action}Result`, output) : ''
      const metadata = element('ResponseMetadata', { RequestId: requestId })
      const body = `<${action}Response${attributes}>${result}${metadata}</${action}Response>`
      return { status: 200, headers: headersFor(requestId), body }
    },
    refuse: (error, requestId) => {
      const type = error.status >= 500 ? 'Receiver' : 'Sender'
      const detail = element('Error', { Type: type, Code: error.code, Message: error.message })
      const body = `<ErrorResponse${attributes}>${detail}<RequestId>${requestId}</RequestId></ErrorResponse>`
      return { status: error.status, headers: headersFor(requestId), body }
    },
  }
}

function headersFor(requestId: string): Record<string, string> {
  return { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const querySpelling: Record<RefusalKind, Spelling> = {
  missing_token: {
    code: 'MissingAuthenticationToken',
    status: 403,
    message: 'Request is missing Authentication Token',
  },
  unknown_key: {
    code: 'InvalidClientTokenId',
    status: 403,
    message: 'The security token included in the request is invalid.',
  },
  bad_signature: {
    code: 'SignatureDoesNotMatch',
    status: 403,
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  },
  expired: {
    code: 'ExpiredToken',
    status: 403,
    message: 'The security token included in the request is expired',
  },
  denied: { code: 'AccessDenied', status: 403, message: 'Access denied' },
  throttled: { code: 'Throttling', status: 400, message: 'Rate exceeded' },
  internal: {
    code: 'InternalFailure',
    status: 500,
    message: 'The request processing has failed because of an unknown error.',
  },
  unknown_action: { code: 'InvalidAction', status: 400, message: 'Unknown action' },
}

function readQuery(request: WireRequest): { action: string; input: JsonObject } {
  const form = new URLSearchParams(request.method === 'GET' ? request.query : request.body.toString('utf8'))
  const tree: JsonObject = {}
  for (const [key, value] of form) plant(tree, key.split('.'), value)
  const input = gather(tree) as JsonObject
  const action = input['Action']
  if (typeof action !== 'string') throw new AwsError('MissingAction', 'The request is missing an action.')
  delete input['Action']
  delete input['Version']
  return { action, input }
}

function plant(tree: JsonObject, path: string[], value: string): void {
  const [head, ...rest] = path
  if (head === undefined || head === '__proto__') return
  if (rest.length === 0) {
    tree[head] = value
    return
  }
  const existing = tree[head]
  const child: JsonObject = isObject(existing) ? existing : {}
  tree[head] = child
  plant(child, rest, value)
}

/** Turns `{ member: { 1: x, 2: y } }` into `[x, y]`; an empty list arrives as an empty text. */
function gather(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return value
  const member = value['member']
  if (isObject(member) && Object.keys(value).length === 1) {
    return Object.keys(member)
      .sort((a, b) => Number(a) - Number(b))
      .map((key) => gather(member[key]) ?? null)
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, gather(child)]))
}
