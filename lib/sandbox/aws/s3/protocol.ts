import type { AwsError } from '#lib/sandbox/aws/errors.ts'
import { Refusal, type RefusalKind } from '#lib/sandbox/aws/errors.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import { WrongRegion } from '#lib/sandbox/aws/s3/errors.ts'
import type { Operation, Service, Spelling } from '#lib/sandbox/aws/service.ts'
import type { WireRequest, WireResponse } from '#lib/sandbox/aws/wire/http.ts'
import { element } from '#lib/sandbox/aws/wire/xml.ts'

const NAMESPACE = ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** What an S3 operation answers: an XML element, or bytes, or nothing. */
export interface S3Answer {
  status?: number
  headers?: Record<string, string>
  xml?: { root: string; value: unknown }
  raw?: string | Buffer
}

/** Operation by method and subresource of a bucket, and by method of an object. */
const BUCKET: Record<string, string> = {
  'PUT ': 'CreateBucket',
  'HEAD ': 'HeadBucket',
  'DELETE ': 'DeleteBucket',
  'GET location': 'GetBucketLocation',
  'GET encryption': 'GetBucketEncryption',
  'PUT encryption': 'PutBucketEncryption',
  'DELETE encryption': 'DeleteBucketEncryption',
  'GET policy': 'GetBucketPolicy',
  'PUT policy': 'PutBucketPolicy',
  'DELETE policy': 'DeleteBucketPolicy',
  'GET policyStatus': 'GetBucketPolicyStatus',
  'GET publicAccessBlock': 'GetPublicAccessBlock',
  'PUT publicAccessBlock': 'PutPublicAccessBlock',
  'DELETE publicAccessBlock': 'DeletePublicAccessBlock',
  'GET tagging': 'GetBucketTagging',
  'PUT tagging': 'PutBucketTagging',
  'GET object-lock': 'GetObjectLockConfiguration',
  'PUT object-lock': 'PutObjectLockConfiguration',
  'GET ': 'ListObjectsV2',
}
/** S3 Control's one address that we know: the account's own block of public access.
 *  https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html */
const ACCOUNT_BLOCK_PATH = '/v20180820/configuration/publicAccessBlock'
const ACCOUNT_BLOCK: Record<string, string> = {
  GET: 'GetAccountPublicAccessBlock',
  PUT: 'PutAccountPublicAccessBlock',
  DELETE: 'DeleteAccountPublicAccessBlock',
}
const OBJECT: Record<string, string> = {
  'PUT ': 'PutObject',
  'GET ': 'GetObject',
  'HEAD ': 'HeadObject',
  'DELETE ': 'DeleteObject',
}

/** Query parameters that carry data or tracing rather than name a subresource. */
const PLAIN_PARAMETERS = new Set([
  'x-id',
  'prefix',
  'delimiter',
  'max-keys',
  'list-type',
  'max-buckets',
  'start-after',
  'continuation-token',
  'versionId',
])

function read(request: WireRequest): { action: string; input: JsonObject } {
  const ofAccount = request.path === ACCOUNT_BLOCK_PATH ? ACCOUNT_BLOCK[request.method] : undefined
  if (ofAccount !== undefined) {
    const AccountId = request.headers['x-amz-account-id']
    return { action: ofAccount, input: { AccountId, Body: bodyOf(request).toString('base64') } }
  }
  const { bucket, key } = locate(request)
  const query = new URLSearchParams(request.query)
  const parameters = [...query.keys()].filter((name) => !PLAIN_PARAMETERS.has(name))
  const asked = `${request.method} ${parameters[0] ?? ''}`
  const action =
    bucket === ''
      ? asked === 'GET '
        ? 'ListBuckets'
        : undefined
      : key === ''
        ? BUCKET[asked]
        : OBJECT[asked]
  if (action === undefined) {
    throw new Refusal('unknown_action', `The sandbox does not know ${asked.trim()} on ${request.path}`)
  }
  const input: JsonObject = {
    Bucket: bucket,
    Key: key,
    ExpectedBucketOwner: request.headers['x-amz-expected-bucket-owner'],
    ContentType: request.headers['content-type'],
    ServerSideEncryption: request.headers['x-amz-server-side-encryption'],
    ObjectLockEnabledForBucket: request.headers['x-amz-bucket-object-lock-enabled'],
    ObjectLockMode: request.headers['x-amz-object-lock-mode'],
    ObjectLockRetainUntilDate: request.headers['x-amz-object-lock-retain-until-date'],
    BypassGovernanceRetention: request.headers['x-amz-bypass-governance-retention'],
    IfNoneMatch: request.headers['if-none-match'],
    Prefix: query.get('prefix') ?? undefined,
    StartAfter: query.get('start-after') ?? undefined,
    ContinuationToken: query.get('continuation-token') ?? undefined,
    MaxKeys: query.get('max-keys') ?? undefined,
    VersionId: query.get('versionId') ?? undefined,
    Body: bodyOf(request).toString('base64'),
  }
  return { action, input }
}

/** Path style, or `bucket.localhost` and `bucket.s3.localhost`. */
function locate(request: WireRequest): { bucket: string; key: string } {
  const path = decodeURIComponent(request.path).replace(/^\//, '')
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '')
  const [, virtual] = /^(.+?)(?:\.s3)?\.localhost$/.exec(host) ?? []
  if (virtual !== undefined && virtual !== 's3') return { bucket: virtual, key: path }
  const slash = path.indexOf('/')
  return slash === -1
    ? { bucket: path, key: '' }
    : { bucket: path.slice(0, slash), key: path.slice(slash + 1) }
}

/** Streams arrive in `aws-chunked` pieces: a hexadecimal length, the bytes, and trailers at the end.
 *  https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html */
function bodyOf(request: WireRequest): Buffer {
  if (!request.headers['x-amz-content-sha256']?.startsWith('STREAMING-')) return request.body
  const pieces: Buffer[] = []
  let offset = 0
  for (;;) {
    const lineEnd = request.body.indexOf('\r\n', offset)
    if (lineEnd === -1) break
    const size = parseInt(request.body.toString('latin1', offset, lineEnd), 16)
    if (!(size > 0)) break
    pieces.push(request.body.subarray(lineEnd + 2, lineEnd + 2 + size))
    offset = lineEnd + 2 + size + 2
  }
  return Buffer.concat(pieces)
}

function answer(_action: string, output: S3Answer, requestId: string): WireResponse {
  const { status = 200, headers = {}, xml, raw } = output
  const type: Record<string, string> = xml ? { 'content-type': 'application/xml' } : {}
  const body = xml ? PROLOGUE + element(xml.root, xml.value, NAMESPACE) : (raw ?? '')
  return { status, headers: { ...type, 'x-amz-request-id': requestId, ...headers }, body }
}

function refuse(error: AwsError, requestId: string, request: WireRequest): WireResponse {
  const { bucket } = locate(request)
  const region = error instanceof WrongRegion ? error.region : undefined
  const body = element('Error', {
    Code: error.code,
    Message: error.message,
    Endpoint: region === undefined ? undefined : `${bucket}.s3.${region}.amazonaws.com`,
    Bucket: region === undefined ? undefined : bucket,
    Resource: request.path,
    RequestId: requestId,
    HostId: 'sandbox',
  })
  const headers: Record<string, string> = { 'content-type': 'application/xml', 'x-amz-request-id': requestId }
  if (region !== undefined) headers['x-amz-bucket-region'] = region
  return { status: error.status, headers, body: PROLOGUE + body }
}

const spell: Record<RefusalKind, Spelling> = {
  missing_token: { code: 'AccessDenied', status: 403, message: 'Access Denied' },
  unknown_key: {
    code: 'InvalidAccessKeyId',
    status: 403,
    message: 'The AWS Access Key Id you provided does not exist in our records.',
  },
  bad_signature: {
    code: 'SignatureDoesNotMatch',
    status: 403,
    message:
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  },
  expired: { code: 'ExpiredToken', status: 400, message: 'The provided token has expired.' },
  denied: { code: 'AccessDenied', status: 403, message: 'Access Denied' },
  throttled: { code: 'SlowDown', status: 503, message: 'Please reduce your request rate.' },
  internal: {
    code: 'InternalError',
    status: 500,
    message: 'We encountered an internal error. Please try again.',
  },
  unknown_action: {
    code: 'NotImplemented',
    status: 501,
    message: 'A header you provided implies functionality that is not implemented.',
  },
}

export function s3Service(operations: Record<string, Operation>): Service {
  return { name: 's3', operations, read, spell, answer, refuse, isLaterPage: () => false }
}
