import { RowLink } from '#components/table/row-link.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { terminationAddress } from '#lib/client/addresses.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

/** Why no job is stopped here although the account is armed: AWS refuses, or support stopped the whole fleet. */
export function BlockedStops({ slug, account }: { slug: string; account: AccountDetail }) {
  const { blockedStops, isFleetStopped } = account
  return (
    <>
      {isFleetStopped && (
        <div className="mb-4.5 max-w-3xl">
          <Callout kind="warning" title="ClearDATA has stopped all enforcement, in every account.">
            Failing jobs keep running and are shown. They are decided about again when the stop is released.
          </Callout>
        </div>
      )}
      {blockedStops.length > 0 && (
        <div className="mb-4.5 max-w-3xl">
          <Callout kind="warning" title="AWS refuses to let us stop jobs here. We keep trying.">
            <ul>
              {blockedStops.map(({ terminationId, jobName, region, action, error, since, isRaised }) => (
                <li key={terminationId}>
                  <RowLink href={terminationAddress(slug, terminationId)}>{jobName}</RowLink> in {region}:{' '}
                  <code className="font-mono text-sm">{action}</code> answered {error}, since{' '}
                  <RelativeTime at={since} />
                  {isRaised && '. Support was told'}.
                </li>
              ))}
            </ul>
          </Callout>
        </div>
      )}
    </>
  )
}
