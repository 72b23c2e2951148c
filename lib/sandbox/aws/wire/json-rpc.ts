import { AwsError, type RefusalKind } from '#lib/sandbox/aws/errors.ts'
import { isObject } from '#lib/sandbox/aws/json.ts'
import type { Operation, Service, Spelling } from '#lib/sandbox/aws/service.ts'

/** awsJson1.1: the operation is a header. The CLI writes the service's whole name before it, newer SDKs the last part.
 *  https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export function jsonService(name: string, prefix: string, operations: Record<string, Operation>): Service {
  return {
    name,
    operations,
    read: (request) => {
      const target = request.headers['x-amz-target'] ?? ''
      const names = [prefix, prefix.split('.').at(-1)]
      const at = target.lastIndexOf('.')
      if (!names.includes(target.slice(0, Math.max(at, 0)))) {
        throw new AwsError('UnknownOperationException', `X-Amz-Target "${target}" is not of ${prefix}`)
      }
      const text = request.body.toString('utf8')
      const input = parse(text === '' ? '{}' : text)
      return { action: target.slice(at + 1), input }
    },
    spell: jsonSpelling,
    isLaterPage: (input) => input['NextToken'] !== undefined,
    answer: (_action, output, requestId) => ({
      status: 200,
      headers: headersFor(requestId),
      body: stringify(output),
    }),
    refuse: (error, requestId) => ({
      status: error.status,
      headers: { ...headersFor(requestId), 'x-amzn-errortype': error.code },
      body: JSON.stringify({ __type: error.code, message: error.message }),
    }),
  }
}

function parse(text: string) {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // Told below, as AWS does.
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object')
}

function headersFor(requestId: string): Record<string, string> {
  return { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId }
}

/** Dates become epoch seconds with the milliseconds as a fraction. */
function stringify(output: object): string {
  return JSON.stringify(output, function (this: Record<string, unknown>, key: string, value: unknown) {
    const original = this[key]
    return original instanceof Date ? original.getTime() / 1000 : value
  })
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/CommonErrors.html and what the service sends. */
const jsonSpelling: Record<RefusalKind, Spelling> = {
  missing_token: {
    code: 'MissingAuthenticationTokenException',
    status: 400,
    message: 'Missing Authentication Token',
  },
  unknown_key: {
    code: 'UnrecognizedClientException',
    status: 400,
    message: 'The security token included in the request is invalid.',
  },
  bad_signature: {
    code: 'InvalidSignatureException',
    status: 400,
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  },
  expired: {
    code: 'ExpiredTokenException',
    status: 400,
    message: 'The security token included in the request is expired',
  },
  denied: { code: 'AccessDeniedException', status: 400, message: 'Access denied' },
  throttled: { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' },
  internal: {
    code: 'InternalFailure',
    status: 500,
    message: 'The request processing has failed because of an unknown error.',
  },
  unknown_action: { code: 'UnknownOperationException', status: 400, message: 'Unknown operation' },
}
