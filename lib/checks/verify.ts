import { format, importRule, runLanes, types, unit } from './run.ts'

/** `npm run verify`: what needs no database and no browser. */
await runLanes([
  [importRule, unit],
  [types, format],
])
