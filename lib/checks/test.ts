import { importRule, integration, runSteps, types, unit } from './run.ts'

/**
 * `npm test`. Lint and unused code (`npm run lint`) and the browser's journeys (`npm run journeys`) stand
 * beside it until they have been seen to pass whole: docs/decisions/0005.
 */
await runSteps([importRule, types, unit, integration])
