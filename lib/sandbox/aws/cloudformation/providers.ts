import { eventsProviders } from '#lib/sandbox/aws/cloudformation/events-providers.ts'
import { iamProviders } from '#lib/sandbox/aws/cloudformation/iam-providers.ts'
import type { Provider } from '#lib/sandbox/aws/cloudformation/provider.ts'
import { optionalText } from '#lib/sandbox/aws/input.ts'
import { asList, at, isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { element, Flat } from '#lib/sandbox/aws/wire/xml.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

function encryptionXml(properties: JsonObject): string | undefined {
  const rules = asList(at(properties, 'BucketEncryption.ServerSideEncryptionConfiguration')).filter(isObject)
  const [rule] = rules
  if (!rule) return undefined
  const wanted = rule['ServerSideEncryptionByDefault']
  const value = { ApplyServerSideEncryptionByDefault: wanted, BucketKeyEnabled: rule['BucketKeyEnabled'] }
  return element('ServerSideEncryptionConfiguration', { Rule: value })
}

const bucket: Provider = {
  create: ({ run, properties, generatedName, region }) => {
    const name = optionalText(properties, 'BucketName') ?? generatedName.toLowerCase().slice(0, 63)
    const location = element('CreateBucketConfiguration', { LocationConstraint: region })
    run('s3', 'CreateBucket', { Bucket: name, Body: region === 'us-east-1' ? '' : base64(location) })
    const encryption = encryptionXml(properties)
    if (encryption !== undefined) run('s3', 'PutBucketEncryption', { Bucket: name, Body: base64(encryption) })
    const block = properties['PublicAccessBlockConfiguration']
    if (isObject(block)) {
      const Body = base64(element('PublicAccessBlockConfiguration', block))
      run('s3', 'PutPublicAccessBlock', { Bucket: name, Body })
    }
    const tags = asList(properties['Tags'])
    if (tags.length > 0) {
      const Body = base64(element('Tagging', { TagSet: { Tag: new Flat(tags) } }))
      run('s3', 'PutBucketTagging', { Bucket: name, Body })
    }
    const attributes = {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    }
    return { physicalId: name, attributes }
  },
  remove: (run, made) => {
    run('s3', 'DeleteBucket', { Bucket: made.physicalId })
  },
}

/** Every resource type a stack may hold. */
export const providers: Record<string, Provider> = {
  ...iamProviders,
  ...eventsProviders,
  'AWS::S3::Bucket': bucket,
}
