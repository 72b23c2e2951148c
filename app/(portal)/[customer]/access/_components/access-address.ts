import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server'

export const accessTabs = ['people', 'changes', 'review', 'policy'] as const
export type AccessTab = (typeof accessTabs)[number]

/** Which account and which part of the page: in its address. */
export const accessParsers = {
  account: parseAsString,
  show: parseAsStringLiteral(accessTabs).withDefault('people'),
}

export const loadAccessView = createLoader(accessParsers)
