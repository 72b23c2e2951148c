import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { WireRequest } from '#lib/sandbox/aws/wire/http.ts'

export interface Authorization {
  accessKeyId: string
  date: string
  region: string
  service: string
  signedHeaders: string[]
  signature: string
}

const ALGORITHM = 'AWS4-HMAC-SHA256'

/** Reads `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders=…, Signature=…`. */
export function parseAuthorization(header: string | undefined): Authorization | undefined {
  if (header === undefined || !header.startsWith(ALGORITHM)) return undefined
  const part = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(header)?.[1]
  const [accessKeyId, date, region, service] = part('Credential')?.split('/') ?? []
  const signedHeaders = part('SignedHeaders')
  const signature = part('Signature')
  if (!accessKeyId || !date || !region || !service || !signedHeaders || !signature) return undefined
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature }
}

/** Computes the signature again and compares it.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function hasValidSignature(request: WireRequest, auth: Authorization, secret: string): boolean {
  const bodyHash = sha256(request.body)
  const declared = request.headers['x-amz-content-sha256']
  const isLiteral = declared === 'UNSIGNED-PAYLOAD' || declared?.startsWith('STREAMING-') === true
  if (declared !== undefined && !isLiteral && declared !== bodyHash) return false
  const timestamp = request.headers['x-amz-date'] ?? ''
  if (!timestamp.startsWith(auth.date)) return false
  const canonical = canonicalRequest(request, auth, declared ?? bodyHash)
  const scope = `${auth.date}/${auth.region}/${auth.service}/aws4_request`
  const text = [ALGORITHM, timestamp, scope, sha256(canonical)].join('\n')
  const expected = hmac(signingKey(auth, secret), text)
  const given = Buffer.from(auth.signature, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** A session signs many calls with one key a day; deriving it is most of what a check takes. */
const signingKeys = new Map<string, Buffer>()
const mostKeys = 5_000

function signingKey({ date, region, service }: Authorization, secret: string): Buffer {
  const name = [secret, date, region, service].join('/')
  const known = signingKeys.get(name)
  if (known) return known
  const key = [date, region, service, 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`))
  if (signingKeys.size >= mostKeys) signingKeys.clear()
  signingKeys.set(name, key)
  return key
}

function canonicalRequest(request: WireRequest, auth: Authorization, payloadHash: string): string {
  const headers = auth.signedHeaders
    .map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`)
    .join('')
  return [
    request.method,
    canonicalPath(request.path, auth.service),
    canonicalQuery(request.query),
    headers,
    auth.signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
}

/** Every service but S3 encodes the already encoded path once more. */
function canonicalPath(path: string, service: string): string {
  if (service === 's3') return path
  return path.split('/').map(encode).join('/')
}

function canonicalQuery(query: string): string {
  if (query === '') return ''
  return query
    .split('&')
    .map((pair) => {
      const mark = pair.indexOf('=')
      const [name, value] = mark === -1 ? [pair, ''] : [pair.slice(0, mark), pair.slice(mark + 1)]
      return `${encode(decode(name))}=${encode(decode(value))}`
    })
    .sort()
    .join('&')
}

function decode(text: string): string {
  return decodeURIComponent(text.replace(/\+/g, '%20'))
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
