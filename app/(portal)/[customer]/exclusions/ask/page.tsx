import type { Metadata } from 'next'
import { orPage, pageContext } from '#lib/auth/page-context.ts'
import type { AskStart } from './_components/ask-start.ts'
import { daysToAsk } from '#lib/domain/exclusions/limits.ts'
import { nextName, plannedFrom } from '#lib/domain/exclusions/planned-request.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import type { Ctx } from '#lib/services/context.ts'
import { getExclusionPolicy } from '#lib/services/exclusions/get-exclusion-policy.ts'
import { getExclusion } from '#lib/services/exclusions/get-exclusion.ts'
import { getResource } from '#lib/services/resources/get-resource.ts'
import { getTermination } from '#lib/services/terminations/get-termination.ts'
import { AskForm } from './_components/ask-form.tsx'

export const metadata: Metadata = { title: 'Ask for an exclusion' }

type Given = Record<string, string | string[] | undefined>

const nothing: AskStart = {
  ...{ accountId: '', region: '', names: [], planned: '', days: 14, reason: '', ticket: '' },
  ...{ safeguard: enforcedSafeguard, resourceType: 'tuning-job', isUrgent: false, urgentBecause: '' },
}

/** What the screen begins with: a stopped job and its plan, a resource, a draft, or what is to be extended. */
async function startOf(ctx: Ctx, given: Given): Promise<AskStart> {
  const id = (key: string) => (typeof given[key] === 'string' ? given[key] : null)
  const termination = id('termination')
  const resourceId =
    termination === null
      ? id('resource')
      : (await orPage(getTermination(ctx, { id: termination }))).resourceId
  if (resourceId !== null) {
    const resource = await orPage(getResource(ctx, { id: resourceId }))
    const { accountId, region, name, type: resourceType } = resource
    const failing = resource.failing[0] ?? enforcedSafeguard
    const start = { ...nothing, accountId, region, resourceType, safeguard: failing }
    // What has ended cannot run on: its next try is reserved, with the request that would create it again.
    const isOver = termination !== null || resource.endTime !== null
    return isOver
      ? { ...start, names: [nextName(name)], planned: plannedFrom(resource.settings) }
      : { ...start, names: [name] }
  }
  const former = id('extends') ?? id('draft')
  if (former === null) return nothing
  const exclusion = await orPage(getExclusion(ctx, { id: former }))
  const { accountId, region, safeguard, resourceType, names, reason, ticket } = exclusion
  const isExtension = id('extends') !== null
  const endsAt = new Date((isExtension ? names[0]?.endsAt : null) ?? exclusion.askedEndsAt)
  const about = isExtension
    ? { ...nothing, extendsId: exclusion.id }
    : {
        ...{ ...nothing, draftId: exclusion.requestId, isUrgent: exclusion.isUrgent },
        urgentBecause: exclusion.urgentBecause ?? '',
        ...(exclusion.extendsId === null ? {} : { extendsId: exclusion.extendsId }),
      }
  return {
    ...about,
    ...{ accountId, region, safeguard, resourceType, reason, ticket: ticket ?? '' },
    names: names.map(({ name }) => name),
    planned: exclusion.planned === null ? '' : JSON.stringify(exclusion.planned, null, 2),
    days: daysToAsk(endsAt, new Date(), isExtension ? 30 : 0),
  }
}

export default async function AskPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<Given>
}) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const start = await startOf(ctx, await searchParams)
  const [accounts, policy] = await Promise.all([listAccounts(ctx), getExclusionPolicy(ctx)])
  return <AskForm slug={customer} start={start} accounts={accounts.rows} maxDays={policy.maxDays} />
}
