import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { rootFolder } from '#lib/paths.ts'

/** `npm run build`: the portal, ready for `npm start`. */
const next = path.join(rootFolder, 'node_modules/next/dist/bin/next')
const done = spawnSync(process.execPath, [next, 'build'], { cwd: rootFolder, stdio: 'inherit' })
process.exit(done.status ?? 1)
