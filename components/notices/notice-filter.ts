import { createLoader, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { parseAsCursor } from '#lib/client/filter-parsers.ts'
import { noticeGroups } from '#lib/domain/notices.ts'

/** The notices' page in its address. */
export const noticeFilterParsers = { group: parseAsStringLiteral(noticeGroups), after: parseAsCursor }

export type ShownNoticeFilter = inferParserType<typeof noticeFilterParsers>

export const loadNoticeFilter = createLoader(noticeFilterParsers)
