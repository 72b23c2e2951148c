import { createParser } from 'nuqs/server'
import { isUuid } from '#lib/domain/uuid.ts'

/** Parsers of filters in addresses: what cannot be what it says counts as not given. */
const region = /^[a-z]{2}(-[a-z]+)+-\d$/

function textThat(isRight: (text: string) => boolean) {
  return createParser({ parse: (text) => (isRight(text) ? text : null), serialize: String })
}

export const parseAsUuid = textThat(isUuid)
export const parseAsRegion = textThat((text) => text.length <= 40 && region.test(text))
/** What people typed to find: anything that can be stored. */
export const parseAsFind = textThat(
  (text) => text.length <= 200 && !text.includes('\0') && text.isWellFormed(),
)
/** Where a page begins: as the server wrote it, in base64url. */
export const parseAsCursor = textThat(isCursor)

function isCursor(text: string): boolean {
  if (text.length > 500 || !/^[\w-]+$/.test(text)) return false
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    )
    const read = JSON.parse(new TextDecoder().decode(bytes)) as { value?: unknown; id?: unknown } | null
    return typeof read?.value === 'string' && typeof read.id === 'string' && isUuid(read.id)
  } catch {
    return false
  }
}

/** The filters an address names that could not be read. */
export function damagedFilters(
  parsers: Record<string, { parse: (text: string) => unknown }>,
  address: { get: (name: string) => string | null },
): string[] {
  return Object.entries(parsers)
    .filter(([name, parser]) => {
      const text = address.get(name)
      return text !== null && text !== '' && parser.parse(text) === null
    })
    .map(([name]) => name)
}
