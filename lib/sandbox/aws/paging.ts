import { createHash } from 'node:crypto'
import type { AwsError } from '#lib/sandbox/aws/errors.ts'

interface Token {
  /** Operation and filters: a token serves only the listing that gave it. */
  of: string
  /** How many pages came before. */
  page: number
  /** Where to go on, and the id of the item before, should the list have shifted. */
  index: number
  after: string
}

export interface PageRequest<T> {
  /** Operation plus filters, in any stable text form. */
  listing: string
  items: T[]
  idOf: (item: T) => string
  size: number
  token: string | undefined
  shortPages: boolean
  /** Some services answer an empty page with a token, IAM at least one item. */
  mayBeEmpty: boolean
  invalidToken: () => AwsError
}

/** One page of an ordered list. The token is opaque, bound to the listing, and survives items that come or go. */
export function page<T>(request: PageRequest<T>): { items: T[]; next: string | undefined } {
  const of = createHash('sha256').update(request.listing).digest('hex').slice(0, 16)
  const token = request.token === undefined ? undefined : decode(request.token)
  if (request.token !== undefined && (!token || token.of !== of)) throw request.invalidToken()
  const start = token ? resume(request, token) : 0
  const number = token?.page ?? 0
  const end = Math.min(request.items.length, start + sizeOf(request, number))
  const last = request.items[end - 1]
  const next =
    end < request.items.length
      ? encode({ of, page: number + 1, index: end, after: last === undefined ? '' : request.idOf(last) })
      : undefined
  return { items: request.items.slice(start, end), next }
}

function resume<T>(request: PageRequest<T>, token: Token): number {
  if (token.index === 0) return 0
  const before = request.items[token.index - 1]
  if (before !== undefined && request.idOf(before) === token.after) return token.index
  const moved = request.items.findIndex((item) => request.idOf(item) === token.after)
  return moved === -1 ? Math.min(token.index, request.items.length) : moved + 1
}

function sizeOf<T>(request: PageRequest<T>, number: number): number {
  if (!request.shortPages) return request.size
  const half = Math.max(1, Math.floor(request.size / 2))
  const sizes = [request.mayBeEmpty ? 0 : half, half, request.size]
  return sizes[number % sizes.length] ?? request.size
}

function encode(token: Token): string {
  const body = Buffer.from(JSON.stringify(token)).toString('base64url')
  return `${checksum(body)}${body}`
}

function decode(text: string): Token | undefined {
  const body = text.slice(8)
  if (text.slice(0, 8) !== checksum(body)) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Token
}

function checksum(body: string): string {
  return createHash('sha256').update(`page token ${body}`).digest('hex').slice(0, 8)
}
