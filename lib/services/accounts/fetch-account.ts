import type { AwsAccount } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { isUuid } from '#lib/domain/uuid.ts'
import { notFound } from '#lib/services/errors.ts'

/** The customer's account by id, or the one answer for what is not there. */
export async function fetchAccount(tx: Tx, customerId: string, id: string): Promise<AwsAccount> {
  const account = isUuid(id)
    ? await tx.awsAccount.findUnique({ where: { customerId_id: { customerId, id } } })
    : null
  if (!account) throw notFound()
  return account
}

/** The same, locked until the transaction ends. */
export async function fetchAccountForUpdate(tx: Tx, customerId: string, id: string): Promise<AwsAccount> {
  if (isUuid(id))
    await tx.$executeRaw`select from aws_account where customer_id = ${customerId}::uuid and id = ${id}::uuid for update`
  return fetchAccount(tx, customerId, id)
}
