import { readFileSync } from 'node:fs'
import { z } from 'zod'

const personSchema = z.strictObject({
  /** The `sub` claim. OpenID Connect Core 1.0 section 2 caps it at 255 ASCII characters. */
  subject: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 printable ASCII characters without spaces'),
  name: z.string().trim().min(1),
  email: z.email(),
  /** Left out means verified, the usual case; say `false` to play the other one. */
  emailVerified: z.boolean().default(true),
  /** Second line on the sign-in page: who this is in the story. Never a claim. */
  note: z.string().trim().min(1).optional(),
})

const peopleSchema = z
  .array(personSchema)
  .min(1, 'name at least one person')
  .refine((people) => new Set(people.map((person) => person.subject)).size === people.length, {
    error: 'two people share a subject',
  })

/** Someone who can sign in, as a people file spells it. */
export type PersonInput = z.input<typeof personSchema>
/** Someone who can sign in, with the defaults filled in. */
export type Person = z.output<typeof personSchema>

/** Whom the provider knows when it is given no people of its own. */
export const defaultPeople: readonly PersonInput[] = [
  {
    subject: 'ada',
    name: 'Ada Lovelace',
    email: 'ada@northwind.example',
    note: 'customer admin of Northwind Health',
  },
  {
    subject: 'grace',
    name: 'Grace Hopper',
    email: 'grace@northwind.example',
    note: 'viewer at Northwind Health',
  },
  { subject: 'alan', name: 'Alan Turing', email: 'alan@support.example', note: 'support engineer' },
]

/** Checks people and fills in the defaults. Throws an Error that names each wrong field, one per line. */
export function parsePeople(people: unknown): Person[] {
  const parsed = peopleSchema.safeParse(people)
  if (parsed.success) return parsed.data
  throw new Error(`These are not people to sign in as.\n${z.prettifyError(parsed.error)}`)
}

/** Reads a people file: a JSON array of `{ subject, name, email, emailVerified?, note? }`. */
export function readPeople(path: string): Person[] {
  try {
    return parsePeople(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The person a `login_hint` means: a subject as it is, or an email address in any case. */
export function findHintedPerson(people: readonly Person[], hint: string): Person | null {
  const email = hint.toLowerCase()
  return people.find((person) => person.subject === hint || person.email.toLowerCase() === email) ?? null
}
