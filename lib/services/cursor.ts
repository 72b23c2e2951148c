import { z } from 'zod'
import { ServiceError } from './errors.ts'

const shape = z.object({ value: z.string(), id: z.uuid() })

/** Where a page ended: the last row's sort value and its id. Opaque to clients. */
export function cursorOf(position: z.infer<typeof shape>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

export function readCursor(text: string): z.infer<typeof shape> {
  try {
    return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw new ServiceError('invalid', 'This page’s address is damaged. Start from the first page.', {
      after: 'not a page’s position',
    })
  }
}
