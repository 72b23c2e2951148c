import { createHash } from 'node:crypto'
import path from 'node:path'

/** The checkout's folder. Every command is started in it (npm does that). */
export const rootFolder = path.resolve(process.env.SAFEGUARDS_ROOT ?? process.cwd())

export const migrationsFolder = path.join(rootFolder, 'prisma/migrations')

/**
 * Where a local stack keeps its database and state between runs: `.state` in the checkout. For root it
 * lies outside, one folder per checkout: PostgreSQL refuses to run as root, and the unprivileged user that
 * runs it instead may not enter a checkout under root's own 0700 home.
 */
export function defaultStateFolder(): string {
  if (process.env.SAFEGUARDS_STATE) return path.resolve(process.env.SAFEGUARDS_STATE)
  if (process.getuid?.() !== 0) return path.join(rootFolder, '.state')
  const checkout = createHash('sha256').update(rootFolder).digest('hex').slice(0, 12)
  return path.join('/var/lib/safeguards-portal', checkout)
}
