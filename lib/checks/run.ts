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

/** `kill -9` of worker, web and PostgreSQL; a night’s worth is `npm run prove:kills -- --runs 200`. */
export const kills: Step = {
  name: 'ten kills',
  script: 'lib/checks/kill-runs.ts',
  args: ['--runs', '10', '--seed', '10', '--anew'],
}

interface Outcome {
  name: string
  isPassed: boolean
  seconds: number
}

/** Runs one step. Its output goes on as it comes, or in one piece when it has ended: two at once would mix. */
async function runStep({ name, script, args, env }: Step, isAlone: boolean): Promise<Outcome> {
  const started = Date.now()
  process.stdout.write(`\n=== ${name}${isAlone ? '' : ' begins'}\n`)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: rootFolder,
    stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (!isAlone) process.stdout.write(`\n=== ${name}\n${Buffer.concat(said).toString('utf8')}`)
  return { name, isPassed: code === 0, seconds: Math.round((Date.now() - started) / 1000) }
}

/**
 * Runs stages one after another; the lanes of a stage beside each other, each lane’s steps in turn. Says how each step
 * went, and ends the process with 1 when one failed.
 */
export async function runStages(...stages: (readonly (readonly Step[])[])[]): Promise<never> {
  const outcomes: Outcome[] = []
  for (const lanes of stages)
    await Promise.all(
      lanes.map(async (steps) => {
        for (const step of steps) outcomes.push(await runStep(step, lanes.length === 1))
      }),
    )
  process.stdout.write('\n')
  for (const { name, isPassed, seconds } of outcomes)
    process.stdout.write(`${isPassed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)\n`)
  const failed = outcomes.filter(({ isPassed }) => !isPassed).length
  process.stdout.write(`\n${outcomes.length - failed} passed, ${failed} failed\n`)
  process.exit(failed === 0 ? 0 : 1)
}

/** Runs steps one after another, and says how each went. */
export function runSteps(steps: readonly Step[]): Promise<never> {
  return runStages([steps])
}
