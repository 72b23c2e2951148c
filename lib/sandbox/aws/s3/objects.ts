import { createHash, randomBytes } from 'node:crypto'
import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { optionalText } from '#lib/sandbox/aws/input.ts'
import type { Bucket, ObjectVersion } from '#lib/sandbox/aws/s3/bucket.ts'
import { bucketOf } from '#lib/sandbox/aws/s3/buckets.ts'
import { refuseLocked, retentionOfPut } from '#lib/sandbox/aws/s3/object-lock.ts'
import type { S3Answer } from '#lib/sandbox/aws/s3/protocol.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { Flat } from '#lib/sandbox/aws/wire/xml.ts'

const keyOf = (call: Call) => optionalText(call.input, 'Key') ?? ''

/** A bucket with Object Lock keeps every version; the newest one is the object, unless it is a delete marker. */
function keepVersion(bucket: Bucket, key: string, version: ObjectVersion): void {
  const versions = ((bucket.versions ??= {})[key] ??= [])
  versions.push(version)
  showNewest(bucket, key)
}

function showNewest(bucket: Bucket, key: string): void {
  const newest = bucket.versions?.[key]?.at(-1)
  if (newest === undefined || newest.isMarker) delete bucket.objects[key]
  else bucket.objects[key] = newest
}

export function putObject(call: Call): S3Answer {
  const bucket = bucketOf(call)
  const key = keyOf(call)
  if (optionalText(call.input, 'IfNoneMatch') === '*' && bucket.objects[key]) {
    const message = 'At least one of the pre-conditions you specified did not hold'
    throw new AwsError('PreconditionFailed', message, 412)
  }
  const body = optionalText(call.input, 'Body') ?? ''
  const contentType = optionalText(call.input, 'ContentType') ?? 'application/octet-stream'
  const lock = retentionOfPut(call)
  const object = { body, contentType, modifiedAt: call.now }
  if (!bucket.objectLock) {
    bucket.objects[key] = object
    return { headers: { etag: etag(body) } }
  }
  const id = randomBytes(16).toString('hex')
  keepVersion(bucket, key, { ...object, id, ...(lock && { lock }) })
  return { headers: { etag: etag(body), 'x-amz-version-id': id } }
}

export function getObject(call: Call): S3Answer {
  const bucket = bucketOf(call)
  const wanted = optionalText(call.input, 'VersionId')
  const version: ObjectVersion | undefined =
    wanted === undefined
      ? bucket.objects[keyOf(call)]
      : bucket.versions?.[keyOf(call)]?.find(({ id }) => id === wanted)
  if (!version || version.isMarker) {
    throw wanted === undefined
      ? new AwsError('NoSuchKey', 'The specified key does not exist.', 404)
      : new AwsError('NoSuchVersion', 'The specified version does not exist.', 404)
  }
  const { id, lock } = version
  const headers = {
    'content-type': version.contentType,
    etag: etag(version.body),
    'last-modified': new Date(version.modifiedAt).toUTCString(),
    ...(id === undefined ? {} : { 'x-amz-version-id': id }),
    ...(lock && {
      'x-amz-object-lock-mode': lock.mode,
      'x-amz-object-lock-retain-until-date': new Date(lock.until).toISOString(),
    }),
  }
  return { headers, raw: Buffer.from(version.body, 'base64') }
}

/** Without a version a marker hides what stays; with one, that version goes for good, unless it is locked.
 *  https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export function deleteObject(call: Call): S3Answer {
  const bucket = bucketOf(call)
  const key = keyOf(call)
  const wanted = optionalText(call.input, 'VersionId')
  if (!bucket.objectLock) {
    delete bucket.objects[key]
    return { status: 204 }
  }
  if (wanted === undefined) {
    const id = randomBytes(16).toString('hex')
    keepVersion(bucket, key, { id, body: '', contentType: '', modifiedAt: call.now, isMarker: true })
    return { status: 204, headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': id } }
  }
  const versions = bucket.versions?.[key] ?? []
  refuseLocked(call, versions.find(({ id }) => id === wanted)?.lock)
  if (bucket.versions) bucket.versions[key] = versions.filter(({ id }) => id !== wanted)
  showNewest(bucket, key)
  return { status: 204, headers: { 'x-amz-version-id': wanted } }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjects(call: Call): S3Answer {
  const { objects, name } = bucketOf(call)
  const prefix = optionalText(call.input, 'Prefix') ?? ''
  const after = optionalText(call.input, 'ContinuationToken') ?? optionalText(call.input, 'StartAfter') ?? ''
  const size = Math.min(1000, Number(optionalText(call.input, 'MaxKeys') ?? 1000))
  const found = Object.keys(objects)
    .filter((key) => key.startsWith(prefix) && key > after)
    .sort()
  const keys = found.slice(0, size)
  const isTruncated = found.length > keys.length
  const contents = keys.map((key) => {
    const { body, modifiedAt } = objects[key] ?? { body: '', modifiedAt: 0 }
    const size = Buffer.byteLength(body, 'base64')
    return {
      Key: key,
      LastModified: new Date(modifiedAt),
      ETag: etag(body),
      Size: size,
      StorageClass: 'STANDARD',
    }
  })
  return {
    xml: {
      root: 'ListBucketResult',
      value: {
        ...{ Name: name, Prefix: prefix, KeyCount: keys.length, MaxKeys: size, IsTruncated: isTruncated },
        NextContinuationToken: isTruncated ? keys.at(-1) : undefined,
        Contents: new Flat(contents),
      },
    },
  }
}

function etag(body: string): string {
  return `"${createHash('md5').update(Buffer.from(body, 'base64')).digest('hex')}"`
}
