import { lint, runSteps, unused } from './run.ts'

/** `npm run lint`: the type-aware guard over the verbs, and code that nobody uses. */
await runSteps([lint, unused])
