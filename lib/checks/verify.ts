import { format, importRule, runStages, types, unit } from './run.ts'

/** `npm run verify`: what needs no database and no browser. */
await runStages([
  [importRule, unit],
  [types, format],
])
