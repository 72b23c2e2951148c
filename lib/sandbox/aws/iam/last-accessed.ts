import { randomUUID } from 'node:crypto'
import { AwsError } from '#lib/sandbox/aws/errors.ts'
import * as holders from '#lib/sandbox/aws/iam/holders.ts'
import type { Holder, IamAccount, ServiceAccess } from '#lib/sandbox/aws/iam/records.ts'
import { optionalText, requireText } from '#lib/sandbox/aws/input.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'
import { accountOf } from '#lib/sandbox/aws/world.ts'

function existing(iam: IamAccount, arn: string): boolean {
  const tables: Record<string, Holder | { arn: string }>[] = [iam.users, iam.groups, iam.roles, iam.policies]
  return tables.some((table) => Object.values(table).some((each) => each.arn === arn))
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html */
function generate(call: Call) {
  const iam = accountOf(call.world, call.caller.accountId).iam
  const arn = requireText(call.input, 'Arn')
  if (!existing(iam, arn)) throw holders.noSuchEntity(`ARN ${arn} was not found.`)
  const JobId = randomUUID()
  const withActions = optionalText(call.input, 'Granularity') === 'ACTION_LEVEL'
  const reports = (iam.accessReports ??= {})
  reports[JobId] = { arn, createdAt: call.now, withActions }
  return { JobId }
}

/** A service that was never used is listed without a time; what nobody has set is not listed at all. */
function details(call: Call) {
  const iam = accountOf(call.world, call.caller.accountId).iam
  const id = requireText(call.input, 'JobId')
  const report = iam.accessReports?.[id]
  if (!report) throw new AwsError('NoSuchEntity', `Job ${id} was not found.`, 404)
  const readyAt = report.createdAt + call.settings.reportMs
  const common = {
    JobCreationDate: new Date(report.createdAt),
    JobType: report.withActions ? 'ACTION_LEVEL' : 'SERVICE_LEVEL',
  }
  if (call.now < readyAt) {
    return { JobStatus: 'IN_PROGRESS', ...common, JobCompletionDate: new Date(0), ServicesLastAccessed: [] }
  }
  const services = iam.lastAccessed?.[report.arn] ?? []
  const { shown, tail } = holders.iamPage(call, id, services, (service) => service.namespace)
  return {
    JobStatus: 'COMPLETED',
    ...common,
    JobCompletionDate: new Date(readyAt),
    ServicesLastAccessed: shown.map((service) => view(service, report.arn, report.withActions)),
    ...tail,
  }
}

function view({ namespace, name, at, region, actions }: ServiceAccess, arn: string, withActions: boolean) {
  const time = (moment: number | undefined) => (moment === undefined ? undefined : new Date(moment))
  return {
    ServiceName: name,
    ServiceNamespace: namespace,
    LastAuthenticated: time(at),
    LastAuthenticatedEntity: at === undefined ? undefined : arn,
    LastAuthenticatedRegion: at === undefined ? undefined : (region ?? 'us-east-1'),
    TotalAuthenticatedEntities: at === undefined ? 0 : 1,
    TrackedActionsLastAccessed: withActions
      ? actions.map((action) => ({
          ActionName: action.name,
          LastAccessedEntity: action.at === undefined ? undefined : arn,
          LastAccessedTime: time(action.at),
          LastAccessedRegion: action.at === undefined ? undefined : (action.region ?? 'us-east-1'),
        }))
      : undefined,
  }
}

export const lastAccessedOperations: Record<string, Operation> = {
  GenerateServiceLastAccessedDetails: {
    permission: 'iam:GenerateServiceLastAccessedDetails',
    resource: (call) => optionalText(call.input, 'Arn') ?? '*',
    handle: generate,
  },
  GetServiceLastAccessedDetails: {
    permission: 'iam:GetServiceLastAccessedDetails',
    resource: () => '*',
    handle: details,
  },
}
