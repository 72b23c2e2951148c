import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { scopeWords } from '#lib/domain/tokens.ts'
import type { TokenRow } from '#lib/services/tokens/views.ts'

const stateWords: Record<TokenRow['state'], string> = {
  active: 'In use',
  expired: 'Ended',
  revoked: 'Revoked',
}

export function tokenColumns(
  refusal: { disabled: boolean; disabledReason: string },
  onRevoke: (token: TokenRow) => void,
): Column<TokenRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isKey: true,
      sortBy: ({ name }) => name,
      cell: ({ name, hint }) => (
        <span className="whitespace-nowrap">
          <span className="font-[550]">{name}</span>{' '}
          <code className="font-mono text-sm text-ink-3">{hint}…</code>
        </span>
      ),
      csv: ({ name, hint }) => `${name} (${hint}…)`,
    },
    {
      id: 'scopes',
      header: 'May',
      className: 'min-w-52',
      cell: ({ scopes }) => scopes.map((scope) => scopeWords[scope]).join('; '),
      csv: ({ scopes }) => scopes.join(' '),
    },
    {
      id: 'state',
      header: 'State',
      sortBy: ({ state }) => state,
      cell: ({ state }) => <Badge look={state === 'active' ? 'accent' : 'plain'}>{stateWords[state]}</Badge>,
      csv: ({ state }) => stateWords[state],
    },
    {
      id: 'createdBy',
      header: 'Made by',
      sortBy: ({ createdBy }) => createdBy,
      cell: ({ createdBy, createdAt }) => (
        <span className="whitespace-nowrap">
          {createdBy}{' '}
          <span className="text-sm text-ink-2">
            <RelativeTime at={createdAt} />
          </span>
        </span>
      ),
      csv: ({ createdBy, createdAt }) => `${createdBy}, ${exactUtc(createdAt)}`,
    },
    {
      id: 'lastUsedAt',
      header: 'Last used',
      sortBy: ({ lastUsedAt }) => lastUsedAt ?? '',
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? <span className="text-ink-3">never</span> : <RelativeTime at={lastUsedAt} />,
      csv: ({ lastUsedAt }) => (lastUsedAt === null ? null : exactUtc(lastUsedAt)),
    },
    {
      id: 'expiresAt',
      header: 'Ends',
      sortBy: ({ expiresAt }) => expiresAt,
      cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
      csv: ({ expiresAt }) => exactUtc(expiresAt),
    },
    {
      id: 'acts',
      header: 'Acts',
      align: 'end',
      isKey: true,
      cell: (token) =>
        token.state === 'active' && (
          <Button
            size="small"
            look="quiet"
            aria-label={`Revoke ${token.name}`}
            {...refusal}
            onClick={() => onRevoke(token)}
          >
            Revoke
          </Button>
        ),
      csv: () => null,
    },
  ]
}
