import { format, importRule, integration, journeys, lint, runSteps, types, unit, unused } from './run.ts'

/** `npm test`: everything that decides whether a change may land. The quick answers come first. */
await runSteps([importRule, format, types, unused, lint, unit, integration, journeys])
