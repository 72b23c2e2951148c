import { z } from 'zod'

/** Parts that several verbs of the group take. */
export const reasonInput = z.string().trim().min(3, 'Say why, in a few words.').max(500)
export const ticketInput = z.string().trim().min(1).max(60).nullish()
export const endsAtInput = z.iso.datetime({ message: 'Give a day and a time.' }).nullish()
export const userIdInput = z.string().regex(/^[\w-]{3,128}$/)
