import { createHash, randomBytes, randomUUID } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}

/** A unique id with the type's prefix; new at each creation, so a recreated role is another role.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes */
export function uniqueId(prefix: 'AIDA' | 'AGPA' | 'AROA' | 'ANPA'): string {
  return prefix + randomText(17)
}

export function accessKeyId(prefix: 'AKIA' | 'ASIA'): string {
  return prefix + randomText(16)
}

export function secretKey(): string {
  return randomBytes(30).toString('base64')
}

export function sessionToken(): string {
  return randomBytes(180).toString('base64')
}

export function requestId(): string {
  return randomUUID()
}

/** Eight hex digits that depend on the text alone: child jobs keep their names over a restart. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
