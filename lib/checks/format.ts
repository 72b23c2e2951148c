import { writeRouteList } from './route-list.ts'
import { format, runSteps } from './run.ts'

/** `npm run format`: writes what `verify` would only complain of, and the list of the API's routes. */
writeRouteList()
await runSteps([{ ...format, args: ['--write', '--log-level', 'warn', '.'] }])
