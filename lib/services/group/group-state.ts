import type { Tx } from '#lib/db/client.ts'
import type { AwsAccount, GroupState } from '#lib/db/generated/client.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { conflict, ServiceError } from '#lib/services/errors.ts'

/**
 * The account and its group's row, locked: decisions about one account come one after another, so that the
 * last one in the trail is the one that holds.
 */
export async function lockGroup(
  tx: Tx,
  customerId: string,
  accountId: string,
): Promise<{ account: AwsAccount; group: GroupState }> {
  const account = await fetchAccount(tx, customerId, accountId)
  await tx.$executeRaw`insert into group_state (customer_id, account_id) values (${customerId}::uuid, ${accountId}::uuid)
    on conflict do nothing`
  await tx.$executeRaw`select from group_state where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid for update`
  const group = await tx.groupState.findUniqueOrThrow({
    where: { customerId_accountId: { customerId, accountId } },
  })
  return { account, group }
}

/** A group that can be changed: the account lets us in, and AWS showed the group. */
export function requireGroup({ account, group }: { account: AwsAccount; group: GroupState }): void {
  if (account.status !== 'connected')
    throw conflict('This account is not connected. Prove it under AWS accounts first.')
  if (group.exists === false)
    throw conflict('The group does not exist in this account. Create it with the template first.')
  if (group.exists === null) throw conflict('The group was not read yet. Read the account first.')
}

/** The database's clock: times are judged and kept by it alone. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  return row?.now ?? new Date(Number.NaN)
}

/** The end that was asked for, if any; one that has passed by the database's clock is refused. */
export async function readEnd(tx: Tx, endsAt: string | null | undefined): Promise<Date | null> {
  if (typeof endsAt !== 'string') return null
  const end = new Date(endsAt)
  if (end <= (await databaseNow(tx)))
    throw new ServiceError('invalid', 'The end has to lie ahead.', { endsAt: 'The end has to lie ahead.' })
  return end
}
