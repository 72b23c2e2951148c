import { demoAccounts } from './world.ts'
import type { SandboxAdmin } from './sandbox-admin.ts'

const tlsOnly = (name: string, Resource = [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DenyPlainHttp',
        ...{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  })

/** A bucket as its owner would make it, in one region. */
export async function makeBucket(
  admin: SandboxAdmin,
  accountId: string,
  { name, region, policy, keyId }: { name: string; region: string; policy?: string; keyId?: string },
): Promise<void> {
  const place = region === 'us-east-1' ? '' : `<LocationConstraint>${region}</LocationConstraint>`
  const body = place === '' ? '' : `<CreateBucketConfiguration>${place}</CreateBucketConfiguration>`
  await admin.s3(accountId, region, { path: `/${name}`, body })
  if (policy !== undefined) await admin.s3(accountId, region, { path: `/${name}?policy`, body: policy })
  if (keyId !== undefined)
    await admin.s3(accountId, region, {
      path: `/${name}?encryption`,
      body: `<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>${keyId}</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>`,
    })
}

/** The buckets of the demo's accounts: one right, one that answers plain HTTP for some of its objects, one bare. */
export async function makeBuckets(admin: SandboxAdmin): Promise<void> {
  for (const [index, { awsAccountId, bucket, regions }] of demoAccounts.entries()) {
    const policies = [
      tlsOnly(bucket),
      tlsOnly(bucket, [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/models/*`]),
      undefined,
    ]
    const policy = policies[index]
    const region = regions[0] ?? 'us-east-1'
    await makeBucket(admin, awsAccountId, {
      ...{ name: bucket, region },
      ...(policy === undefined ? {} : { policy }),
      ...(index === 0 ? { keyId: `arn:aws:kms:${region}:${awsAccountId}:alias/ml-data` } : {}),
    })
  }
}
