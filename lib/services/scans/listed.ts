import { z } from 'zod'
import type { ResourceType } from '#lib/domain/resources/types.ts'

const schema = z.record(z.string(), z.object({ at: z.iso.datetime(), wholeAt: z.iso.datetime() }))

/** By type: when the newest list that was read to its end began, and the newest of everything. */
export type Listed = z.infer<typeof schema>

/** What changed while AWS still wrote it down; lists are asked from this long before the last one. */
const overlapMs = 15 * 60_000
/** What vanished is in no list of news: everything is listed again this often. */
export const wholeEverySeconds = 24 * 60 * 60
const wholeEveryMs = wholeEverySeconds * 1000

export function readListed(stored: unknown): Listed {
  const read = schema.safeParse(stored)
  return read.success ? read.data : {}
}

/** From when on a list need tell; undefined when it is to tell everything. */
export function newsSince(listed: Listed, type: ResourceType, now: Date): Date | undefined {
  const last = listed[type]
  if (!last || now.getTime() - Date.parse(last.wholeAt) > wholeEveryMs) return undefined
  return new Date(Date.parse(last.at) - overlapMs)
}

export function withListed(
  listed: Listed,
  type: ResourceType,
  end: 'whole' | 'searched' | 'news',
  startedAt: Date,
): Listed {
  const at = startedAt.toISOString()
  return { ...listed, [type]: { at, wholeAt: end === 'news' ? (listed[type]?.wholeAt ?? at) : at } }
}
