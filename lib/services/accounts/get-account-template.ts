import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { accountTemplate } from '#lib/domain/accounts/template.ts'
import { env } from '#lib/env.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { eventEndpoint } from '#lib/services/events/event-endpoint.ts'
import { templateFileName } from './account-view.ts'
import { fetchAccount } from './fetch-account.ts'

const input = z.object({ id: z.string() })

/** The CloudFormation template for one account, with its ExternalId filled in. */
export async function getAccountTemplate(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ fileName: string; template: ReturnType<typeof accountTemplate> }> {
  const scoped = requirePermission(ctx, 'account:read')
  const { id } = input.parse(raw)
  const account = await customerRead(scoped, (tx) => fetchAccount(tx, scoped.customerId, id))
  const { externalId } = account
  return {
    fileName: templateFileName(account),
    template: accountTemplate({
      externalId,
      brokerArn: env().BROKER_PRINCIPAL_ARN,
      eventEndpoint: eventEndpoint(account.id),
    }),
  }
}
