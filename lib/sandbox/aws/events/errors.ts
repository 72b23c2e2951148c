import { AwsError } from '#lib/sandbox/aws/errors.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html */
export const notFound = (message: string) => new AwsError('ResourceNotFoundException', message)
export const alreadyExists = (message: string) => new AwsError('ResourceAlreadyExistsException', message)
export const limitExceeded = (message: string) => new AwsError('LimitExceededException', message)
export const invalidPattern = (message: string) =>
  new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${message}`)
