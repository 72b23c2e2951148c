import type { KeyObject } from 'node:crypto'
import { type ChainEntry, hashOfEntry, strengthOf } from './chain.ts'
import type { ExportHeader } from './write-export.ts'
import { type Digest, digestShape, hashOfDigest, isSignedBy } from './digest.ts'

export interface Finding {
  /** The line of the export, from 1; null for the whole. */
  line: number | null
  what: string
}

export interface Verification {
  ok: boolean
  customer: string
  entries: number
  digests: number
  /** As far as this row, the trail is what was signed. */
  sealedTo: number
  from: string | null
  to: string | null
  findings: Finding[]
}

type Header = Pick<ExportHeader, 'exportId' | 'customerId' | 'customer'>

/** More than these are not worth reading. */
const mostFindings = 50

/**
 * Verifies an export with nothing but the public key. Each row's hash is computed anew and must follow from
 * the row before; each digest must be signed, numbered without a gap, linked to the one before it, and say of
 * a row exactly what the row is; the last must be the export's own and cover the last row.
 */
export class ExportVerifier {
  readonly #publicKey: KeyObject
  readonly #findings: Finding[] = []
  #found = 0
  #line = 0
  #header: Header | null = null
  #lastDigest: Digest | null = null
  readonly #digestAt = new Map<number, Digest>()
  /** Each digest's row, by its number. */
  readonly #rowOfDigest = new Map<number, number>()
  #entries = 0
  #seq = 0
  #hash = ''
  #at = ''
  #firstAt: string | null = null
  #sealedTo = 0

  constructor(publicKey: KeyObject) {
    this.#publicKey = publicKey
  }

  #find(what: string, line: number | null = this.#line): void {
    this.#found++
    if (this.#findings.length < mostFindings) this.#findings.push({ line, what })
  }

  /** The next line of the export, without its line break. */
  line(text: string): void {
    this.#line++
    if (text === '') return
    let value: { kind?: unknown }
    try {
      value = JSON.parse(text) as { kind?: unknown }
    } catch {
      return this.#find('This line is not JSON.')
    }
    if (value.kind === 'entry') return this.#entry(value as unknown as ChainEntry)
    if (value.kind === 'digest') return this.#digest(value)
    if (value.kind === 'export') return this.#begin(value)
    return this.#find('This line is neither a row nor a digest.')
  }

  #begin(value: object): void {
    if (this.#line !== 1) return this.#find('A second export begins in this one.')
    this.#header = value as Header
  }

  #digest(value: unknown): void {
    const parsed = digestShape.safeParse(value)
    if (!parsed.success) return this.#find('This digest is damaged.')
    const digest = parsed.data
    const last = this.#lastDigest
    if (this.#entries > 0) this.#find('A digest stands among the rows.')
    if (!isSignedBy(digest, this.#publicKey)) this.#find(`Digest ${digest.number} is not signed by this key.`)
    if (digest.customerId !== this.#header?.customerId)
      this.#find(`Digest ${digest.number} belongs to another customer.`)
    if (digest.number !== (last?.number ?? 0) + 1)
      this.#find(`Digest ${(last?.number ?? 0) + 1} is missing: ${digest.number} follows.`)
    else if (digest.previous !== (last === null ? '' : hashOfDigest(last)))
      this.#find(`Digest ${digest.number} does not follow from the one before it.`)
    if (last !== null && digest.seq <= last.seq)
      this.#find(`Digest ${digest.number} covers fewer rows than the one before it: rows were taken away.`)
    this.#lastDigest = digest
    this.#rowOfDigest.set(digest.number, digest.seq)
    this.#digestAt.set(digest.seq, digest)
  }

  #entry(entry: ChainEntry): void {
    this.#entries++
    const { seq } = entry
    if (entry.customerId !== this.#header?.customerId) this.#find(`Row ${seq} belongs to another customer.`)
    if (seq !== this.#seq + 1)
      this.#find(
        seq > this.#seq ? `Row ${this.#seq + 1} is missing: ${seq} follows.` : `Row ${seq} is out of order.`,
      )
    if (entry.prevHash !== this.#hash) this.#find(`Row ${seq} does not follow from the row before it.`)
    if (strengthOf(entry.hash) < strengthOf(this.#hash))
      this.#find(`Row ${seq} is hashed by a weaker function than the row before it.`)
    if (hashOfEntry(entry) !== entry.hash) this.#find(`Row ${seq} was changed: its hash is another.`)
    if (entry.at < this.#at) this.#find(`Row ${seq} is dated before the row it follows.`)
    const digest = this.#digestAt.get(seq)
    if (digest !== undefined) {
      if (digest.hash !== entry.hash || digest.at !== entry.at)
        this.#find(`Row ${seq} is not the row that digest ${digest.number} signed: the trail was rewritten.`)
      else this.#sealedTo = seq
    }
    if (entry.action === 'audit.digest' && this.#rowOfDigest.get(Number(entry.resourceId)) !== seq)
      this.#find(`Row ${seq} announces digest ${entry.resourceId}, which is not here.`)
    this.#seq = seq
    this.#hash = entry.hash
    this.#at = entry.at
    this.#firstAt ??= entry.at
  }

  /** Says what was found, after the last line. */
  end(): Verification {
    const last = this.#lastDigest
    if (this.#header === null) this.#find('This is not an export: its first line is missing.', null)
    if (last === null) this.#find('There is no digest, so nothing is signed.', null)
    else {
      if (last.purpose !== 'export' || last.subject !== this.#header?.exportId)
        this.#find('The export’s own digest is missing: what came last was cut off.', null)
      if (this.#seq < last.seq)
        this.#find(`Rows ${this.#seq + 1} to ${last.seq} are missing: the tail was cut off.`, null)
      if (this.#seq > last.seq) this.#find(`Rows after ${last.seq} are not signed.`, null)
      for (const [seq, digest] of this.#digestAt)
        if (seq > this.#seq && digest !== last)
          this.#find(`Digest ${digest.number} covers row ${seq}, which is not here.`, null)
    }
    return {
      ok: this.#found === 0,
      customer: this.#header?.customer ?? '',
      entries: this.#entries,
      digests: this.#rowOfDigest.size,
      sealedTo: this.#sealedTo,
      from: this.#firstAt,
      to: this.#at === '' ? null : this.#at,
      findings: this.#findings,
    }
  }
}

/** Feeds a stream of bytes to a verifier, line by line. Splits by hand: a line reader takes several times as long. */
export async function verifyExport(
  bytes: AsyncIterable<Buffer>,
  publicKey: KeyObject,
): Promise<Verification> {
  const verifier = new ExportVerifier(publicKey)
  let rest: Buffer[] = []
  for await (const chunk of bytes) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const piece = chunk.subarray(start, end)
      verifier.line(
        rest.length === 0 ? piece.toString('utf8') : Buffer.concat([...rest, piece]).toString('utf8'),
      )
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  if (rest.length > 0) verifier.line(Buffer.concat(rest).toString('utf8'))
  return verifier.end()
}
