import { MiddleCut } from '#components/text/middle-cut.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import type { AttestationView } from '#lib/services/exclusions/views.ts'
import { Configuration } from './configuration.tsx'

/** A signature: who, when, which text, for which configuration, with the hashes that bind them. */
export function Attestation({ attestation }: { attestation: AttestationView }) {
  return (
    <div className="grid gap-2.5">
      <blockquote className="border-l-2 border-line pl-3 text-ink-2">{attestation.text}</blockquote>
      <p>
        Signed by <strong className="font-[550]">{attestation.signerName}</strong>{' '}
        <RelativeTime at={attestation.signedAt} />, text version {attestation.textVersion}{' '}
        <MiddleCut text={attestation.textHash} what="hash of the text" max={15} />
      </p>
      <p className="text-ink-2">
        For this configuration{' '}
        <MiddleCut text={attestation.configurationHash} what="hash of the configuration" max={15} />
      </p>
      <Configuration configuration={attestation.configuration} />
    </div>
  )
}
