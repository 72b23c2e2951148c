import path from 'node:path'
import { createRequire } from 'node:module'
import { cruise, type IReporterOutput } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser'
import { rootFolder } from '#lib/paths.ts'

interface Rules {
  forbidden: IForbiddenRuleType[]
  options: ICruiseOptions
}

/**
 * Who may import whom. A cruise over no modules at all also finds no violation (it happens under a TypeScript
 * that the tool does not know), so the count is checked as well.
 */
const rules = createRequire(import.meta.url)('./dependency-cruiser.cjs') as Rules
const output: IReporterOutput = await cruise(
  ['app', 'components', 'lib', 'e2e', 'proxy.ts'],
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true, baseDir: rootFolder },
  {},
  { tsConfig: extractTSConfig(path.join(rootFolder, 'tsconfig.json')) },
)
const { modules, summary } = output.output as ICruiseResult
for (const { from, to, rule } of summary.violations)
  console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`)
if (modules.length < 100) {
  console.error(`Only ${modules.length} modules were seen: the rule was not really checked.`)
  process.exit(1)
}
console.log(`${modules.length} modules, ${summary.error} violations`)
process.exit(summary.error === 0 ? 0 : 1)
