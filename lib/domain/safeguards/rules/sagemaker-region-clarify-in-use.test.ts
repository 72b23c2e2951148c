import { ruleTable } from '#lib/checks/rule-table.ts'
import { sagemakerRegionClarifyInUse } from './sagemaker-region-clarify-in-use.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'

const also = (ProcessingJobs: unknown): Record<string, Answer> => ({
  DescribeProcessingJob: { kind: 'described', described: { ProcessingJobs } },
})

ruleTable(sagemakerRegionClarifyInUse, [
  [
    'in use',
    { Region: 'eu-west-1' },
    'protected',
    { also: also([{ AppSpecification: { ImageUri: '1.dkr.ecr/sagemaker-clarify-processing:1.0' } }]) },
  ],
  [
    'not in use',
    { Region: 'eu-west-1' },
    'failing',
    { also: also([{ AppSpecification: { ImageUri: 'other' } }]) },
  ],
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
        DescribeProcessingJob: {
          kind: 'unreadable',
          gap: { action: 'DescribeProcessingJob', error: 'AccessDeniedException' },
        },
      },
      says: 'sagemaker:DescribeProcessingJob answered AccessDeniedException',
    },
  ],
  ['never asked', { Region: 'eu-west-1' }, 'unknown', { says: 'was not asked' }],
])
