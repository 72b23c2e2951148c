import { ruleTable } from '#lib/checks/rule-table.ts'
import { imageTagged } from './image-tagged.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'

const tags = (Tags: unknown): Record<string, Answer> => ({
  ListTags: { kind: 'described', described: { Tags } },
})

ruleTable(imageTagged, [
  ['a tag', { ImageName: 'a' }, 'protected', { also: tags([{ Key: 'owner', Value: 'x' }]) }],
  [
    'two tags',
    { ImageName: 'a' },
    'protected',
    { also: tags([{ Key: 'owner' }, { Key: 'b' }]), says: '2 tags' },
  ],
  ['AWS’s own', { ImageName: 'a' }, 'failing', { also: tags([{ Key: 'aws:x' }, 7]) }],
  ['none', { ImageName: 'a' }, 'failing', { also: tags([]) }],
  ['tags that are no list', { ImageName: 'a' }, 'unknown', { also: tags('x') }],
  [
    'refused',
    { ImageName: 'a' },
    'unknown',
    {
      also: { ListTags: { kind: 'unreadable', gap: { action: 'ListTags', error: 'AccessDeniedException' } } },
      says: 'AccessDeniedException',
    },
  ],
  ['never asked', { ImageName: 'a' }, 'unknown', { says: 'was not asked' }],
])
