import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { rootFolder } from '#lib/paths.ts'

/**
 * `npm run mutation [-- <folder or file of lib/domain> …]`: changes the domain's code, a little at a time, and
 * shows that a unit test fails for each. Ends with 1 below 95 %. Whole it takes hours; `-- month.ts group` tries one
 * file and one folder, each against the tests beside it alone, which is quicker and never kinder. What is changed where a module is loaded (tables, titles) is not tried: see ignoreStatic.
 */
const names = process.argv.slice(2)
const files = names.map((name) => {
  const place = path.join(rootFolder, 'lib/domain', name)
  if (!fs.existsSync(place)) throw new Error(`lib/domain has no ${name}.`)
  return fs.statSync(place).isDirectory() ? `lib/domain/${name}/**/*.ts` : `lib/domain/${name}`
})
const tests = names.map(
  (name) => `lib/domain/${name.replace(/\.ts$/, '')}${name.endsWith('.ts') ? '' : '/**/*'}.test.ts`,
)
const child = spawn(
  process.execPath,
  [
    path.join(rootFolder, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    'lib/checks/stryker.config.json',
    ...(files.length === 0 ? [] : ['--mutate', [...files, '!**/*.test.ts'].join(',')]),
  ],
  {
    ...{ cwd: rootFolder, stdio: 'inherit' as const },
    env: { ...process.env, ...(tests.length === 0 ? {} : { MUTATION_TESTS: tests.join(',') }) },
  },
)
child.on('exit', (code) => process.exit(code ?? 1))
