import { ruleTable } from '#lib/checks/rule-table.ts'
import { appImageConfigTagged } from './app-image-config-tagged.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'

const tags = (Tags: unknown): Record<string, Answer> => ({
  ListTags: { kind: 'described', described: { Tags } },
})

ruleTable(appImageConfigTagged, [
  ['a tag', { AppImageConfigName: 'a' }, 'protected', { also: tags([{ Key: 'owner', Value: 'x' }]) }],
  [
    'two tags',
    { AppImageConfigName: 'a' },
    'protected',
    { also: tags([{ Key: 'owner' }, { Key: 'b' }]), says: '2 tags' },
  ],
  ['AWS’s own', { AppImageConfigName: 'a' }, 'failing', { also: tags([{ Key: 'aws:x' }, 7]) }],
  ['none', { AppImageConfigName: 'a' }, 'failing', { also: tags([]) }],
  ['tags that are no list', { AppImageConfigName: 'a' }, 'unknown', { also: tags('x') }],
  [
    'refused',
    { AppImageConfigName: 'a' },
    'unknown',
    {
      also: { ListTags: { kind: 'unreadable', gap: { action: 'ListTags', error: 'AccessDeniedException' } } },
      says: 'AccessDeniedException',
    },
  ],
  ['never asked', { AppImageConfigName: 'a' }, 'unknown', { says: 'was not asked' }],
])
