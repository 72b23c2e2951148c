import {
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { awsErrorName } from './errors.ts'

/**
 * A bucket with S3 Object Lock, reached with the portal's own credentials: what was put cannot be changed or
 * taken away by anybody, the account's root user included, until its retention ends.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class EvidenceBucket {
  readonly #client: S3Client
  readonly #bucket: string
  readonly #keptUntil: (now: Date) => Date

  constructor(given: { bucket: string; region: string | undefined; keptUntil: (now: Date) => Date }) {
    this.#bucket = given.bucket
    this.#keptUntil = given.keptUntil
    this.#client = new S3Client({
      ...(given.region === undefined ? {} : { region: given.region }),
      maxAttempts: 3,
    })
  }

  /** Throws unless the bucket has Object Lock: without it, what is kept could be rewritten. */
  async requireObjectLock(): Promise<void> {
    const Bucket = this.#bucket
    let isLocked: boolean
    try {
      const answer = await this.#client.send(new GetObjectLockConfigurationCommand({ Bucket }))
      isLocked = answer.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled'
    } catch (error) {
      const name = awsErrorName(error)
      if (name !== 'ObjectLockConfigurationNotFoundError')
        throw new Error(
          `EVIDENCE_BUCKET: s3:GetBucketObjectLockConfiguration of ${Bucket} answered ${name}.`,
          { cause: error },
        )
      isLocked = false
    }
    if (!isLocked)
      throw new Error(
        `EVIDENCE_BUCKET: ${Bucket} has no Object Lock, so what is kept there could be rewritten. Make a bucket with Object Lock on.`,
      )
  }

  async put(name: string, text: string): Promise<void> {
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: name,
          Body: Buffer.from(text, 'utf8'),
          ContentType: 'application/json',
          // Never over an existing one.
          IfNoneMatch: '*',
          ObjectLockMode: 'COMPLIANCE',
          ObjectLockRetainUntilDate: this.#keptUntil(new Date()),
        }),
      )
    } catch (error) {
      if (awsErrorName(error) !== 'PreconditionFailed') throw error
      if ((await this.get(name)) !== text)
        throw new Error(`${name} is kept already and says something else.`, { cause: error })
    }
  }

  async list(prefix: string, after?: string): Promise<string[]> {
    const names: string[] = []
    const pages = paginateListObjectsV2(
      { client: this.#client },
      { Bucket: this.#bucket, Prefix: prefix, StartAfter: after },
    )
    for await (const page of pages) names.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []))
    return names.sort()
  }

  async get(name: string): Promise<string> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: name }))
    if (Body === undefined) throw new Error(`${name} has no content.`)
    return Body.transformToString('utf-8')
  }
}
