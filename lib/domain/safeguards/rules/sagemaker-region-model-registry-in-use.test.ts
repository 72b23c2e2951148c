import { ruleTable } from '#lib/checks/rule-table.ts'
import { sagemakerRegionModelRegistryInUse } from './sagemaker-region-model-registry-in-use.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'

const also = (ModelPackageSummaryList: unknown): Record<string, Answer> => ({
  ListModelPackages: { kind: 'described', described: { ModelPackageSummaryList } },
})

ruleTable(sagemakerRegionModelRegistryInUse, [
  ['in use', { Region: 'eu-west-1' }, 'protected', { also: also([{ ModelApprovalStatus: 'Approved' }]) }],
  ['not in use', { Region: 'eu-west-1' }, 'failing', { also: also([{ ModelApprovalStatus: 'Rejected' }]) }],
  ['entries that are no objects', { Region: 'eu-west-1' }, 'failing', { also: also([7]) }],
  [
    'empty',
    { Region: 'eu-west-1' },
    'failing',
    { also: { ...also([]), ListModels: { kind: 'described', described: { Models: [{}] } } } },
  ],
  [
    'a region without models',
    { Region: 'eu-west-1' },
    'not_applicable',
    { also: { ...also([]), ListModels: { kind: 'described', described: { Models: [] } } } },
  ],
  ['no list', { Region: 'eu-west-1' }, 'unknown', { also: also('x') }],
  [
    'refused',
    { Region: 'eu-west-1' },
    'unknown',
    {
      also: {
        ListModelPackages: {
          kind: 'unreadable',
          gap: { action: 'ListModelPackages', error: 'AccessDeniedException' },
        },
      },
      says: 'sagemaker:ListModelPackages answered AccessDeniedException',
    },
  ],
  ['never asked', { Region: 'eu-west-1' }, 'unknown', { says: 'was not asked' }],
])
