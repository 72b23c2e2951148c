import type { Tag } from '#lib/sandbox/aws/input.ts'
import type { BucketLock, Retention } from '#lib/sandbox/aws/s3/object-lock.ts'

export interface Bucket {
  name: string
  ownerId: string
  region: string
  createdAt: number
  encryption: EncryptionRule
  policy: string | undefined
  /** Undefined once deleted; a new bucket blocks everything. */
  publicAccessBlock: PublicAccessBlock | undefined
  tags: Tag[]
  /** Small objects, base64. */
  objects: Record<string, ObjectVersion>
  /** With Object Lock: it is on from the bucket's creation, and every version of an object is kept, oldest first. */
  objectLock?: BucketLock | undefined
  versions?: Record<string, ObjectVersion[]>
}

export interface ObjectVersion {
  body: string
  contentType: string
  modifiedAt: number
  /** Where versions are kept. */
  id?: string
  lock?: Retention
  /** A deletion that hides the versions before it. */
  isMarker?: boolean
}

export interface EncryptionRule {
  algorithm: string
  kmsKeyId: string | undefined
  isBucketKeyEnabled: boolean
}

export interface PublicAccessBlock {
  BlockPublicAcls: boolean
  IgnorePublicAcls: boolean
  BlockPublicPolicy: boolean
  RestrictPublicBuckets: boolean
}

/** SSE-S3 since January 2023, and no public access since April 2023.
 *  https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-overview.html */
export function newBucket(name: string, ownerId: string, region: string, now: number): Bucket {
  return {
    name,
    ownerId,
    region,
    createdAt: now,
    encryption: defaultEncryption(),
    policy: undefined,
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    tags: [],
    objects: {},
  }
}

export function defaultEncryption(): EncryptionRule {
  return { algorithm: 'AES256', kmsKeyId: undefined, isBucketKeyEnabled: false }
}
