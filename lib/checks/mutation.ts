import { spawn } from 'node:child_process'
import path from 'node:path'
import { rootFolder } from '#lib/paths.ts'

/**
 * `npm run mutation [-- <folder of lib/domain> …]`: changes the domain's code, a little at a time, and shows
 * that a unit test fails for each. Ends with 1 below 95 %. Whole it takes the better part of an hour.
 */
const folders = process.argv.slice(2)
const files = folders.flatMap((folder) => [`lib/domain/${folder}/**/*.ts`])
const child = spawn(
  process.execPath,
  [
    path.join(rootFolder, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    'lib/checks/stryker.config.json',
    ...(files.length === 0 ? [] : ['--mutate', [...files, '!**/*.test.ts'].join(',')]),
  ],
  { cwd: rootFolder, stdio: 'inherit' },
)
child.on('exit', (code) => process.exit(code ?? 1))
