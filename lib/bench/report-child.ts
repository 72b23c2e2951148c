import { writeSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { closePrisma } from '#lib/db/client.ts'
import { customerRead } from '#lib/db/doors.ts'
import { exportTrail } from '#lib/services/audit/export-trail.ts'
import { systemContext } from '#lib/services/context.ts'
import { exportReport } from '#lib/services/evidence/export-report.ts'
import { makeReport } from '#lib/services/evidence/make-report.ts'

/** A process of its own for the bench `report`: what it takes at the most is what the system says at its end. */
const [what = '', customerId = ''] = process.argv.slice(2)
const ctx = systemContext('bench', ['report:make', 'report:read', 'audit:export'], customerId)
// The portal's own process, connected and idle, is not what a file takes.
await customerRead({ customerId }, (tx) => tx.awsAccount.count())
const idleMb = process.memoryUsage().rss / 2 ** 20
const started = performance.now()

async function read(): Promise<{ body: Buffer | Readable; rows: number }> {
  if (what === 'trail') return { body: (await exportTrail(ctx)).body, rows: 0 }
  const today = new Date()
  const from = new Date(today.getTime() - 29 * 86_400_000)
  const report = await makeReport(ctx, {
    from: from.toISOString().slice(0, 10),
    to: today.toISOString().slice(0, 10),
  })
  const { body } = await exportReport(ctx, { id: report.id, format: 'zip' })
  return { body, rows: report.model.atEnd.total }
}

const { body, rows } = await read()
const madeSeconds = (performance.now() - started) / 1000
let bytes = 0
for await (const chunk of body as Readable) bytes += (chunk as Buffer).length
await closePrisma()
const figures = {
  ...{ rows, bytes, madeSeconds },
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
  idleMb,
  mostMb: process.resourceUsage().maxRSS / 1024,
}
writeSync(1, JSON.stringify(figures))
