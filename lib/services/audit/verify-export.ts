import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { type ChainEntry, hashOfEntry, strengthOf } from './chain.ts'
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
  /** Whether a signed row says that the given report was made; null where none was given. */
  isReportRecorded: boolean | null
  findings: Finding[]
}

const headerShape = z.strictObject({
  kind: z.literal('export'),
  format: z.literal(1),
  exportId: z.uuid(),
  customerId: z.uuid(),
  customer: z.string(),
  at: z.string(),
  keyId: z.string(),
})
type Header = z.infer<typeof headerShape>

const strictDigest = z.strictObject(digestShape.shape)

const texts = [
  ...['customerId', 'at', 'actorKind', 'actorId', 'actorName', 'action', 'resourceType', 'resourceId'],
  ...['requestId', 'details', 'prevHash', 'hash'],
]

/** A row and nothing else. By hand: a schema takes longer than the hashing, and there may be a million. */
function isRow(value: Record<string, unknown>): boolean {
  return (
    Object.keys(value).length === texts.length + 2 &&
    Number.isSafeInteger(value.seq) &&
    texts.every((name) => typeof value[name] === 'string')
  )
}

/** What a row says besides; nothing where its text is no JSON, which its hash then shows. */
function detailsOf({ details }: ChainEntry): Record<string, unknown> {
  try {
    return JSON.parse(details) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** More than these are not worth reading. */
const mostFindings = 50

/**
 * Verifies an export with nothing but the public key. Each row's hash is computed anew and must follow from
 * the row before; each digest must be signed, numbered without a gap, linked to the one before it, and say of
 * a row exactly what the row is; the last must be the export's own and cover the last row. Nothing may stand there
 * that is not vouched for: no other field, none twice.
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
  /** The customer's name in the address, as the export's own row has it. */
  #customer: unknown
  readonly #reportHash: string | null
  #reportRow: number | null = null

  constructor(publicKey: KeyObject, reportHash: string | null = null) {
    this.#publicKey = publicKey
    this.#reportHash = reportHash
  }

  #find(what: string, line: number | null = this.#line): void {
    this.#found++
    if (this.#findings.length < mostFindings) this.#findings.push({ line, what })
  }

  /** The next line of the export, without its line break. */
  line(given: string): void {
    this.#line++
    // Some programs put a mark in front of a file that they save.
    const text = this.#line === 1 ? given.replace(/^\uFEFF/, '') : given
    if (text === '') return
    let value: Record<string, unknown>
    try {
      value = JSON.parse(text) as Record<string, unknown>
    } catch {
      return this.#find('This line is not JSON.')
    }
    if (typeof value !== 'object' || value === null)
      return this.#find('This line is neither a row nor a digest.')
    // A field that stands twice is read once; what another program would read is not what was verified.
    if (JSON.stringify(value) !== text)
      this.#find(
        'This line is not written as the portal writes it: a field stands twice, or it was put anew.',
      )
    if (value.kind === 'entry')
      return isRow(value)
        ? this.#entry(value as unknown as ChainEntry)
        : this.#find('This row is damaged: a field is missing, or there is one too many.')
    if (value.kind === 'digest') return this.#digest(value)
    if (value.kind === 'export') return this.#begin(value)
    return this.#find('This line is neither a row nor a digest.')
  }

  #begin(value: object): void {
    if (this.#line !== 1) return this.#find('A second export begins in this one.')
    const parsed = headerShape.safeParse(value)
    if (!parsed.success) return this.#find('The first line is damaged.')
    this.#header = parsed.data
  }

  #digest(value: unknown): void {
    const parsed = strictDigest.safeParse(value)
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
    if (entry.action === 'audit.export' && entry.resourceId === this.#header?.exportId)
      this.#customer = detailsOf(entry).customer
    if (this.#reportHash !== null && entry.action === 'report.make')
      if (detailsOf(entry).contentHash === this.#reportHash) this.#reportRow = seq
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
      const header = this.#header
      if (
        header &&
        (header.at !== last.at ||
          header.keyId !== last.keyId ||
          (this.#customer ?? header.customer) !== header.customer)
      )
        this.#find('The first line says something else than what was signed.', 1)
    }
    const isReportRecorded =
      this.#reportHash === null ? null : this.#reportRow !== null && this.#reportRow <= this.#sealedTo
    if (isReportRecorded === false)
      this.#find(
        'No signed row says that this report was made: it was changed, or is another customer’s.',
        null,
      )
    return {
      ok: this.#found === 0,
      customer: this.#header?.customer ?? '',
      entries: this.#entries,
      digests: this.#rowOfDigest.size,
      sealedTo: this.#sealedTo,
      from: this.#firstAt,
      to: this.#at === '' ? null : this.#at,
      isReportRecorded,
      findings: this.#findings,
    }
  }
}

/**
 * Feeds a stream of bytes to a verifier, line by line; with `reportHash`, the hash of a report's content, it must be
 * on the trail as well. Splits by hand: a line reader takes several times as long.
 */
export async function verifyExport(
  bytes: AsyncIterable<Buffer>,
  publicKey: KeyObject,
  reportHash: string | null = null,
): Promise<Verification> {
  const verifier = new ExportVerifier(publicKey, reportHash)
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
