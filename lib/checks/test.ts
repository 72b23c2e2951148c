import {
  format,
  importRule,
  integration,
  journeys,
  kills,
  lint,
  runLanes,
  types,
  unit,
  unused,
} from './run.ts'

/**
 * `npm test`: everything that decides whether a change may land. The quick answers come first; a browser waits most of
 * its time, so that the long ones run beside each other.
 */
await runLanes([[journeys], [integration, kills]], [importRule, format, types, unused, lint, unit])
