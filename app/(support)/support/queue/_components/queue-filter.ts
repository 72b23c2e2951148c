import { createLoader, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { openRequestStates } from '#lib/domain/exclusions/request-states.ts'

/** The queue in its address: its filters, and the request whose brief is open. */
export const queueParsers = {
  state: parseAsStringLiteral(openRequestStates),
  customer: parseAsString,
  urgent: parseAsStringLiteral(['true', 'false']),
  id: parseAsString,
}

export type ShownQueueFilter = Omit<inferParserType<typeof queueParsers>, 'id'>

export const loadQueueFilter = createLoader(queueParsers)
