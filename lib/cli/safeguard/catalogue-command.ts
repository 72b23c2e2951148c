import { parseArgs } from 'node:util'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import type { Io } from './io.ts'

/** `safeguard catalogue [--json]`: every safeguard, as data or as a list to read. */
export function runCatalogue(args: string[], io: Io): number {
  let isJson: boolean
  try {
    isJson = parseArgs({ args, options: { json: { type: 'boolean', default: false } } }).values.json
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : 'These options make no sense.'}\n`)
    return 2
  }
  if (isJson)
    io.out(
      `${JSON.stringify(
        catalogue.map(({ judge, ...rule }) => rule),
        null,
        2,
      )}\n`,
    )
  else
    for (const { id, group, severity, title } of catalogue)
      io.out(`${group.padEnd(9)} ${severity.padEnd(9)} ${id.padEnd(56)} ${title}\n`)
  return 0
}
