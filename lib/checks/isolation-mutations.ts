import * as fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createVitest, type Vitest } from 'vitest/node'
import { rootFolder } from '#lib/paths.ts'
import {
  type DatabaseMutation,
  databaseMutations,
  mutate,
  type SourceMutation,
  sourceMutations,
} from './mutations.ts'

/**
 * `npm run prove:isolation`: takes each wall between customers away, one at a time, and shows that a test
 * fails. Prints a table; ends with 1 when a mutation survives. `-- --few` tries some of each kind, chosen by
 * `--seed`, `--kind` those of one kind, and `--name` (also several) those whose name holds these letters.
 */
interface Outcome {
  kind: string
  name: string
  /** The first test that failed; null when none did. */
  caughtBy: string | null
  ms: number
}

const { values } = parseArgs({
  options: {
    few: { type: 'boolean' },
    seed: { type: 'string' },
    kind: { type: 'string' },
    name: { type: 'string', multiple: true },
  },
})
const databaseTests = ['lib/db/doors.int', 'lib/db/catalogue.int']
/** Asked last, since they start a whole world: whom a token lets in; what may be removed, and when; who seals. */
const worldTests = [
  'lib/services/tokens/tokens.int',
  'lib/services/retention/remove-expired.int',
  'lib/services/audit/trail.int',
]
const fewOf = (kind: string) => (kind === 'policy' || kind === 'permission check' ? 2 : 1)

/** Which source file reads otherwise right now. */
let inPlace: SourceMutation | null = null

async function openVitest(): Promise<Vitest> {
  const vitest = await createVitest(
    {
      config: false,
      root: rootFolder,
      watch: false,
      include: ['lib/**/*.int.test.ts'],
      globalSetup: ['lib/checks/postgres-for-tests.ts'],
      fileParallelism: false,
      // A module kept from an earlier run would hide the mutation.
      fsModuleCache: false,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      reporters: [{}],
      // What a mutated verb prints is of no use to anybody.
      silent: true,
    },
    {
      logLevel: 'silent',
      plugins: [
        {
          name: 'mutation-in-place',
          enforce: 'pre',
          transform: (code, id) =>
            inPlace !== null && id.split('?')[0] === path.join(rootFolder, inPlace.file)
              ? { code: mutate(code, inPlace), map: null }
              : null,
        },
      ],
    },
  )
  await vitest.standalone()
  return vitest
}

/** Runs test files and tells the first failure; null when everything passed. */
async function firstFailure(vitest: Vitest, files: readonly string[], only?: string): Promise<string | null> {
  if (only === undefined) vitest.resetGlobalTestNamePattern()
  else vitest.setGlobalTestNamePattern(` ${only}: `)
  const specifications = await vitest.globTestSpecifications([...files])
  if (specifications.length === 0) return null
  // The runner remembers earlier runs and hands their failures over again: each run starts with none.
  vitest.state.filesMap.clear()
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  if (testModules.length !== specifications.length)
    throw new Error(`${testModules.length} test files ran, not ${specifications.length}.`)
  for (const module of testModules) {
    for (const test of module.children.allTests())
      if (test.result().state === 'failed') return `${module.relativeModuleId} › ${test.name}`
    for (const suite of module.children.allSuites())
      if (suite.errors().length > 0) return `${module.relativeModuleId} › ${suite.name} (setting up)`
    if (module.errors().length > 0) return `${module.relativeModuleId} (setting up)`
  }
  return unhandledErrors.length > 0 ? 'an error that no test expected' : null
}

/** The same few for the same seed. */
function pickFew<T extends { kind: string }>(all: readonly T[], seed: number): T[] {
  const byKind = Map.groupBy(all, ({ kind }) => kind)
  return [...byKind].flatMap(([kind, list]) => {
    const count = Math.min(fewOf(kind), list.length)
    const step = Math.floor(list.length / count)
    return Array.from({ length: count }, (_, index) => list[(seed + index * step) % list.length] as T)
  })
}

const chosen = <T extends { kind: string; name: string }>(all: readonly T[]): T[] => {
  const ofKind = all.filter(
    ({ kind, name }) =>
      (values.kind ?? kind) === kind && (values.name ?? ['']).some((letters) => name.includes(letters)),
  )
  return values.few ? pickFew(ofKind, Number(values.seed ?? 1)) : ofKind
}

const vitest = await openVitest()
// Closing also ends the database server, which would outlive us.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void vitest.close().finally(() => process.exit(130)))
const project = vitest.getRootProject()
const outcomes: Outcome[] = []

async function record({ kind, name }: { kind: string; name: string }, attempt: () => Promise<string | null>) {
  const started = Date.now()
  const outcome = { kind, name, caughtBy: await attempt(), ms: Date.now() - started }
  outcomes.push(outcome)
  console.log(
    `${outcome.caughtBy === null ? 'SURVIVED' : 'caught  '}  ${kind}: ${name}  ← ${outcome.caughtBy ?? 'nothing'}`,
  )
}

// Nothing mutated: every test must pass, or a failure would prove nothing. This also starts the server.
const sources = chosen(sourceMutations())
const usedTests = [...new Set([...databaseTests, ...worldTests, ...sources.flatMap(({ tests }) => tests)])]
const broken = await firstFailure(vitest, values.few ? databaseTests : usedTests)
if (broken !== null) {
  console.error(`Without any mutation a test fails already: ${broken}`)
  await vitest.close()
  process.exit(1)
}

const { postgresAdminUrl, templateDatabase } = project.getProvidedContext()
const admin = new pg.Client({ connectionString: postgresAdminUrl })
await admin.connect()

async function onDatabase<T>(name: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const connectionString = Object.assign(new URL(postgresAdminUrl), { pathname: `/${name}` }).href
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

async function dropTestDatabases(): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^(test_|catalogue_|mutant)'`,
  )
  for (const { name } of rows) await admin.query(`drop database "${name}" with (force)`)
}

async function tryDatabase(mutation: DatabaseMutation): Promise<string | null> {
  await admin.query(`create database mutant template ${templateDatabase}`)
  await onDatabase('mutant', (client) => client.query(mutation.sql))
  project.provide('templateDatabase', 'mutant')
  try {
    // What doors do says most; a right too many is often one that no door's code uses.
    const files = mutation.kind === 'grant' ? databaseTests.toReversed() : databaseTests
    for (const file of [...files, ...worldTests]) {
      const failure = await firstFailure(vitest, [file])
      if (failure !== null) return failure
    }
    return null
  } finally {
    if (mutation.undo !== undefined) await admin.query(mutation.undo)
    project.provide('templateDatabase', templateDatabase)
    await dropTestDatabases()
  }
}

async function trySource(mutation: SourceMutation): Promise<string | null> {
  const file = path.join(rootFolder, mutation.file)
  mutate(fs.readFileSync(file, 'utf8'), mutation)
  inPlace = mutation
  vitest.invalidateFile(file)
  try {
    const [first = '', ...others] = mutation.tests
    return (await firstFailure(vitest, [first], mutation.only)) ?? (await firstFailure(vitest, others))
  } finally {
    inPlace = null
    vitest.invalidateFile(file)
    await dropTestDatabases()
  }
}

await admin.query('create database mutant template ' + templateDatabase)
const databases = chosen(await onDatabase('mutant', databaseMutations))
await dropTestDatabases()
for (const mutation of databases) await record(mutation, () => tryDatabase(mutation))
for (const mutation of sources) await record(mutation, () => trySource(mutation))
await admin.end()
await vitest.close()

console.log('\nkind               tried  caught  by what a door does or a verb answers')
for (const [kind, list] of Map.groupBy(outcomes, ({ kind }) => kind)) {
  const caught = list.filter(({ caughtBy }) => caughtBy !== null)
  const byBehaviour = caught.filter(({ caughtBy }) => !caughtBy?.startsWith('lib/db/catalogue'))
  console.log(
    `${kind.padEnd(17)}  ${String(list.length).padStart(5)}  ${String(caught.length).padStart(6)}  ${byBehaviour.length}`,
  )
}
const survivors = outcomes.filter(({ caughtBy }) => caughtBy === null)
console.log(`\n${outcomes.length} mutations, ${survivors.length} survived`)
process.exit(survivors.length === 0 && outcomes.length > 0 ? 0 : 1)
