import { type ChildProcess, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { rootFolder } from '#lib/paths.ts'

export interface Child {
  name: string
  pid: number
  /** What tells this process from a later one with the same pid. */
  mark: string
  process: ChildProcess
  hasExited: () => boolean
  /** The line with which the sandbox's processes say that they are ready. */
  readyLine: Promise<string>
}

export interface ChildSpec {
  name: string
  script: string
  args: string[]
  /** Flags of Node itself. */
  nodeFlags?: string[]
  env?: Record<string, string | undefined>
  logFile: string
  /** What its command line holds once it runs, where that is not the script. */
  mark?: string
  /** Called with each line of the child's standard error. */
  onLine?: (line: string) => void
}

/** Starts one of the stack's processes on this Node. Its output goes to its log file. */
export function startChild(spec: ChildSpec): Child {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...(spec.nodeFlags ?? []), spec.script, ...spec.args],
    {
      cwd: rootFolder,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Not of the terminal's group: Ctrl-C reaches the stack, which then ends its children in order.
      detached: true,
    },
  )
  const log = fs.createWriteStream(spec.logFile, { flags: 'a' })
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  if (spec.onLine) createInterface({ input: child.stderr }).on('line', spec.onLine)
  let exited = false
  child.on('exit', () => (exited = true))
  // Listened for from the start: a line that came before somebody asked would be lost.
  const readyLine = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on(
      'line',
      (line) => line.startsWith('{"ready":true') && resolve(line),
    )
  })
  return {
    name: spec.name,
    pid: child.pid ?? 0,
    mark: spec.mark ?? spec.script,
    process: child,
    hasExited: () => exited,
    readyLine,
  }
}

function lastWords(logFile: string): string {
  const text = fs.existsSync(logFile) ? fs.readFileSync(logFile, 'utf8') : ''
  return text.trim().split('\n').slice(-6).join('\n')
}

/** What a sandbox process said when it was ready; throws with its last words where it never was. */
export async function whenReady<T>(child: Child, logFile: string, timeoutMs = 600_000): Promise<T> {
  const ended = new Promise<never>((_, reject) => {
    const fail = (how: string) => reject(new Error(`${child.name} ${how}.\n${lastWords(logFile)}`))
    if (child.hasExited()) fail('ended')
    child.process.once('exit', (code) => fail(`ended with code ${code}`))
    setTimeout(() => fail('was not ready in time'), timeoutMs).unref()
  })
  ended.catch(() => undefined)
  return JSON.parse(await Promise.race([child.readyLine, ended])) as T
}

/** Waits until an address answers. */
export async function answers(
  child: Child,
  address: string,
  logFile: string,
  timeoutMs = 600_000,
): Promise<void> {
  const until = Date.now() + timeoutMs
  while (Date.now() < until) {
    if (child.hasExited()) throw new Error(`${child.name} ended.\n${lastWords(logFile)}`)
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await sleep(150)
  }
  throw new Error(`${child.name} did not answer at ${address} in time.\n${lastWords(logFile)}`)
}

/** Ends children, the last started first; one that does not end within five seconds is killed. */
export async function stopChildren(children: readonly Child[]): Promise<void> {
  for (const child of [...children].reverse()) {
    if (child.hasExited()) continue
    const gone = new Promise((resolve) => child.process.once('exit', resolve))
    child.process.kill('SIGTERM')
    const isGone = await Promise.race([gone.then(() => true), sleep(5000, false)])
    if (!isGone) {
      child.process.kill('SIGKILL')
      await gone
    }
  }
}
