import {
  format,
  importRule,
  integration,
  journeys,
  kills,
  lint,
  runStages,
  types,
  unit,
  unused,
} from './run.ts'

/**
 * `npm test`: everything that decides whether a change may land. The quick answers come first. What uses one
 * processor alone runs beside another such, and a browser waits most of its time.
 */
await runStages([[lint], [importRule, format, types, unused]], [[unit]], [[journeys], [integration, kills]])
