import { journeys, runSteps } from './run.ts'

/** `npm run journeys`: the demo's own stack, in a real Chromium. */
await runSteps([journeys])
