'use client'

import { useQuery } from '@tanstack/react-query'
import KeyRound from 'lucide-react/icons/key-round'
import Link from 'next/link'
import { useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count } from '#components/status/figure.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { guidanceAddress } from '#lib/client/addresses.ts'
import { tokensQuery, type TokenRows, useRevokeToken } from '#lib/client/tokens.ts'
import type { TokenRow } from '#lib/services/tokens/views.ts'
import { CreateTokenDialog } from './create-token-dialog.tsx'
import { tokenColumns } from './token-columns.tsx'

/** Keys for a customer's own programs. */
export function TokensView({ slug, initialTokens }: { slug: string; initialTokens: TokenRows }) {
  const query = useQuery({ ...tokensQuery(slug), initialData: initialTokens })
  const refusal = useRefusal('token:manage')
  const [isCreating, setIsCreating] = useState(false)
  const [revoking, setRevoking] = useState<TokenRow | null>(null)
  const revoke = useRevokeToken(slug)
  const { say } = useToast()
  const columns = tokenColumns(refusal, setRevoking)
  const active = query.data.rows.filter(({ state }) => state === 'active').length
  return (
    <>
      <PageHead
        title={active === 0 ? 'No API token is in use' : `${count(active, 'API token')} in use`}
        action={
          <Button look="main" {...refusal} onClick={() => setIsCreating(true)}>
            Create a token
          </Button>
        }
      >
        For your own programs. A token acts in this customer alone, within its scopes, until it ends.{' '}
        <Link
          href={guidanceAddress(slug, 'api')}
          className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
        >
          What they can ask
        </Link>
      </PageHead>
      <Live query={query} what="the tokens" loading={<RowsLoading />}>
        {({ rows }) => (
          <DataTable
            caption="API tokens"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            view={{ shown: columns, density: 'comfortable' }}
            emptyState={
              <State icon={KeyRound} title="No API token was made yet">
                Programs send one as <code className="font-mono">Authorization: Bearer cdsg_…</code>
              </State>
            }
          />
        )}
      </Live>
      <CreateTokenDialog slug={slug} isOpen={isCreating} onClose={() => setIsCreating(false)} />
      <ConfirmDialog
        isOpen={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`Revoke ${revoking?.name ?? ''}?`}
        description="Programs that use it are refused from their next call on. It cannot be taken back."
        submitLabel="Revoke"
        act={{ ...revoke, run: (options) => revoking && revoke.mutate(revoking.id, options) }}
        onDone={() => {
          say(`${revoking?.name} is revoked`)
          setRevoking(null)
        }}
      />
    </>
  )
}
