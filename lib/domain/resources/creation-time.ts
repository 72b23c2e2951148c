/**
 * Stands for a creation time that AWS does not tell: S3 gives a bucket's to those alone who may list every bucket of
 * an account. Such a resource is told apart by its ARN.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
 */
export const creationUnknown = new Date(0)

/** When it was created; null where that is not known. */
export function knownCreation(at: Date): Date | null {
  return at.getTime() === creationUnknown.getTime() ? null : at
}
