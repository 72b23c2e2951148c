import * as fs from 'node:fs'
import path from 'node:path'
import { rootFolder } from '#lib/paths.ts'

/** Where the list stands that the API's document is made from: Next has no way to ask for all routes. */
export const routeListFile = 'app/api/v1/openapi.json/routes.ts'

const folder = 'app/api/v1'

/** `[id]/would-stop` as `idWouldStop`. */
function nameOf(parts: readonly string[]): string {
  const words = parts.flatMap((part) => part.replace(/[[\]]/g, '').split('-'))
  return words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
}

/** The folders of routes below `app/api/v1`, but the document's own. */
export function routeFolders(): string[] {
  return fs
    .readdirSync(path.join(rootFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .map((file) => path.dirname(file).replaceAll(path.sep, '/'))
    .filter((name) => name !== 'openapi.json')
    .sort()
}

/** The list as it should be, written out. Prettier has its way with it afterwards. */
export function routeListText(): string {
  const entries = routeFolders().map((name) => ({ name, variable: `${nameOf(name.split('/'))}Routes` }))
  const imports = entries.map(
    ({ name, variable }) => `import * as ${variable} from '#${folder}/${name}/route.ts'`,
  )
  const rows = entries.map(
    ({ name, variable }) => `  '/api/v1/${name.replace(/\[(\w+)\]/g, '{$1}')}': ${variable},`,
  )
  return [
    `import type { RouteFile } from '#lib/http/openapi/document.ts'`,
    ...imports,
    '',
    '/** Every route of the API, by its address. `npm run format` writes this from the folders. */',
    'export const routes: Record<string, RouteFile> = {',
    ...rows,
    '}',
    '',
  ].join('\n')
}

export function writeRouteList(): void {
  fs.writeFileSync(path.join(rootFolder, routeListFile), routeListText())
}
