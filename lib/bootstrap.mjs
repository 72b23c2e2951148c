/**
 * The first script on a bare machine: plain JavaScript that any Node from 20 on runs. It installs what
 * package-lock.json names, generates the Prisma client, and then runs the given script on the Node that
 * the install brought (an older Node could not run TypeScript files).
 *
 *   node lib/bootstrap.mjs lib/demo/main.ts --once --json
 *
 * What stands before the script is for that Node. `--max-semi-space-size=8` (MB) keeps a reading of thousands of
 * jobs small: without it Node lets young garbage grow to 130 MB.
 *
 * Its own words go to standard error: the script may promise a clean standard output.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const modules = path.join(root, 'node_modules')
const installedStamp = path.join(modules, '.safeguards-installed')
const generated = path.join(root, 'lib/db/generated')
const generatedStamp = path.join(generated, '.schema-hash')
const lockFolder = path.join(root, '.install-lock')

const say = (text) => process.stderr.write(`${text}\n`)
let holdsLock = false
const unlock = () => holdsLock && fs.rmSync(lockFolder, { recursive: true, force: true })
const fail = (text) => {
  say(text)
  unlock()
  process.exit(1)
}
const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex')
const read = (file) => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20) fail(`This needs Node 20 or newer; you have ${process.versions.node}.`)

/** The Node we bring, or the one we run on where we bring none (macOS, Windows). */
function portalNode() {
  const brought = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (fs.existsSync(brought)) return brought
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  return fail(
    `No Node is brought along for ${process.platform} ${process.arch}. Install Node 22.18 or newer and try again.`,
  )
}

function run(command, args, env = {}) {
  // Both outputs go to our standard error; the script's standard output is its own.
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
  })
  if (done.error) say(done.error.message)
  return done.status === 0
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One install at a time in one folder: a second start waits for the first. */
async function locked(act) {
  for (let told = false; ;) {
    try {
      fs.mkdirSync(lockFolder)
      break
    } catch (error) {
      if (error.code !== 'EEXIST')
        fail(
          `Cannot write to ${root} (${error.code}). Make it writable for you, or copy it to a folder of yours.`,
        )
      const holder = Number(read(path.join(lockFolder, 'pid')) ?? 0)
      const age = Date.now() - (fs.statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      // A holder that died leaves the lock behind; one that has not written its pid yet gets two seconds.
      if (holder > 0 ? !isAlive(holder) : age > 2000) {
        fs.rmSync(lockFolder, { recursive: true, force: true })
        continue
      }
      if (!told) say('Another start is installing here. Waiting for it …')
      told = true
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  holdsLock = true
  fs.writeFileSync(path.join(lockFolder, 'pid'), String(process.pid))
  try {
    return await act()
  } finally {
    unlock()
    holdsLock = false
  }
}

const lockfile = read(path.join(root, 'package-lock.json'))
if (lockfile === null) fail('package-lock.json is missing: this is not a whole checkout.')
const wanted = hash(lockfile, process.platform, process.arch)
const schemaHash = () => hash(read(path.join(root, 'prisma/schema.prisma')) ?? '', wanted)
const isInstalled = () => read(installedStamp) === wanted
const isGenerated = () => read(generatedStamp) === schemaHash()

/**
 * What runs npm. `npm run` finds the Node that we bring first where somebody has installed by hand: it must not run the
 * install that replaces it.
 */
function npmCommand() {
  const npm = process.env.npm_execpath
  const isKept = (file) => file !== undefined && !file.startsWith(modules + path.sep)
  const node = [process.execPath, process.env.npm_node_execpath].find(isKept)
  return npm?.endsWith('.js') && isKept(npm) && node !== undefined ? [node, npm] : ['npm']
}

function install() {
  say('Installing packages (only on the first start, and when they change) …')
  // Without our mark an install was cut off: what it left may be half of a package.
  if (read(installedStamp) === null) fs.rmSync(modules, { recursive: true, force: true })
  // `install` holds to the lock file as `ci` does, but also passes where a registry lacks another
  // platform's optional packages. No package's install script is needed, so none runs.
  const options = ['install', '--no-save', '--ignore-scripts', '--include=dev', '--include=optional']
  const quiet = ['--no-audit', '--no-fund', '--json=false', '--loglevel=error']
  const [command, ...before] = npmCommand()
  const isDone = run(command, [...before, ...options, ...quiet])
  if (!isDone) fail('The install failed, and the lines above say why. Mend that and start again.')
  fs.writeFileSync(installedStamp, wanted)
}

function generate() {
  say('Generating the database client …')
  const node = portalNode()
  // `prisma generate` looks for an engine it then does not use; any executable satisfies it, and nothing
  // is downloaded.
  const isDone = run(node, [path.join(modules, 'prisma/build/index.js'), 'generate', '--no-hints'], {
    PRISMA_SCHEMA_ENGINE_BINARY: node,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  if (!isDone) fail('`prisma generate` failed; the lines above say why.')
  fs.writeFileSync(generatedStamp, schemaHash())
}

if (!isInstalled() || !isGenerated())
  await locked(() => {
    if (!isInstalled()) install()
    if (!isGenerated()) generate()
  })

const given = process.argv.slice(2)
const at = given.findIndex((word) => !word.startsWith('--'))
if (at === -1) process.exit(0)
const [flags, [script, ...args]] = [given.slice(0, at), given.slice(at)]
const bin = path.join(modules, '.bin')
const child = spawn(portalNode(), ['--disable-warning=ExperimentalWarning', ...flags, script, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PATH: `${bin}${path.delimiter}${process.env.PATH}` },
})
// The terminal sends Ctrl-C to the child as well; here it only must not end us before the child is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
// npm ended by itself leaves us without a parent: then the child ends too.
const parent = process.ppid
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
