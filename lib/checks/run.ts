import { spawn } from 'node:child_process'
import path from 'node:path'
import { rootFolder } from '#lib/paths.ts'

export interface Step {
  name: string
  /** A script under node_modules or the checkout, and its arguments. */
  script: string
  args: string[]
  env?: Record<string, string>
}

const bin = (name: string) => path.join(rootFolder, 'node_modules', name)

export const format: Step = {
  name: 'format',
  script: bin('prettier/bin/prettier.cjs'),
  args: ['--check', '--log-level', 'warn', '.'],
}
export const lint: Step = {
  name: 'lint',
  script: bin('eslint/bin/eslint.js'),
  args: ['--max-warnings', '0', '.'],
}
export const importRule: Step = { name: 'import rule', script: 'lib/checks/import-rule.ts', args: [] }
export const types: Step = { name: 'types', script: bin('typescript/bin/tsc'), args: ['--noEmit', '-p', '.'] }
export const unused: Step = { name: 'unused code', script: bin('knip/bin/knip.js'), args: ['--no-progress'] }
const vitest = (project: string): Step => ({
  name: `${project} tests`,
  script: bin('vitest/vitest.mjs'),
  args: ['run', '--config', 'lib/checks/vitest.config.ts', '--project', project],
})
export const unit = vitest('unit')
export const integration = vitest('integration')
export const journeys: Step = {
  name: 'browser journeys',
  script: bin('@playwright/test/cli.js'),
  args: ['test', '--config', 'e2e/playwright.config.ts'],
}

interface Outcome {
  name: string
  isPassed: boolean
  seconds: number
}

async function runStep({ name, script, args, env }: Step): Promise<Outcome> {
  const started = Date.now()
  process.stdout.write(`\n=== ${name}\n`)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: rootFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { name, isPassed: code === 0, seconds: Math.round((Date.now() - started) / 1000) }
}

/** Runs steps, `atOnce` of them at a time, and says how each went. Ends the process with 1 when one failed. */
export async function runSteps(steps: readonly Step[], atOnce = 1): Promise<never> {
  const outcomes: Outcome[] = []
  const waiting = [...steps]
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await runStep(step))
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  process.stdout.write('\n')
  for (const { name, isPassed, seconds } of outcomes)
    process.stdout.write(`${isPassed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)\n`)
  const failed = outcomes.filter(({ isPassed }) => !isPassed).length
  process.stdout.write(`\n${outcomes.length - failed} passed, ${failed} failed\n`)
  process.exit(failed === 0 ? 0 : 1)
}
