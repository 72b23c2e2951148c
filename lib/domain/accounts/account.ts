/** What an AWS account is to us, and what we do in it. */
export const accountStatuses = ['pending', 'connected', 'unsafe', 'disconnected'] as const
export type AccountStatus = (typeof accountStatuses)[number]

export const enforcementModes = ['observing', 'armed'] as const
export type EnforcementMode = (typeof enforcementModes)[number]

/** A proof is made again this often: a role that became unsafe must not stay in use. */
export const proveEveryMs = 24 * 60 * 60_000

/** An account arms by itself this long after its first proof, unless support decides otherwise. */
export const armsAfterMs = 24 * 60 * 60_000
