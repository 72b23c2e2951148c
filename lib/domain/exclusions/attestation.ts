/**
 * What a person signs when asking for an exclusion. A text, once used, is never changed: a new one is a new
 * version, and each signature keeps the version and the hash of what was read.
 */
export const attestationTexts = {
  1: 'I attest that the resources named in this request, the data they read and the data they write hold no protected health information (PHI) and no personally identifiable information (PII). I know that they stay without this safeguard until the exclusion ends, and that a change of their inputs, outputs, role, keys or network suspends it.',
} as const satisfies Record<number, string>

export type AttestationVersion = keyof typeof attestationTexts

export const attestationVersion: AttestationVersion = 1

export function attestationText(version: number): string | null {
  return (attestationTexts as Record<number, string>)[version] ?? null
}
