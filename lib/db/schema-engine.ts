import * as fs from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { migrationsFolder, rootFolder } from '#lib/paths.ts'

/**
 * Prisma's own schema engine as WebAssembly: it writes the real `_prisma_migrations` table, so that
 * `prisma migrate deploy` agrees with it, and needs no download.
 */
type Background = typeof engineModule & {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void
}

const schemaPath = path.join(rootFolder, 'prisma/schema.prisma')

async function loadEngine(): Promise<Background> {
  const background = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as Background
  const binary = fs.readFileSync(
    path.join(rootFolder, 'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm'),
  )
  const module = await WebAssembly.compile(binary)
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': background })
  background.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') (start as () => void)()
  return background
}

/**
 * @prisma/adapter-pg 7.10 cuts a script at every semicolon, those inside function bodies too. PostgreSQL
 * itself takes a whole script in one simple query, which is also one transaction.
 */
function withWholeScripts(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const { client } = adapter as unknown as { client: { query: (sql: string) => Promise<unknown> } }
    adapter.executeScript = async (script) => void (await client.query(script))
    return adapter
  }
  return factory
}

/** Opens the engine over a database, as its owner. */
export async function openSchemaEngine(connectionString: string): Promise<SchemaEngine> {
  const background = await loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(withWholeScripts(new PrismaPg({ connectionString })))
  return background.SchemaEngine.new(
    { datamodels: [[schemaPath, fs.readFileSync(schemaPath, 'utf8')]] },
    () => undefined,
    adapter,
  )
}

export function readMigrations(): MigrationList {
  const lockfile = path.join(migrationsFolder, 'migration_lock.toml')
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: 'migration_lock.toml',
      content: fs.existsSync(lockfile) ? fs.readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: fs
      .readdirSync(migrationsFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok',
            value: fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
  }
}

export const noFilters = { externalTables: [], externalEnums: [] }

/** The statements that make what schema.prisma says, from nothing. */
export async function schemaScript(connectionString: string): Promise<string> {
  const engine = await openSchemaEngine(connectionString)
  const result = await engine.diff({
    from: { tag: 'empty' },
    to: {
      tag: 'schemaDatamodel',
      files: [{ path: schemaPath, content: fs.readFileSync(schemaPath, 'utf8') }],
    },
    script: true,
    exitCode: null,
    filters: noFilters,
  })
  return result.stdout ?? ''
}
