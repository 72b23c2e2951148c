import fs from 'node:fs'
import path from 'node:path'
import { rootFolder } from '#lib/paths.ts'

/** The flags of Node that a script of package.json is started with: `npm run worker`, `npm run safeguard`. */
export function nodeFlagsOf(script: 'worker' | 'safeguard'): string[] {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(rootFolder, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  return (scripts[script] ?? '').split(' ').filter((word) => word.startsWith('--'))
}
