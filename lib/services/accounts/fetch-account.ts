import type { AwsAccount } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { notFound } from '#lib/services/errors.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The customer's account by id, or the one answer for what is not there. */
export async function fetchAccount(tx: Tx, customerId: string, id: string): Promise<AwsAccount> {
  const account = uuid.test(id)
    ? await tx.awsAccount.findUnique({ where: { customerId_id: { customerId, id } } })
    : null
  if (!account) throw notFound()
  return account
}

/** The same, locked until the transaction ends. */
export async function fetchAccountForUpdate(tx: Tx, customerId: string, id: string): Promise<AwsAccount> {
  if (uuid.test(id))
    await tx.$executeRaw`select from aws_account where customer_id = ${customerId}::uuid and id = ${id}::uuid for update`
  return fetchAccount(tx, customerId, id)
}
