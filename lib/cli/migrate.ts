import { migrate } from '#lib/db/migrate.ts'

/**
 * `npm run migrate`: brings a database to this version. MIGRATION_DATABASE_URL is the owner's address (it
 * makes tables and roles); DATABASE_URL names the restricted login that the portal and its worker use.
 */
const owner = process.env.MIGRATION_DATABASE_URL ?? process.env.DIRECT_DATABASE_URL
const login = process.env.DATABASE_URL
if (!owner || !login) {
  console.error('Set MIGRATION_DATABASE_URL to the owner’s address and DATABASE_URL to the portal’s.')
  process.exit(1)
}
const { username, password } = new URL(login)
const applied = await migrate(owner, {
  user: decodeURIComponent(username),
  password: decodeURIComponent(password),
})
console.log(applied.length === 0 ? 'Up to date.' : `Applied ${applied.join(', ')}.`)
