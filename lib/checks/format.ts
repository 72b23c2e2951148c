import { format, runSteps } from './run.ts'

/** `npm run format`: writes what `verify` would only complain of. */
await runSteps([{ ...format, args: ['--write', '--log-level', 'warn', '.'] }])
