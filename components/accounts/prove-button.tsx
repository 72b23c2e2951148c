'use client'

import type { ReactNode } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { useProveAccount } from '#lib/client/accounts.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

/** Tries the roles with the right, a wrong and no ExternalId; the answer is shown by whoever draws the account. */
export function ProveButton({
  slug,
  account,
  look,
  children,
}: {
  slug: string
  account: AccountDetail
  look: 'main' | 'plain'
  children: ReactNode
}) {
  const prove = useProveAccount(slug, account.id)
  return (
    <div className="grid justify-items-start gap-3">
      <Button
        look={look}
        isBusy={prove.isPending}
        {...useRefusal('account:connect')}
        onClick={() => prove.mutate()}
      >
        {children}
      </Button>
      {prove.error !== null && <Problem title="The roles could not be tried." error={prove.error} />}
    </div>
  )
}
