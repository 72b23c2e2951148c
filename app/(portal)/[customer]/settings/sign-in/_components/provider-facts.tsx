import { Facts } from '#components/text/facts.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import type { ProviderView } from '#lib/services/sign-in/views.ts'

/** What a setting of the provider says, and who tested it. */
export function ProviderFacts({ provider }: { provider: ProviderView }) {
  const { issuer, clientId, trustsEmail, madeByName, createdAt, tested } = provider
  return (
    <Facts
      facts={[
        [
          'Issuer',
          <span key="issuer" className="font-mono">
            {issuer}
          </span>,
        ],
        [
          'Client id',
          <span key="client" className="font-mono">
            {clientId}
          </span>,
        ],
        ['Addresses', trustsEmail ? 'Taken as verified' : 'Taken where it says that they are verified'],
        [
          'Saved',
          <>
            {madeByName}, <RelativeTime at={createdAt} />
          </>,
        ],
        ['Tested', tested === null ? 'Not yet' : <RelativeTime at={tested.at} />],
        ...(tested === null
          ? []
          : [
              [
                'It said',
                tested.email === null
                  ? `${tested.name}, no verified address`
                  : `${tested.name}, ${tested.email}`,
              ] as const,
            ]),
      ]}
    />
  )
}
