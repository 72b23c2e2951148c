import { format, importRule, runSteps, types, unit } from './run.ts'

/** `npm run verify`: what needs no database and no browser. */
await runSteps([importRule, types, format, unit], 2)
