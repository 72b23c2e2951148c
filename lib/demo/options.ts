import { parseArgs } from 'node:util'

export interface DemoOptions {
  isOnce: boolean
  isJson: boolean
  isReset: boolean
  /** The port people would like; another is taken when it is in use. */
  port: number
}

/** Reads the command's words; throws a sentence when they make no sense. */
export function readOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      port: { type: 'string', default: '4300' },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`--port ${values.port} is no port.`)
  return { isOnce: values.once, isJson: values.json, isReset: values.reset, port }
}
