import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { rootFolder } from '#lib/paths.ts'

const sources = [
  'app',
  'components',
  'lib',
  'prisma/schema.prisma',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'package-lock.json',
]
// What a build does not hold need not rebuild it.
const notBuilt = /^lib\/(demo|bench|sandbox|checks|worker|cli)\/|[.]test[.]tsx?$|^lib\/db\/generated\//
const stampPath = path.join(rootFolder, '.next/safeguards-build')

function filesUnder(relative: string): string[] {
  const full = path.join(rootFolder, relative)
  if (!fs.existsSync(full)) return []
  if (fs.statSync(full).isFile()) return [relative]
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(rootFolder, path.join(entry.parentPath, entry.name)))
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const file of sources
    .flatMap(filesUnder)
    .filter((name) => !notBuilt.test(name))
    .sort())
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(rootFolder, file)))
  return hash.digest('hex')
}

/** Builds the portal unless this very source is built already. */
export function ensureBuild(say: (text: string) => void): void {
  const wanted = sourceHash()
  if (fs.existsSync(stampPath) && fs.readFileSync(stampPath, 'utf8') === wanted) return
  say('Building the portal …')
  const next = path.join(rootFolder, 'node_modules/next/dist/bin/next')
  const done = spawnSync(process.execPath, [next, 'build'], {
    cwd: rootFolder,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.status !== 0) throw new Error(`The build failed.\n${done.stdout}\n${done.stderr}`)
  fs.writeFileSync(stampPath, wanted)
}
