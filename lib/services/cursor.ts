import { z } from 'zod'
import { ServiceError } from './errors.ts'

const shape = z.object({ value: z.string(), id: z.uuid() })

/** Where a page ended: the last row's sort value and its id. Opaque to clients. */
export function cursorOf(position: z.infer<typeof shape>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** What a cursor's value must be to be compared with its column. */
const kinds = {
  text: z.string().refine((value) => !value.includes('\0')),
  time: z.string().refine((value) => !Number.isNaN(Date.parse(value))),
  number: z.string().regex(/^-?\d{1,9}$/),
}

export type CursorKind = keyof typeof kinds

/** Throws `invalid` for anything that no page of ours ends with. */
export function readCursor(text: string, kind: CursorKind): z.infer<typeof shape> {
  try {
    const cursor = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    kinds[kind].parse(cursor.value)
    return cursor
  } catch {
    throw new ServiceError('invalid', 'This page’s address is damaged. Start from the first page.', {
      after: 'not a page’s position',
    })
  }
}
