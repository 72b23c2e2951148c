import { spawn } from 'node:child_process'
import path from 'node:path'
import { readEnv } from '#lib/env.ts'
import { rootFolder } from '#lib/paths.ts'
import { requireLockedStore } from '#lib/services/audit/evidence-store.ts'

/** `npm start`: the built portal. Refuses to start on settings that are missing or wrong, before it listens. */
try {
  readEnv()
  await requireLockedStore()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
const next = path.join(rootFolder, 'node_modules/next/dist/bin/next')
const child = spawn(process.execPath, [next, 'start', ...process.argv.slice(2)], {
  cwd: rootFolder,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
