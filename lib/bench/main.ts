import { parseArgs } from 'node:util'
import { type Bench, describeMachine } from './bench.ts'

/**
 * `npm run bench -- <name> [--quick] [--json]`: each bench builds its own world and compares within one run.
 * With `--json` standard output holds one object and nothing else. Ends with 1 when a bar is missed.
 */
const benches: Record<string, () => Promise<Bench>> = {
  audit: async () => (await import('./audit.ts')).audit,
  enforce: async () => (await import('./enforce.ts')).enforce,
  scan: async () => (await import('./scan.ts')).scan,
  isolation: async () => (await import('./isolation.ts')).isolation,
  report: async () => (await import('./report.ts')).report,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' } },
})
const [name = ''] = positionals
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (load === undefined || positionals.length !== 1) {
  console.error(`Name a bench: ${Object.keys(benches).join(', ')}. Then --quick and --json, if you like.`)
  process.exit(2)
}

const bench = await load()
const say = (text: string) => process.stderr.write(`${text}\n`)
const { figures, bars } = await bench({ isQuick: values.quick === true, say })
const ok = bars.every((bar) => bar.ok)
const result = { name, machine: describeMachine(), figures, bars, ok }
if (values.json) console.log(JSON.stringify(result, null, 2))
else {
  for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(28)} ${value}`)
  for (const bar of bars)
    console.log(`${bar.ok ? 'reached' : 'MISSED '}  ${bar.name}: ${bar.value} (goal ${bar.goal})`)
}
for (const bar of bars) if (!bar.ok) say(`Missed: ${bar.name} is ${bar.value}, and the goal is ${bar.goal}.`)
process.exit(ok ? 0 : 1)
