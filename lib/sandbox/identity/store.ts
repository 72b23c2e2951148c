import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  /** Milliseconds since the epoch. */
  expiresAt: number
}

/** Beyond this many records, a write first sweeps out what has expired. */
const sweepAbove = 2_000

/**
 * Where one provider keeps its sessions, codes and tokens: in memory, gone with the process. oidc-provider's
 * own memory adapter warns on every start and is meant for trying it out, so this one is ours.
 */
export function createStore(): AdapterFactory {
  const entries = new Map<string, Entry>()

  function find(key: string): AdapterPayload | undefined {
    const entry = entries.get(key)
    if (entry && entry.expiresAt > Date.now()) return entry.payload
    entries.delete(key)
    return undefined
  }

  function sweep(): void {
    const now = Date.now()
    for (const [key, entry] of entries) if (entry.expiresAt <= now) entries.delete(key)
  }

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`
    const findBy = (field: 'uid' | 'userCode', value: string) => {
      for (const key of entries.keys()) {
        if (!key.startsWith(`${model}:`)) continue
        const payload = find(key)
        if (payload?.[field] === value) return payload
      }
      return undefined
    }

    return {
      upsert: async (id, payload, expiresInSeconds) => {
        if (entries.size >= sweepAbove) sweep()
        const expiresAt =
          expiresInSeconds === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresInSeconds * 1_000
        entries.set(keyOf(id), { payload, expiresAt })
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => findBy('uid', uid),
      findByUserCode: async (userCode) => findBy('userCode', userCode),
      // A code used twice must be seen as used, so consuming marks it and keeps it.
      consume: async (id) => {
        const payload = find(keyOf(id))
        if (payload) payload.consumed = Math.floor(Date.now() / 1_000)
      },
      destroy: async (id) => {
        entries.delete(keyOf(id))
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, entry] of entries) {
          if (key.startsWith(`${model}:`) && entry.payload.grantId === grantId) entries.delete(key)
        }
      },
    }
  }
}
