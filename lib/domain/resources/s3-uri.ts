/** What an S3 address points at: a bucket, or something that stands before one and must be resolved first. */
export type S3Place =
  | { kind: 'bucket'; bucket: string }
  | { kind: 'access-point'; accessPoint: string }
  | { kind: 'directory-bucket'; bucket: string }

function bucketPlace(name: string): S3Place | null {
  if (name === '') return null
  if (name.endsWith('--x-s3')) return { kind: 'directory-bucket', bucket: name }
  if (name.endsWith('-s3alias')) return { kind: 'access-point', accessPoint: name }
  // S3 allows lower-case letters, digits, dots and hyphens; old buckets also capitals and underscores.
  return /^[A-Za-z0-9._-]{3,255}$/.test(name) ? { kind: 'bucket', bucket: name } : null
}

/**
 * Reads an address as SageMaker takes it, `(https|s3)://…`: `s3://bucket/key`, path-style and
 * virtual-host https, access-point ARNs and aliases, directory buckets. Null when it is none of these.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function readS3Uri(uri: string): S3Place | null {
  const arn = /^(?:s3:\/\/)?(arn:[\w-]+:s3[\w-]*:[\w-]*:\d*:accesspoint[/:][^/]+)/.exec(uri)
  if (arn?.[1] !== undefined) return { kind: 'access-point', accessPoint: arn[1] }
  const [, scheme, host = '', rest = ''] = /^(s3|https):\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? []
  if (scheme === undefined) return null
  if (scheme === 's3') return bucketPlace(host)
  const [, virtual, isS3] = /^(?:(.+)\.)?(s3)(?:[.-][\w-]+)*\.amazonaws\.com(?:\.cn)?$/.exec(host) ?? []
  if (isS3 === undefined) return null
  return bucketPlace(virtual ?? rest.replace(/\/.*$/s, ''))
}
