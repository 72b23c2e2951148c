import { Section } from '#components/shell/section.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import type { AttestationView, RequestedName } from '#lib/services/exclusions/views.ts'
import { Configuration } from './configuration.tsx'

/** A signature: who, when, which text, for which configuration, with the hashes that bind them. */
function Attestation({ attestation, isDense }: { attestation: AttestationView; isDense: boolean }) {
  const text = <blockquote className="border-l-2 border-line pl-3 text-ink-2">{attestation.text}</blockquote>
  return (
    <div className={isDense ? 'grid gap-1' : 'grid gap-2.5'}>
      {!isDense && text}
      <p>
        Signed by <strong className="font-[550]">{attestation.signerName}</strong>{' '}
        <RelativeTime at={attestation.signedAt} />, text version {attestation.textVersion}{' '}
        <MiddleCut text={attestation.textHash} what="hash of the text" max={15} />
      </p>
      <p className="text-ink-2">
        For this configuration{' '}
        <MiddleCut text={attestation.configurationHash} what="hash of the configuration" max={15} />
      </p>
      <Configuration configuration={attestation.configuration} isDense={isDense} />
      {isDense && (
        <details>
          <summary className="min-h-6 w-fit cursor-pointer rounded-sm text-ink-2">What was signed</summary>
          {text}
        </details>
      )}
    </div>
  )
}

/**
 * The signatures of a request: one for all names that share a configuration and a signing. `isDense`: for people
 * who know the text, which opens on a click.
 */
export function Attestations({
  names,
  isDense = false,
}: {
  names: readonly RequestedName[]
  isDense?: boolean
}) {
  const groups = new Map<string, { attestation: AttestationView; names: string[] }>()
  for (const { name, attestation } of names) {
    if (attestation === null) continue
    const key = `${attestation.configurationHash} ${attestation.signedAt} ${attestation.signerName}`
    const group = groups.get(key)
    if (group) group.names.push(name)
    else groups.set(key, { attestation, names: [name] })
  }
  return [...groups].map(([key, { attestation, names: signed }]) => (
    <Section key={key} title={groups.size === 1 ? 'Attestation' : `Attestation for ${signed.join(', ')}`}>
      <Attestation attestation={attestation} isDense={isDense} />
    </Section>
  ))
}
