import { AwsError } from '#lib/sandbox/aws/errors.ts'

/** Sent to the wrong region; carries where the bucket is. */
export class WrongRegion extends AwsError {
  readonly region: string

  constructor(bucket: string, region: string) {
    super(
      'PermanentRedirect',
      `The bucket ${bucket} you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.`,
      301,
    )
    this.region = region
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const noSuchBucket = () => new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404)
export const accessDenied = () => new AwsError('AccessDenied', 'Access Denied', 403)
export const malformedXml = () =>
  new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  )
