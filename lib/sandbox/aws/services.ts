import { cloudformation } from '#lib/sandbox/aws/cloudformation/service.ts'
import { cloudtrail } from '#lib/sandbox/aws/cloudtrail/service.ts'
import { events } from '#lib/sandbox/aws/events/service.ts'
import { iam } from '#lib/sandbox/aws/iam/service.ts'
import { s3 } from '#lib/sandbox/aws/s3/service.ts'
import { sagemaker } from '#lib/sandbox/aws/sagemaker/service.ts'
import type { Service } from '#lib/sandbox/aws/service.ts'
import { sts } from '#lib/sandbox/aws/sts/service.ts'
import type { WireRequest } from '#lib/sandbox/aws/wire/http.ts'

/** By the service name of the credential scope. */
const SERVICES: Record<string, Service> = {
  ...{ sagemaker, iam, sts, s3, cloudformation, events, cloudtrail },
}

export function serviceNamed(name: string): Service | undefined {
  return Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined
}

/** Which service an unsigned request meant, so that the refusal is in its spelling. */
export function guessService(request: WireRequest): Service {
  const target = request.headers['x-amz-target']
  if (target?.startsWith('AWSEvents.')) return events
  if (target?.includes('CloudTrail_')) return cloudtrail
  if (target !== undefined) return sagemaker
  const form = new URLSearchParams(request.body.toString('utf8'))
  const version = form.get('Version')
  if (version === '2010-05-08') return iam
  if (version === '2010-05-15') return cloudformation
  return form.has('Action') ? sts : s3
}
