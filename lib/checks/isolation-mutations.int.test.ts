import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { rootFolder } from '#lib/paths.ts'

/**
 * A mutation or two of each kind, the same ones every time; `npm run prove:isolation` tries them all. The run has a
 * database server and a test runner of its own.
 */
it('catches walls that are taken away', { timeout: 300_000 }, async () => {
  // What tells a process that it is a test's own must not reach the run inside.
  const env = Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_OPTIONS)/.test(name))
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'lib/checks/isolation-mutations.ts', '--few', '--seed', '7'],
    {
      cwd: rootFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: Object.fromEntries(env) as NodeJS.ProcessEnv,
    },
  )
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(await exit, `${output}\n${errors}`).toBe(0)
  expect(output).toContain('0 survived')
})
