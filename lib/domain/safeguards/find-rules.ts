import type { ResourceType } from '#lib/domain/resources/types.ts'
import { catalogue } from './catalogue.ts'
import { frameworksOf, mappedControls, type Rule, type Severity } from './rule.ts'

interface RuleFilter {
  /** Words, an id, a setting, a control: all that is typed must be somewhere in the safeguard. */
  q: string | null
  group: Rule['group'] | null
  severity: Severity | null
  type: ResourceType | null
}

function wordsOf({ id, title, why, reads, mappings, fix }: Rule): string {
  return [id, title, why, ...reads, ...frameworksOf(mappings), ...mappedControls(mappings), fix.text]
    .join(' ')
    .toLowerCase()
}

/** The safeguards that match, in the catalogue's order. A filter that is null asks nothing. */
export function findRules({ q, group, severity, type }: RuleFilter): Rule[] {
  const typed = (q ?? '').toLowerCase().split(/\s+/)
  return catalogue.filter(
    (rule) =>
      (group === null || rule.group === group) &&
      (severity === null || rule.severity === severity) &&
      (type === null || rule.resourceTypes.includes(type)) &&
      typed.every((word) => wordsOf(rule).includes(word)),
  )
}
